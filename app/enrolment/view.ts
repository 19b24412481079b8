/** A run as screens and the command line show it: codes only, all of closed lists. */
import { decideError, type ErrorNext, type Reading } from '../pims/session-calls/index.ts';
import { actsOf } from './machine.ts';
import type { ActView, EnrolmentState, Trouble } from './types.ts';

/** What is shown of a run. `heed`: what the person does about the trouble before anything else; null: one of the acts. */
export type EnrolmentView = {
  readonly state: EnrolmentState;
  readonly acts: readonly ActView[];
  readonly heed: ErrorNext | null;
  /** Does an act of this place say that other phones are going to lose their enrolment? */
  readonly endsOthers: boolean;
};

/** Makes the view. */
export function viewEnrolment(state: EnrolmentState): EnrolmentView {
  const acts = actsOf(state);
  const trouble = state.name === 'waiting' || state.name === 'asking' ? state.trouble : null;
  const endsOthers = acts.some((one) => one.act === 'remove' || (one.kind === 'spend' && one.call === 'enrolment.remove-all'));
  return { state, acts, heed: trouble === null ? null : heedOf(trouble), endsOthers };
}

function heedOf(trouble: Trouble): ErrorNext | null {
  switch (trouble.kind) {
    case 'error':
      return decideError(trouble.call, trouble.code).next;
    case 'session-lost':
      return 'sign-in';
    case 'one-time-code':
      return trouble.code === null ? 'one-time-code' : decideError('otp.with-pin', trouble.code).next;
    case 'no-answer':
    case 'not-confirmed':
      return 'ask-state';
    case 'not-sent':
      return 'reconnect';
  }
}

/** Which reading of the contract a call is sent in: the sample's, once the schema's was refused as faulty input. */
export function readingFor(state: EnrolmentState): Reading {
  const trouble = state.name === 'waiting' ? state.trouble : null;
  const isRefused = trouble?.kind === 'error' && trouble.call === 'sms-code.add-phone' && (trouble.code === 2101 || trouble.code === 2102);
  return isRefused ? 'sample' : 'schema';
}
