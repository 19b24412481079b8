/**
 * The attempt's row as its entries tell it (DESIGN section 4: `idle > checked > intent > sent > succeeded | refused | unknown > resolved`).
 * A state is only ever left in the directions that app/carkey/attempt/attempt.ts knows; an entry that would go another way changes nothing here.
 */
import type { AttemptState, CodeState } from '../../carkey/index.ts';
import type { AttemptFold, AttemptSet, Change } from '../rows/index.ts';
import type { Entry } from '../entry/index.ts';

type StateName = AttemptState['name'];

/** The changes that an entry makes to its attempt. `before` is the attempt's row, undefined when there is none yet. */
export function foldAttempt(entry: Entry, before: AttemptFold | undefined): readonly Change[] {
  const { act, veh } = entry;
  if (act === undefined) return [];
  if (before === undefined) {
    return entry.kind === 'checked' && veh !== undefined ? [{ table: 'attempt', row: opened(entry, act, veh) }] : [];
  }
  const set = columns(entry, before);
  return set === null ? [] : [{ table: 'attempt-set', seq: before.seq, act, set: { ...set, updated: entry.ts } }];
}

function opened(entry: Entry, act: AttemptFold['act'], veh: AttemptFold['veh']): AttemptFold {
  return {
    seq: entry.seq,
    act,
    veh,
    state: 'checked',
    open: 0,
    tx: null,
    sim: entry.d?.sim ?? null,
    sent: null,
    lim: null,
    code: 'none',
    exp: null,
    noexp: null,
    readback: 'pending',
    why: null,
    err: null,
    noeffect: 0,
    by: null,
    handed: 0,
    opened: entry.ts,
    updated: entry.ts,
  };
}

function columns(entry: Entry, before: AttemptFold): AttemptSet | null {
  switch (entry.kind) {
    case 'intent':
      return from(before, ['checked'], intended(entry, before));
    case 'sent':
      return from(before, ['intent'], { state: 'sent', ...transaction(entry), sent: entry.d?.at ?? entry.ts });
    case 'result':
      return concluded(entry, before);
    case 'unknown':
      return from(before, ['intent', 'sent', 'unknown'], left(entry, before));
    case 'read-back':
      return readBack(entry, before);
    case 'resolved':
      return from(before, ['unknown', 'resolved'], settled(entry));
    case 'handed-over':
      return { handed: 1 };
    case 'code-expired':
      return from(before, ['succeeded', 'resolved'], { code: 'expired' });
    default:
      return null;
  }
}

function from(before: AttemptFold, states: readonly StateName[], set: AttemptSet): AttemptSet | null {
  return states.includes(before.state) ? set : null;
}

function transaction(entry: Entry): AttemptSet {
  return entry.d?.tx === undefined ? {} : { tx: entry.d.tx };
}

function intended(entry: Entry, before: AttemptFold): AttemptSet {
  return { state: 'intent', open: 1, tx: entry.d?.tx ?? null, lim: entry.d?.lim ?? null, sim: entry.d?.sim ?? before.sim };
}

function concluded(entry: Entry, before: AttemptFold): AttemptSet | null {
  if (entry.out === 'succeeded') return from(before, ['sent'], { state: 'succeeded', open: 0, ...transaction(entry), ...codeOf(entry) });
  if (entry.out !== 'refused') return null;
  const set = { state: 'refused', open: 0, ...transaction(entry), why: entry.d?.reason ?? 'error', err: entry.err } as const;
  return from(before, ['checked', 'intent', 'sent', 'unknown'], set);
}

/** Without a `sent` entry the moment of the intent is the earliest at which anything can have left. */
function left(entry: Entry, before: AttemptFold): AttemptSet {
  const sent = before.sent === null ? { sent: before.updated } : {};
  return { state: 'unknown', ...transaction(entry), ...sent, why: entry.out ?? 'unreadable-answer', err: entry.err, noeffect: 0 };
}

function readBack(entry: Entry, before: AttemptFold): AttemptSet | null {
  if (before.state === 'unknown') return { noeffect: entry.out === 'no-effect-seen' ? 1 : 0 };
  if (before.state !== 'succeeded' || (entry.out !== 'confirmed' && entry.out !== 'not-confirmed')) return null;
  return { readback: entry.out };
}

function settled(entry: Entry): AttemptSet {
  return { state: 'resolved', open: 0, ...transaction(entry), why: entry.out ?? null, by: entry.d?.by ?? 'person', ...codeOf(entry) };
}

const CODE_STATES: Readonly<Record<CodeState, true>> = {
  sealed: true,
  faulty: true,
  missing: true,
  lost: true,
  withheld: true,
  expired: true,
  none: true,
};

function codeOf(entry: Entry): Pick<AttemptFold, 'code' | 'exp' | 'noexp'> {
  const code = entry.d?.code;
  return {
    code: code !== undefined && Object.hasOwn(CODE_STATES, code) ? (code as CodeState) : 'none',
    exp: entry.d?.exp ?? null,
    noexp: entry.d?.exp === undefined ? (entry.d?.reason ?? 'missing') : null,
  };
}
