/** Failed tries as the log tells them: who is locked, what opens again, what a rescue changes. */
export {
  MAX_FAILURES,
  MAX_WAIT_MS,
  NO_FAILURES,
  afterFailure,
  afterMissed,
  afterRescue,
  carriedOver,
  patienceOf,
  type Lockout,
  type RunTime,
} from './lockout.ts';
export {
  RESCUES,
  RESCUE_TRIES,
  RESCUE_WAIT_MS,
  RESCUE_WORDS,
  judgeRequest,
  newestRequest,
  type RescueEntry,
  type RescueKind,
  type RescueRequest,
} from './rescue.ts';
export { NOTHING_MISSED, missedFailures, type Missed } from './told-failures.ts';
