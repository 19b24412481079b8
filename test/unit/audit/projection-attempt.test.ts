/** What entries tell of an attempt: each path from its first entry to its end, and what changes nothing. */
import { describe, expect, it } from 'vitest';
import { conflicts } from '../../../app/audit/conflict.ts';
import { hashMark, foldEntry, indexRow } from '../../../app/audit/projection.ts';
import type { AttemptFold } from '../../../app/audit/projection-rows.ts';
import { A, B, entriesOf, fold, timeOf, V, W, type Told } from './folding.ts';

const CHECKED: Told = { kind: 'checked', d: { sim: 'ok' } };
const INTENT: Told = { kind: 'intent', d: { tx: 'T1', lim: 60_000 } };
const SENT: Told = { kind: 'sent', d: { tx: 'T1', at: 77 } };
const SUCCEEDED: Told = { kind: 'result', out: 'succeeded', d: { tx: 'T1', code: 'sealed', exp: 5000 } };
const REFUSED: Told = { kind: 'result', out: 'refused', err: 2341, d: { tx: 'T1', reason: 'error' } };
const UNKNOWN: Told = { kind: 'unknown', out: 'timeout', d: { tx: 'T1' } };
const RUNNING = [CHECKED, INTENT, SENT];
const LOST = [...RUNNING, UNKNOWN];

const PATHS: readonly (readonly [string, readonly Told[], Partial<AttemptFold>])[] = [
  ['approved', [CHECKED], { state: 'checked', open: 0, tx: null, sim: 'ok', opened: timeOf(0), updated: timeOf(0) }],
  ['about to send', [CHECKED, INTENT], { state: 'intent', open: 1, tx: 'T1', lim: 60_000, sent: null, updated: timeOf(1) }],
  ['sent', RUNNING, { state: 'sent', open: 1, tx: 'T1', sent: 77 }],
  ['sent, with no time of its own', [CHECKED, INTENT, { kind: 'sent' }], { state: 'sent', tx: 'T1', sent: timeOf(2) }],
  ['refused', [...RUNNING, REFUSED], { state: 'refused', open: 0, why: 'error', err: 2341 }],
  [
    'refused before it was sent',
    [CHECKED, INTENT, { kind: 'result', out: 'refused', d: { reason: 'log-unwritable' } }],
    { state: 'refused', open: 0, why: 'log-unwritable', err: null, sent: null },
  ],
  ['succeeded', [...RUNNING, SUCCEEDED], { state: 'succeeded', open: 0, code: 'sealed', exp: 5000, noexp: null, readback: 'pending' }],
  [
    'succeeded without an expiry',
    [...RUNNING, { kind: 'result', out: 'succeeded', d: { code: 'faulty', reason: 'no-offset' } }],
    { state: 'succeeded', code: 'faulty', exp: null, noexp: 'no-offset' },
  ],
  [
    'succeeded and confirmed',
    [...RUNNING, SUCCEEDED, { kind: 'read-back', out: 'confirmed' }],
    { state: 'succeeded', readback: 'confirmed' },
  ],
  ['succeeded and not confirmed', [...RUNNING, SUCCEEDED, { kind: 'read-back', out: 'not-confirmed' }], { readback: 'not-confirmed' }],
  ['succeeded, reading failed', [...RUNNING, SUCCEEDED, { kind: 'read-back', out: 'failed' }], { readback: 'pending' }],
  ['succeeded, code expired', [...RUNNING, SUCCEEDED, { kind: 'code-expired' }], { state: 'succeeded', code: 'expired', exp: 5000 }],
  ['unknown', LOST, { state: 'unknown', open: 1, why: 'timeout', err: null, sent: 77, noeffect: 0 }],
  ['unknown by an error', [...RUNNING, { kind: 'unknown', out: 'error', err: 2201 }], { state: 'unknown', why: 'error', err: 2201 }],
  ['unknown without a sent entry', [CHECKED, INTENT, { kind: 'unknown', out: 'crash' }], { state: 'unknown', sent: timeOf(1), open: 1 }],
  ['unknown, no effect seen', [...LOST, { kind: 'read-back', out: 'no-effect-seen' }], { state: 'unknown', noeffect: 1, open: 1 }],
  [
    'unknown again',
    [...LOST, { kind: 'read-back', out: 'no-effect-seen' }, { kind: 'unknown', out: 'other-vin' }],
    { why: 'other-vin', noeffect: 0, sent: 77 },
  ],
  ['unknown, then refused late', [...LOST, REFUSED], { state: 'refused', open: 0, why: 'error' }],
  ['unknown, handed over', [...LOST, { kind: 'handed-over' }], { state: 'unknown', open: 1, handed: 1 }],
  [
    'resolved by a person',
    [...LOST, { kind: 'resolved', out: 'not-activated' }],
    { state: 'resolved', open: 0, why: 'not-activated', by: 'person', code: 'none' },
  ],
  [
    'resolved by a late answer with a code',
    [...LOST, { kind: 'resolved', out: 'activated', d: { by: 'late-answer', code: 'sealed', exp: 9000 } }],
    { state: 'resolved', by: 'late-answer', code: 'sealed', exp: 9000 },
  ],
  [
    'resolved without a code, then a late answer brings it',
    [
      ...LOST,
      { kind: 'resolved', out: 'activated-code-lost', d: { by: 'read-back', code: 'lost' } },
      { kind: 'resolved', out: 'activated', d: { by: 'late-answer', code: 'sealed', exp: 9 } },
    ],
    { state: 'resolved', why: 'activated', by: 'late-answer', code: 'sealed', exp: 9 },
  ],
  ['a code state that nobody knows', [...RUNNING, { kind: 'result', out: 'succeeded', d: { code: 'toString' } }], { code: 'none' }],
];

