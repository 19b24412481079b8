/** The errors of PIMS that stand in the way of a job: of the last read of the status, and of an activation that was refused. */
import { SIGNED_OUT } from '../../pims/index.ts';
import type { JobFacts } from '../status/index.ts';

/** One error, and the transaction that it answered; where that is not known any more, the attempt. */
export type Failure = { readonly code: number; readonly tx: string };

/** What the last read was answered; null: no error. */
export function readError({ readFailure }: Pick<JobFacts, 'readFailure'>): Failure | null {
  return readFailure !== null && 'error' in readFailure ? { code: readFailure.error.code, tx: readFailure.transactionId } : null;
}

/** What the last activation was refused with; null: it was not, or by no error of PIMS. */
export function refusalOf({ attempt }: Pick<JobFacts, 'attempt'>): Failure | null {
  const state = attempt?.view.state;
  if (attempt === null || state?.name !== 'refused' || state.because.kind !== 'error') return null;
  return { code: state.because.code, tx: state.transactionId ?? attempt.view.id };
}

/** Both, the read's first. */
export function failuresOf(facts: Pick<JobFacts, 'readFailure' | 'attempt'>): readonly Failure[] {
  return [readError(facts), refusalOf(facts)].filter((one) => one !== null);
}

/** Transactions that PIMS answered by saying that nobody is signed in. */
export function signedOutBy(facts: Pick<JobFacts, 'readFailure' | 'attempt'>): readonly string[] {
  return failuresOf(facts).flatMap(({ code, tx }) => (code === SIGNED_OUT ? [tx] : []));
}
