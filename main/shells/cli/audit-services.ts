/** Where `carkey audit verify` and `rebuild` meet the audit services. */
import { wrong, type Invocation, type Outcome } from './command.ts';

/** Verifies the whole log of the mode in use; progress goes to standard error. See {@link verifyOutcome} for the output. */
export function verifyLog(_invocation: Invocation): Promise<Outcome> {
  return Promise.resolve(wrong('"carkey audit verify" is not available yet.'));
}

/** Makes the projections anew from the entries. */
export function rebuildLog(_invocation: Invocation): Promise<Outcome> {
  return Promise.resolve(wrong('"carkey audit rebuild" is not available yet.'));
}
