/**
 * What every room needs and nothing of the console depends on: clocks, log lines, ids, hashes, turns of the event loop, undoing a start. Loads no
 * package: every command and every worker waits for what is here before its first line.
 */
export { createCache } from './cache.ts';
export { systemClock, type Clock } from './clock.ts';
export { nativeHmac, nativeSha256 } from './hash.ts';
export { faultFields, faultsInto, redact, silentLogger, type LogFields, type Logger } from './logger.ts';
export { systemRandom, type Random } from './random.ts';
export { createRevisions, type Revisions } from './revisions.ts';
export { slices } from './slices.ts';
export { turns } from './in-turn.ts';
export { problem, waited, within } from './timer.ts';
export { TokenBucket, type Rate } from './token-bucket.ts';
export { nextTurn } from './turn.ts';
export { Undo, startOrUndo } from './undo.ts';
export { VERSION } from './version.ts';
