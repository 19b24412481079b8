/**
 * What the log tells of wrong PINs in a row. The file of the accounts can be put back to a copy with fewer of them; the log only grows, so
 * it has the last word at every start.
 */
import type { OperatorRef } from '../audit/types.ts';
import { MAX_FAILURES } from './lockout.ts';
import { RESCUE_TRIES, type RescueEntry } from './rescue.ts';

/** Words of `account` entries after which an account has no failures. */
const FORGOTTEN: ReadonlySet<string> = new Set(['added', 'failures-forgotten', 'pin-changed']);

/**
 * How many wrong PINs in a row this account had when the entry was written; null when the entry does not tell. A refused PIN says it as `n`;
 * entries of earlier versions have none, and tell nothing.
 */
export function failuresTold({ kind, out = '', op, d }: RescueEntry, account: OperatorRef): number | null {
  if (op === account) {
    if (kind === 'denied') return d?.n ?? null;
    return kind === 'sign-in' || out === 'unlocked' || out === 'pin-given' || out === 'own-pin-changed' ? 0 : null;
  }
  if (kind !== 'account' || d?.by !== account) return null;
  if (out === 'rescued') return d.reason === 'tries' ? MAX_FAILURES - RESCUE_TRIES : 0;
  return FORGOTTEN.has(out) ? 0 : null;
}
