/** What the next action has to know of the customer's side: whose session it is, whether a run is open, which step is missing, and what stopped it. */
import { type CustomerNext, type CustomerTrouble, type Session, WORK_CALLS } from '../../customer/index.ts';
import type { EnrolmentState, Standing, Trouble } from '../../enrolment/index.ts';
import { ONE_TIME_CODE } from '../../pims/index.ts';
import type { CallName } from '../../pims/session-calls/index.ts';
import type { StepNext, StepsView } from '../../steps/index.ts';

/** Why the customer's side does not go on. `lost`: a call left, and no answer came; `limit`: the budgets of the account, as the console counts them. */
export type CustomerStop =
  | { readonly kind: 'error'; readonly call: CallName; readonly code: number }
  | { readonly kind: 'nobody' | 'session-lost' | 'blocked' | 'limit' | 'lost' | 'not-answered' | 'not-sent' | 'log' | 'not-confirmed' };

/**
 * The facts. `run`: how the last one stands or ended. `code-given`: the call that wanted a one-time code is made again; `enrol-first`: there can be
 * no code, since this phone is not enrolled; `unlinked`: the vehicle is no longer of this account.
 */
export type CustomerFacts = {
  readonly next: CustomerNext;
  readonly run: 'none' | 'working' | 'waiting' | 'code-given' | 'enrolled' | 'enrol-first' | 'unlinked';
  /** Null: the steps were not read. */
  readonly step: StepNext | null;
  /** Null: nothing is known against going on. */
  readonly stop: CustomerStop | null;
};

/** A run as far as it is needed. `say` of an act: what a person has to say first, because a budget is nearly used up. */
type RunPart = { readonly state: EnrolmentState; readonly acts?: readonly { readonly kind: string; readonly say?: object | null }[] };

/** The parts of the customer's view that they are made of. */
type Parts = {
  readonly next: CustomerNext;
  readonly run: RunPart | null;
  readonly steps: StepsView | null;
  readonly session: Session;
  readonly trouble: CustomerTrouble | null;
};

/** Makes the facts. */
export function customerFacts(parts: Parts): CustomerFacts {
  const { next, run, steps } = parts;
  return { next, run: run === null ? 'none' : runWord(run.state), step: steps?.next ?? null, stop: stopOf(parts) };
}

function runWord(state: EnrolmentState): CustomerFacts['run'] {
  switch (state.name) {
    case 'asking':
    case 'spending':
      return 'working';
    case 'waiting':
      return 'waiting';
    case 'done':
      if (state.how === 'already') return 'enrolled';
      return state.how === 'code-given' || state.how === 'enrolled' || state.how === 'unlinked' ? state.how : 'none';
    case 'not-done':
      return state.because === 'enrol-first' ? 'enrol-first' : 'none';
  }
}

/** What was met last comes first: the run, then the browser, then whose session it is. */
function stopOf({ run, trouble, session }: Parts): CustomerStop | null {
  const ofRun = run === null ? null : stopOfRun(run);
  if (ofRun !== null) return ofRun;
  if (trouble !== null) return stopOfBrowser(trouble);
  if (session.name === 'nobody') return { kind: 'nobody' };
  return session.name === 'lost' ? { kind: 'session-lost' } : null;
}

function stopOfRun({ state, acts = [] }: RunPart): CustomerStop | null {
  if (state.name === 'not-done') return state.because === 'blocked' ? { kind: 'blocked' } : null;
  if (state.name !== 'waiting') return null;
  const { trouble } = state;
  if (trouble !== null) return stopOfTrouble(trouble, state);
  if (state.unsure !== null) return unsureOf(state.unsure);
  if (state.goal === 'enrol' && state.place === 'blocked') return { kind: 'blocked' };
  return acts.some(({ say }) => say !== undefined && say !== null) ? { kind: 'limit' } : null;
}

function unsureOf({ call, code }: NonNullable<Standing['unsure']>): CustomerStop {
  return code === null ? { kind: 'lost' } : { kind: 'error', call, code };
}

function stopOfTrouble(trouble: Trouble, { unsure }: Pick<Standing, 'unsure'>): CustomerStop {
  switch (trouble.kind) {
    case 'error':
      return { kind: 'error', call: trouble.call, code: trouble.code };
    case 'one-time-code':
      return { kind: 'error', call: 'otp.with-pin', code: trouble.code ?? ONE_TIME_CODE };
    case 'session-lost':
      return { kind: 'session-lost' };
    case 'no-answer':
      return unsure === null ? { kind: 'not-answered' } : unsureOf(unsure);
    case 'not-confirmed':
      return { kind: 'not-confirmed' };
    case 'not-sent':
      return { kind: trouble.reason === 'log-unwritable' ? 'log' : 'not-sent' };
  }
}

/** An ask who is signed in changes nothing; the work of a browser may have been done. */
function stopOfBrowser({ why, work, code }: CustomerTrouble): CustomerStop {
  if (code !== null) return { kind: 'error', call: work === null ? 'account.username' : WORK_CALLS[work], code };
  if (why === 'not-sent') return { kind: 'not-sent' };
  return { kind: work === null ? 'not-answered' : 'lost' };
}
