import type { Change, Projections } from './projection-rows.ts';

/**
 * Would these changes break RELIABILITY rules 2 and 3? A vehicle has one open attempt; a station has one that was not handed over;
 * a transaction id is never used twice. Asked before an entry is appended, never when entries are folded again.
 */
export function conflicts(changes: readonly Change[], before: Projections): boolean {
  return changes.some((change) => {
    if (change.table !== 'attempt-set' || change.set.open !== 1) return false;
    const { tx } = change.set;
    const own = before.attempt(change.act);
    const others = before.openAttempts().filter((row) => row.act !== change.act);
    const used = tx === undefined || tx === null ? undefined : before.attemptByTransaction(tx);
    return others.some((row) => row.veh === own?.veh || row.handed === 0) || (used !== undefined && used.act !== change.act);
  });
}
