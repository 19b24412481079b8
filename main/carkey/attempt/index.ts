/** One activation: approved, sent once, settled by its answer, found again after a crash. */
export { intend, recordOf, send, sessionOf, type GoneOver, type OpenAttempt, type Session } from './activate.ts';
export { settleInterrupted } from './restart.ts';
export { followStrays } from './unmatched-answers.ts';