describe('an attempt', () => {
  it.each(PATHS)('that is %s', (_, story, wanted) => {
    const tables = fold(story);
    expect(tables.attempt(A)).toMatchObject({ act: A, veh: V, seq: 0, opened: timeOf(0), ...wanted });
    expect(tables.openAttempts().map((row) => row.act)).toEqual(tables.attempt(A)?.open === 1 ? [A] : []);
  });

  const NOTHING_CHANGES: readonly (readonly [string, readonly Told[], Told])[] = [
    ['an intent without a check', [], INTENT],
    ['a check without a vehicle', [], { ...CHECKED, veh: null }],
    ['an entry of no attempt', [CHECKED], { kind: 'status', out: 'active', act: null }],
    ['a second check', [CHECKED], CHECKED],
    ['sending without an intent', [CHECKED], SENT],
    ['sending twice', RUNNING, { kind: 'sent', d: { at: 99 } }],
    ['a success that nothing was sent for', [CHECKED, INTENT], SUCCEEDED],
    ['a success after an unknown outcome', LOST, SUCCEEDED],
    ['an outcome of another word', RUNNING, { kind: 'result', out: 'perhaps' }],
    ['a refusal after a success', [...RUNNING, SUCCEEDED], REFUSED],
    ['doubt after a success', [...RUNNING, SUCCEEDED], UNKNOWN],
    ['settling what is not unknown', RUNNING, { kind: 'resolved', out: 'activated' }],
    ['an expiry of a running attempt', RUNNING, { kind: 'code-expired' }],
    ['a reading of a running attempt', RUNNING, { kind: 'read-back', out: 'confirmed' }],
    ['a shown code', [...RUNNING, SUCCEEDED], { kind: 'code-shown' }],
    ['an attempt that nobody began', RUNNING, { ...SENT, act: B }],
  ];

  it.each(NOTHING_CHANGES)('is not changed by %s', (_, story, last) => {
    expect(fold([...story, last]).attempt(A)).toEqual(fold(story).attempt(A));
    expect(fold([...story, last]).attempt(B)).toBeUndefined();
  });

  it('is found by its transaction, and no longer by one that it does not have', () => {
    expect(fold(RUNNING).attemptByTransaction('T1')?.act).toBe(A);
    expect(fold(RUNNING).attemptByTransaction('T2')).toBeUndefined();
  });
});

describe('a vehicle', () => {
  it('ranks by its last entry and keeps its last word', () => {
    const word = (veh: typeof V, out: string): Told => ({ kind: 'status', act: null, veh, out });
    const tables = fold([word(V, 'suspended'), word(W, 'active'), word(W, 'nonsense'), { kind: 'lookup', act: null, veh: V }]);
    expect(tables.latestVehicle()).toBe(V);
    expect([tables.vehicle(V), tables.vehicle(W)]).toEqual([
      { veh: V, rank: 3, word: 'suspended' },
      { veh: W, rank: 1, word: 'active' },
    ]);
  });
});

describe('the index', () => {
  it('holds what an entry is found by, with the mark of its leaf', () => {
    const [entry] = entriesOf([{ kind: 'status', out: 'active', act: null, err: 7 }], 9);
    expect(indexRow(entry!, hashMark(Uint8Array.of(1, 2, 3, 4, 5, 6, 7)))).toEqual({
      ...{ seq: 9, ts: timeOf(9), kind: 'status', act: null, veh: V, op: null, out: 'active', err: 7, boot: entry?.boot, word: 'active' },
      mark: 0x010203040506,
    });
  });

  it('takes a word from a reading, a read-back and a resolution only', () => {
    const words = (['status', 'read-back', 'resolved', 'result'] as const).map((kind) => {
      const [entry] = entriesOf([{ kind, out: 'active', d: { word: 'suspended' } }]);
      return indexRow(entry!, 0).word;
    });
    expect(words).toEqual(['active', 'suspended', 'suspended', null]);
  });
});

describe('a conflict', () => {
  const CASES: readonly (readonly [string, readonly Told[], Told, boolean])[] = [
    [
      'a second open attempt of the vehicle',
      [...LOST, { kind: 'handed-over' }, { ...CHECKED, act: B }],
      { ...INTENT, act: B, d: { tx: 'T2' } },
      true,
    ],
    [
      'a second open attempt of the station',
      [...RUNNING, { ...CHECKED, act: B, veh: W }],
      { ...INTENT, act: B, veh: W, d: { tx: 'T2' } },
      true,
    ],
    ['a transaction that another attempt had', [...RUNNING, REFUSED, { ...CHECKED, act: B, veh: W }], { ...INTENT, act: B, veh: W }, true],
    [
      'another vehicle after handing over',
      [...LOST, { kind: 'handed-over' }, { ...CHECKED, act: B, veh: W }],
      { ...INTENT, act: B, veh: W, d: { tx: 'T2' } },
      false,
    ],
    ['a new attempt after a refusal', [...RUNNING, REFUSED, { ...CHECKED, act: B }], { ...INTENT, act: B, d: { tx: 'T2' } }, false],
    ['a check beside an open attempt', RUNNING, { ...CHECKED, act: B }, false],
    ['going on with the open attempt', RUNNING, UNKNOWN, false],
  ];

  it.each(CASES)('%s', (_, story, last, wanted) => {
    const tables = fold(story);
    const [entry] = entriesOf([last], story.length);
    expect(conflicts(foldEntry(entry!, tables), tables)).toBe(wanted);
  });
});
