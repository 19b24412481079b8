/** What happened with accounts at the command line, for whoever signs in after it: nobody shall find out by chance. */
import type { OperatorRef } from '../../app/audit/entry/index.ts';
import { RESCUE_WORDS, type RescueEntry, RESCUES } from '../../app/operators/failures/index.ts';
import type { AccountNotice } from '../../app/operators/index.ts';
import type { AuditTrail } from '../audit/index.ts';
import type { Person } from './accounts/index.ts';
import { openRequest, refOf } from './rescue.ts';

/** Entries about accounts that are looked through. */
const LOOKED_AT = 50;

/**
 * The notices for one person, newest first: what is newer than this person's last sign-in, and every request that is still open. `all` are
 * the accounts that may sign in.
 */
export function accountNotices(
  trail: Pick<AuditTrail, 'list' | 'operator'>,
  all: readonly Person[],
  person: Person,
): readonly AccountNotice[] {
  const entries = trail.list({ kind: 'account' }, undefined, LOOKED_AT).rows.filter(({ out }) => RESCUE_WORDS.some((word) => word === out));
  if (entries.length === 0) return [];
  const last = trail.list({ op: refOf(trail, person), kind: 'sign-in' }, undefined, 1).rows[0]?.seq ?? -1;
  const accounts = new Map(all.map((one) => [refOf(trail, one) as string, one.name]));
  return entries.flatMap((entry) => {
    const name = accounts.get(entry.d?.by ?? '');
    const what = whatOf(entry);
    const isNews = entry.seq > last || (entry.out === 'rescue-requested' && isOpen(trail, entry));
    return name === undefined || what === null || !isNews ? [] : [{ what, name, at: entry.ts }];
  });
}

function isOpen(trail: Pick<AuditTrail, 'list' | 'operator'>, { d, ts }: RescueEntry): boolean {
  return openRequest(trail, d?.by as OperatorRef)?.at === ts;
}

function whatOf({ out, d }: RescueEntry): AccountNotice['what'] | null {
  if (out === 'rescue-cancelled') return 'cancelled';
  const kind = RESCUES.find((one) => one === d?.reason);
  return kind === undefined ? null : `${out === 'rescued' ? 'done' : 'asked'}-${kind}`;
}
