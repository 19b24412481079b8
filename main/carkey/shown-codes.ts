/**
 * Which codes somebody may be looking at, taken from the entries themselves. A page hides its code and says so; where it no longer can,
 * because the session ended or was locked, or because the page is gone, it is said here.
 */
import type { Entry, EntryDraft } from '../../app/audit/types.ts';
import type { AttemptId } from '../../app/carkey/types.ts';
import type { AuditTrail } from '../audit/api.ts';
import type { CarKeyContext } from './context.ts';

/** After this a page has hidden its code by itself; a little more than the minute that it takes, ms. */
const HIDDEN_AFTER_MS = 65_000;

/** Words of `session` entries after which nobody sees a code any more. */
const NOBODY_LOOKS = ['signed-out', 'locked', 'idle-locked'] as const;

/** Follows the codes that are shown. */
export interface ShownCodes {
  /** Hides what no page hid in time. */
  look(): void;
  stop(): void;
}

/** Was the code of the attempt shown and not hidden since? */
export function isShown(trail: Pick<AuditTrail, 'ofAttempt'>, act: AttemptId): boolean {
  const last = trail.ofAttempt(act).findLast(({ kind }) => kind === 'code-shown' || kind === 'code-hidden' || kind === 'code-expired');
  return last?.kind === 'code-shown';
}

/** Starts following. */
export function followShownCodes({ trail, clock, log }: Pick<CarKeyContext, 'trail' | 'clock' | 'log'>): ShownCodes {
  const shown = new Map<AttemptId, { readonly veh: Entry['veh']; readonly at: number }>();
  let due: (() => void) | null = null;

  const hide = (acts: readonly AttemptId[], by: Pick<EntryDraft, 'op' | 'role' | 'out'>): void => {
    const drafts = acts.map((act): EntryDraft => {
      const veh = shown.get(act)?.veh;
      return { kind: 'code-hidden', act, ...(veh === undefined ? {} : { veh }), ...by };
    });
    const written = drafts.length === 0 ? null : trail.append(...drafts);
    if (written?.ok === false) log.warn('hiding-not-recorded', { reason: written.error });
  };
  const hear = ({ kind, act, veh, out, op, role }: Entry): void => {
    if (kind === 'code-shown' && act !== undefined) shown.set(act, { veh, at: clock.mono() });
    if ((kind === 'code-hidden' || kind === 'code-expired') && act !== undefined) shown.delete(act);
    const word = kind === 'session' ? NOBODY_LOOKS.find((one) => one === out) : undefined;
    if (word === undefined) return;
    due = () => hide([...shown.keys()], { out: word, ...(op === undefined ? {} : { op }), ...(role === undefined ? {} : { role }) });
    // Not inside the append of the session's entry: the others who listen hear of that one first.
    queueMicrotask(settle);
  };
  const settle = (): void => {
    due?.();
    due = null;
  };
  const unlisten = trail.listen((entries) => entries.forEach(hear));
  return {
    look() {
      const limit = clock.mono() - HIDDEN_AFTER_MS;
      const late = [...shown].filter(([, { at }]) => at <= limit).map(([act]) => act);
      hide(late, {});
    },
    stop() {
      settle();
      unlisten();
    },
  };
}
