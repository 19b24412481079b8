/** The customer's account and phone behind the simulator: a state machine of the session's calls, and the situations that it plays. */
export { sessionCall, type Named } from './call.ts';
export { activationRefusal, carryOut, isMarked } from './calls.ts';
export type { At, Outcome } from './outcome.ts';
export { signalsAfter } from './remote.ts';
export { freshAccount, NOTHING_YET, type AccountScript, type Bend } from './script.ts';
export { ACCOUNT_SITUATIONS, bentSituation, type AccountSituation } from './situations.ts';
export { accountState, type Account, type Sms } from './state.ts';
export { placeHolders, withTyped } from './typed.ts';
