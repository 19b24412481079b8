/** One activation: approved, sent once, settled by its answer, found again after a crash. */
export { intend, recordOf, send, stampOf, type GoneOver, type OpenAttempt, type ConnectionStamp } from './activate.ts';
export { settleInterrupted } from './restart.ts';
export { followStrays } from './unmatched-answers.ts';
