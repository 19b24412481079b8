/** What a failure is, in one word. */

/** Codes that say everything by themselves, or with what else the error holds. */
export type PlainCode =
  | 'invalid-vin'
  | 'no-vehicle'
  | 'attempt-vehicle-unknown'
  | 'log-unwritable'
  | 'watch-only'
  | 'signed-out'
  | 'locked'
  | 'role'
  | 'fresh-pin'
  | 'live-only'
  | 'operator'
  | 'internal';

/** A failure every method may answer with: the closed list. Those that are no {@link PlainCode} say nothing without a reason, and do not compile without one. */
export type ErrorCode = PlainCode | 'invalid-input' | 'not-found' | 'not-now' | 'not-ready' | 'attempt-open' | 'code-gone' | 'throttled';
