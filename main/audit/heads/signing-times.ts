/** When a head is signed. The shorter the unsigned end of the log, the less can be changed there without a trace. */
import type { Entry, EntryKind } from '../../../app/audit/entry/index.ts';

/** Most entries that may wait for a signature. */
export const MOST_UNSIGNED = 256;

/** Longest time that an entry waits for a signature, ms. */
export const LONGEST_UNSIGNED_MS = 15 * 60_000;

/** Kinds that are signed for at once: what was done to a vehicle, what was erased, and the ends of a run or of a log. */
const AT_ONCE: ReadonlySet<EntryKind> = new Set(['sent', 'result', 'resolved', 'erase', 'stop', 'restore']);

/** Is a signature due after these entries? `unsigned`: how many wait for one, these included. */
export function dueAfter(entries: readonly Pick<Entry, 'kind'>[], unsigned: number): boolean {
  return unsigned >= MOST_UNSIGNED || (unsigned > 0 && entries.some(({ kind }) => AT_ONCE.has(kind)));
}

/** Is a signature due because time has passed? Both on the monotonic clock, ms; `since` is the last signing or the start. */
export function dueByTime(unsigned: number, since: number, now: number): boolean {
  return unsigned > 0 && now - since >= LONGEST_UNSIGNED_MS;
}
