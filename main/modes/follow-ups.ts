/** The follow-ups as screens see them. */
import { isOpen, stillListed } from '../../app/audit/follow-ups.ts';
import type { ConsoleEvent, FollowUpsView } from '../../app/console.ts';
import type { AuditTrail } from '../audit/index.ts';
import type { Clock, Revisions } from '../base/index.ts';

/** All follow-ups, with how many are open and overdue. */
export function followUpsOf(trail: Pick<AuditTrail, 'followUps'>, clock: Clock, revise: Revisions): FollowUpsView {
  const items = stillListed(trail.followUps());
  const open = items.filter(isOpen);
  const overdue = open.filter((one) => one.due !== null && one.due < clock.wall());
  return { rev: revise(), items, open: open.length, overdue: overdue.length };
}

/** What the rail shows of them. */
export function followUpsEvent({ items: _items, ...counts }: FollowUpsView): ConsoleEvent {
  return { type: 'followups', ...counts };
}
