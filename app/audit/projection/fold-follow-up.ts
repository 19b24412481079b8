/**
 * Follow-ups: deadlines that need a person. `code:<attempt>` until a sealed code expires, `react:<vehicle>` until a suspended CarKey is
 * active again, `unknown:<attempt>` until an unknown outcome is settled. Facts make one `past`; a person makes it `done`, and can undo that.
 */
import type { AttemptFold, Change, FollowUpFold, Projections } from '../rows/index.ts';
import type { Entry, VehicleRef } from '../entry/index.ts';

/** The changes that an entry makes to follow-ups. `attempt` is its attempt's row before the entry. */
export function foldFollowUps(entry: Entry, attempt: AttemptFold | undefined, before: Projections): readonly Change[] {
  return changed(entry, attempt, before).map((row) => ({ table: 'follow-up', row }));
}

function changed(entry: Entry, attempt: AttemptFold | undefined, before: Projections): readonly FollowUpFold[] {
  if (entry.kind === 'status') return reactivation(entry, before);
  if (entry.kind === 'follow-up') return ticked(entry, before);
  return attempt === undefined ? [] : ofAttempt(entry, attempt, before);
}

function ofAttempt(entry: Entry, attempt: AttemptFold, before: Projections): readonly FollowUpFold[] {
  const { state } = attempt;
  switch (entry.kind) {
    case 'result':
      if (state === 'sent' && entry.out === 'succeeded') return codeExpiry(entry, attempt);
      return state === 'unknown' && entry.out === 'refused' ? closed(entry, before, unknownId(attempt)) : [];
    case 'unknown':
      return state === 'intent' || state === 'sent' ? [opened(entry, 'unknown-outcome', unknownId(attempt), attempt, null)] : [];
    case 'read-back':
      return state === 'succeeded' && entry.out === 'confirmed' ? closed(entry, before, `react:${attempt.veh}`) : [];
    case 'resolved':
      return settled(entry, attempt, before);
    case 'code-expired':
      return closed(entry, before, `code:${attempt.act}`);
    default:
      return [];
  }
}

/** A late answer may bring a code to an attempt that was settled without one. */
function settled(entry: Entry, attempt: AttemptFold, before: Projections): readonly FollowUpFold[] {
  if (attempt.state !== 'unknown' && attempt.state !== 'resolved') return [];
  return [...closed(entry, before, unknownId(attempt)), ...codeExpiry(entry, attempt)];
}

function unknownId(attempt: AttemptFold): string {
  return `unknown:${attempt.act}`;
}

type Owner = { readonly veh: VehicleRef; readonly act: FollowUpFold['act'] };

function opened(entry: Entry, kind: FollowUpFold['kind'], id: string, owner: Owner, due: number | null): FollowUpFold {
  return { id, kind, veh: owner.veh, act: owner.act, due, state: 'open', changed: entry.ts };
}

function codeExpiry(entry: Entry, attempt: AttemptFold): readonly FollowUpFold[] {
  const { code, exp } = entry.d ?? {};
  return code === 'sealed' && exp !== undefined ? [opened(entry, 'code-expiry', `code:${attempt.act}`, attempt, exp)] : [];
}

function reactivation(entry: Entry, before: Projections): readonly FollowUpFold[] {
  const { veh, out } = entry;
  if (veh === undefined) return [];
  const id = `react:${veh}`;
  if (out === 'active') return closed(entry, before, id);
  if (out !== 'suspended' && out !== 'suspended-no-date') return [];
  const due = out === 'suspended' ? (entry.d?.due ?? null) : null;
  const known = before.followUp(id);
  // The same deadline read again neither moves the follow-up nor takes back what a person ticked off.
  if (known !== undefined && known.state !== 'past' && known.due === due) return [];
  return [opened(entry, 'reactivation', id, { veh, act: null }, due)];
}

function closed(entry: Entry, before: Projections, id: string): readonly FollowUpFold[] {
  const known = before.followUp(id);
  return known === undefined || known.state === 'past' ? [] : [{ ...known, state: 'past', changed: entry.ts }];
}

function ticked(entry: Entry, before: Projections): readonly FollowUpFold[] {
  const known = entry.d?.fu === undefined ? undefined : before.followUp(entry.d.fu);
  if (known?.state === 'open' && entry.out === 'done') return [{ ...known, state: 'done', changed: entry.ts }];
  if (known?.state === 'done' && entry.out === 'reopened') return [{ ...known, state: 'open', changed: entry.ts }];
  return [];
}
