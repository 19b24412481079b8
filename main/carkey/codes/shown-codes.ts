/**
 * Which codes somebody may be looking at, taken from the entries themselves. A page ends its look and says so; where it no longer can,
 * because the session ended or was locked, or because the page is gone, it is said here.
 */
import { beginsLook, openLooks } from '../../../app/carkey/code/index.ts';
import type { Entry, EntryDraft } from '../../../app/audit/entry/index.ts';
import type { AttemptId } from '../../../app/carkey/index.ts';
import type { AuditTrail } from '../../audit/index.ts';
import { asResult } from '../../disk/index.ts';
import type { Clock } from '../../base/index.ts';
import type { CarKeyContext } from '../index.ts';

/** After this a page has hidden its code by itself; a little more than the minute that it takes, ms. */
const HIDDEN_AFTER_MS = 65_000;

/** Words of `session` entries after which nobody sees a code any more. */
const NOBODY_LOOKS = ['signed-out', 'locked', 'idle-locked'] as const;

/** A look that goes on: the entry that began it. */
type Look = Pick<Entry, 'seq' | 'act' | 'veh' | 'mono' | 'boot'>;

/** Follows the codes that are shown. */
export interface ShownCodes {
  /** Ends the looks whose page did not say that they ended. */
  look(): void;
  stop(): void;
}

/** The looks at the code of an attempt that have not ended. */
export function looksAt(trail: Pick<AuditTrail, 'ofAttempt'>, act: AttemptId): readonly Look[] {
  return openLooks(trail.ofAttempt(act));
}

/** Was the code of the attempt shown and not hidden since? */
export function isShown(trail: Pick<AuditTrail, 'ofAttempt'>, act: AttemptId): boolean {
  return looksAt(trail, act).length > 0;
}

/** The end of a look. How long it took is said when it began in this run: the clock of another one is not ours. */
export function endOfLook(
  { seq, act, veh, mono, boot }: Look,
  now: { readonly mono: number; readonly boot: string | undefined },
): EntryDraft {
  const took = boot === now.boot ? { ms: Math.max(0, Math.trunc(now.mono) - mono) } : {};
  return { kind: 'code-hidden', ...(act === undefined ? {} : { act }), ...(veh === undefined ? {} : { veh }), d: { n: seq, ...took } };
}

/** The moment for {@link endOfLook}: the newest entry is of this run, which has told its start. */
export function momentOf(trail: Pick<AuditTrail, 'list'>, clock: Clock): { readonly mono: number; readonly boot: string | undefined } {
  return { mono: clock.mono(), boot: trail.list({}, undefined, 1).rows[0]?.boot };
}

/** How many of the newest looks a start goes through: an earlier run left at most a few open. */
const NEWEST_LOOKS = 200;

/** Looks that an earlier run did not end, because it was killed. Not of a forgotten vehicle: its code is gone, and nothing more is written about it. */
function leftOpen(trail: Pick<AuditTrail, 'list' | 'ofAttempt' | 'vinOf'>): readonly Look[] {
  const { rows } = trail.list({ kind: 'code-shown' }, undefined, NEWEST_LOOKS);
  const acts = [
    ...new Set(rows.flatMap(({ act, veh }) => (act === undefined || veh === undefined || trail.vinOf(veh) === null ? [] : [act]))),
  ];
  return acts.flatMap((act) => looksAt(trail, act));
}

/** Starts following, and ends what an earlier run left open: for how long somebody looked then, nobody knows. */
export function followShownCodes({ trail, clock, log }: Pick<CarKeyContext, 'trail' | 'clock' | 'log'>): ShownCodes {
  const shown = new Map<number, Look>();
  let due: (() => void) | null = null;

  const hide = (looks: readonly Look[], by: Pick<EntryDraft, 'op' | 'role' | 'out'>): void => {
    if (looks.length === 0) return;
    const now = momentOf(trail, clock);
    const written = trail.append(...looks.map((one) => ({ ...endOfLook(one, now), ...by })));
    if (!written.ok) log.warn('hiding-not-recorded', { reason: written.error });
  };
  const hear = (entry: Entry): void => {
    const { kind, out, op, role, d } = entry;
    if (beginsLook(entry)) shown.set(entry.seq, entry);
    if (kind === 'code-hidden' && d?.n !== undefined) shown.delete(d.n);
    const word = kind === 'session' ? NOBODY_LOOKS.find((one) => one === out) : undefined;
    if (word === undefined) return;
    due = () => hide([...shown.values()], { out: word, ...(op === undefined ? {} : { op }), ...(role === undefined ? {} : { role }) });
    // Not inside the append of the session's entry: the others who listen hear of that one first.
    queueMicrotask(settle);
  };
  const settle = (): void => {
    due?.();
    due = null;
  };
  const left = asResult(() => leftOpen(trail));
  if (left.ok) hide(left.value, { out: 'not-told' });
  else log.warn('looks-not-read', { reason: left.error });
  const unlisten = trail.listen((entries) => entries.forEach(hear));
  return {
    look() {
      const limit = clock.mono() - HIDDEN_AFTER_MS;
      hide(
        [...shown.values()].filter(({ mono }) => mono <= limit),
        { out: 'not-told' },
      );
    },
    stop() {
      settle();
      unlisten();
    },
  };
}
