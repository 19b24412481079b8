import type { AttemptFold, Change, Projections } from './rows.ts';

/**
 * Would these changes break activation rules 2 and 3? A vehicle has one open attempt; a station has one that was not handed over;
 * a transaction id is never used twice. Asked before an entry is appended, never when entries are folded again. Nothing else may let
 * through what the tables' unique indexes refuse: they are written in blocks, and a block that they refuse could never be written.
 */
export function conflicts(changes: readonly Change[], before: Projections): boolean {
  return changes.some((change) => {
    if (change.table !== 'attempt-set') return false;
    const own = before.attempt(change.act);
    return own !== undefined && ((change.set.open === 1 && opensSecond(own, before)) || usesForeignTransaction(own, change.set.tx, before));
  });
}

function opensSecond(own: AttemptFold, before: Projections): boolean {
  return before.openAttempts().some((row) => row.act !== own.act && (row.veh === own.veh || row.handed === 0));
}

/** Not only an intent names a transaction: every later entry of the attempt may. */
function usesForeignTransaction(own: AttemptFold, tx: string | null | undefined, before: Projections): boolean {
  if (tx === undefined || tx === null || tx === own.tx) return false;
  const user = before.attemptByTransaction(tx);
  return user !== undefined && user.act !== own.act;
}
