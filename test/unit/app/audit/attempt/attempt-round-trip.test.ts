/** What transition.ts writes of an attempt and what fold.ts and state.ts read back are one: on every way through the state machine. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldAttempt } from '../../../../../app/audit/attempt/fold.ts';
import { stateOf } from '../../../../../app/audit/attempt/state.ts';
import { CHECKED, isActivation, transition, type AttemptEntry } from '../../../../../app/audit/attempt/transition.ts';
import { NOTHING, overlay } from '../../../../../app/audit/rows/memory.ts';
import { attemptRef, vehicleRef } from '../../../../../app/audit/entry/refs.ts';
import type { Entry } from '../../../../../app/audit/entry/types.ts';
import type { ActivationVerdict, AttemptEvent, AttemptState } from '../../../../../app/carkey/types.ts';
import type { TransactionId } from '../../../../../app/pims/types.ts';
import { sixteen, SMALL } from '../../../../support/entries.ts';

const ACT = attemptRef(sixteen(1));
const VEH = vehicleRef(sixteen(2));
const TX = 'tx-1' as TransactionId;
const NO_CODE = { decoded: null, securityCode: null } as const;

const expiry = fc.oneof(
  fc.integer({ min: 0, max: 4e12 }).map((at) => ({ kind: 'at', at, raw: 'as it came' }) as const),
  fc.constantFrom('missing', 'unreadable', 'no-offset').map((reason) => ({ kind: 'unknown', reason, raw: null })),
);
const verdict = fc.oneof(
  fc.record({ kind: fc.constant('succeeded'), code: fc.constantFrom('sealed', 'faulty', 'missing'), expiry, answer: fc.constant(NO_CODE) }),
  fc.record({ kind: fc.constant('refused'), because: fc.record({ kind: fc.constant('error'), code: fc.integer({ min: 1, max: 9_999 }) }) }),
  fc.record({
    kind: fc.constant('unknown'),
    reason: fc.constantFrom('timeout', 'disconnected', 'unreadable-answer', 'error-code', 'other-vehicle', 'crash'),
    errorCode: fc.option(fc.integer({ min: 1, max: 9_999 })),
  }),
) as unknown as fc.Arbitrary<ActivationVerdict>;

const event: fc.Arbitrary<AttemptEvent> = fc.oneof(
  fc.constant({ type: 'intend', transactionId: TX } as const),
  fc.integer({ min: 1, max: 4e12 }).map((at) => ({ type: 'send', at }) as const),
  fc
    .constantFrom('not-connected', 'aborted', 'crash', 'log-unwritable', 'vehicle-changed', 'too-large')
    .map((reason) => ({ type: 'not-sent', reason }) as const),
  fc.record({ type: fc.constant('verdict' as const), verdict, late: fc.boolean() }),
  fc.constant({ type: 'stop-waiting' } as const),
  fc.constant({ type: 'restarted' } as const),
  fc.record({
    type: fc.constant('read-back' as const),
    word: fc.constantFrom('active', 'suspended', 'not-activated', 'contradiction', 'unreadable'),
    final: fc.boolean(),
  }),
  fc.constantFrom('activated', 'activated-code-lost', 'no-effect', 'other-vehicle-handled').map((as) => ({ type: 'decide', as }) as const),
  fc.constant({ type: 'code-expired' } as const),
);

/** Most attempts are sent; the rest of the way is left to chance. */
const way = fc
  .tuple(fc.boolean(), fc.array(event, { minLength: 1, maxLength: 12 }))
  .map(([sent, rest]): readonly AttemptEvent[] =>
    sent ? [{ type: 'intend', transactionId: TX }, { type: 'send', at: 5_000 }, ...rest] : rest,
  );

type Bend = (entry: AttemptEntry) => AttemptEntry;

/** Plays the events; returns state and folded state after each one that applied. */
function play(
  events: readonly AttemptEvent[],
  bend: Bend = (entry) => entry,
): readonly { readonly told: AttemptState; readonly read: AttemptState; readonly entry: AttemptEntry }[] {
  const tables = overlay(NOTHING);
  let seq = 0;
  const fold = ({ kind, out, err, d }: AttemptEntry) => {
    const { d: _, ...small } = SMALL;
    const entry: Entry = {
      ...small,
      seq,
      ts: 1_000 + seq,
      kind,
      err: err ?? null,
      act: ACT,
      veh: VEH,
      ...(out === undefined ? {} : { out }),
      d,
    };
    seq += 1;
    tables.apply(foldAttempt(entry, tables.attempt(ACT)));
  };
  fold({ kind: 'checked', d: {} });
  let state = CHECKED;
  return events.flatMap((one) => {
    const step = transition(state, one);
    if (!step.ok) return [];
    state = step.value.next;
    fold(bend(step.value.entry));
    const row = tables.attempt(ACT);
    return row === undefined ? [] : [{ told: plain(state), read: plain(stateOf(row)), entry: step.value.entry }];
  });
}

/** How a date was written stands in the sealed answer, not in the log; after a resolution without an answer there is no code whose end could be told. */
function plain(state: AttemptState): AttemptState {
  return 'expiry' in state ? { ...state, expiry: { ...state.expiry, raw: null } as typeof state.expiry } : state;
}

describe('an attempt that is written and read back', () => {
  it('is the same after every step of every way', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(way, (events) => {
        for (const { told, read } of play(events)) {
          met.add(told.name);
          expect(read).toEqual(told);
        }
      }),
      { numRuns: 3_000 },
    );
    // A run that met no unknown outcome or no resolution would prove little.
    expect([...met].sort()).toEqual(['intent', 'refused', 'resolved', 'sent', 'succeeded', 'unknown']);
  });

  it('says that it was activated with the entry by which it was, and with no other', () => {
    const met = new Set<string>();
    const activated = (state: AttemptState) =>
      state.name === 'succeeded' || (state.name === 'resolved' && state.as.startsWith('activated'));
    fc.assert(
      fc.property(way, (events) => {
        for (const { told, entry } of play(events)) {
          const is = isActivation({ kind: entry.kind, out: entry.out ?? null });
          if (is) met.add(told.name);
          expect(is).toBe(activated(told) && ['result', 'resolved'].includes(entry.kind));
        }
      }),
      { numRuns: 3_000 },
    );
    expect([...met].sort()).toEqual(['resolved', 'succeeded']);
  });

  it.each([
    ['the outcome', ({ out: _, ...entry }: AttemptEntry): AttemptEntry => entry],
    ['the details', (entry: AttemptEntry): AttemptEntry => ({ ...entry, d: {} })],
    ['the error code', ({ err: _, ...entry }: AttemptEntry): AttemptEntry => entry],
  ])('differs where %s is not written', (_what, bend) => {
    const differs = fc.check(
      fc.property(way, (events) => {
        for (const { told, read } of play(events, bend)) expect(read).toEqual(told);
      }),
      { numRuns: 3_000 },
    );
    expect(differs.failed).toBe(true);
  });
});
