/** What every room needs and nothing of the console depends on: clocks, log lines, ids, hashes, turns of the event loop, undoing a start. */
export { createCache } from './cache.ts';
export { systemClock, type Clock } from './clock.ts';
export { nativeHmac, nativeSha256 } from './hash.ts';
export { createLogger, faultFields, silentLogger, type Logger } from './logger.ts';
export { newAttemptId, systemRandom, type Random } from './random.ts';
export { createRevisions, type Revisions } from './revisions.ts';
export { slices } from './slices.ts';
export { problem, within } from './timer.ts';
export { TokenBucket, type Rate } from './token-bucket.ts';
export { nextTurn } from './turn.ts';
export { Undo, startOrUndo } from './undo.ts';
export { VERSION } from './version.ts';
