/** The follow-ups: as screens see them, and ticking one off. */
import { isOpen, stillListed } from '../../app/audit/projection/index.ts';
import { fail, ok, type Result } from '../../app/base/index.ts';
import type { ConsoleError, ConsoleEvent, FollowUpsView, Input } from '../../app/contract/index.ts';
import { refused } from '../../app/refusals/index.ts';
import type { AuditTrail } from '../audit/index.ts';
import type { Clock, Revisions } from '../base/index.ts';
import { type CarKeyContext, signed } from '../carkey/index.ts';

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

/** Ticks one off, or opens it again; an entry says so. Answers the follow-ups as they are then. */
export function setFollowUp(
  { trail, context }: { readonly trail: Pick<AuditTrail, 'followUps' | 'append'>; readonly context: CarKeyContext },
  { id, done }: Input<'followups.set'>,
  revise: Revisions,
): Result<FollowUpsView, ConsoleError> {
  const one = stillListed(trail.followUps()).find((each) => each.id === id);
  if (one === undefined) return fail(refused({ reason: 'follow-up-not-found' }));
  const act = one.act === null ? {} : { act: one.act };
  const written = trail.append(
    signed(context, { kind: 'follow-up', veh: one.veh, ...act, out: done ? 'done' : 'reopened', d: { fu: id } }),
  );
  return written.ok ? ok(followUpsOf(trail, context.clock, revise)) : fail({ code: 'log-unwritable' });
}
