/**
 * What the log tells of wrong PINs that the file of the accounts does not know, because it was put back to an older copy. Each account counts
 * the PINs that were tried for ever; a refused one says its number as `n` in the log, which only grows. Entries of earlier versions have no number.
 */
import type { OperatorRef } from '../../audit/entry/index.ts';
import { endsRequest, type RescueEntry } from './rescue.ts';

/** Wrong PINs that a file missed since the last right one, and the highest number that the log tells. */
export type Missed = { readonly count: number; readonly highest: number };

/** Nothing was missed. */
export const NOTHING_MISSED: Missed = { count: 0, highest: 0 };

/** Counts what a file that knows of `known` tries has missed. `entries`: of this account or about it, newest first. */
export function missedFailures(entries: Iterable<RescueEntry>, account: OperatorRef, known: number): Missed {
  let { count, highest } = NOTHING_MISSED;
  for (const entry of entries) {
    if (forgets(entry, account)) break;
    const n = entry.kind === 'denied' && entry.op === account ? (entry.d?.n ?? 0) : 0;
    if (n > known) count += 1;
    highest = Math.max(highest, n);
  }
  return { count, highest };
}

/** Are failures before this entry over? Not when tries were given back: those that were used up stay used up. */
function forgets(entry: RescueEntry, account: OperatorRef): boolean {
  const { kind, out, op, d } = entry;
  if (op === account && out === 'pin-given') return true;
  if (kind === 'account' && d?.by === account && out === 'added') return true;
  const isOther =
    out === 'rescue-cancelled' || out === 'disabled' || out === 'role-changed' || (out === 'rescued' && d?.reason === 'tries');
  return !isOther && endsRequest(entry, account);
}
