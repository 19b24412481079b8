import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conflicts } from '../../../../../app/audit/rows/conflict.ts';
import { overlay, NOTHING, type Overlay } from '../../../../../app/audit/rows/memory.ts';
import type { AttemptFold } from '../../../../../app/audit/rows/rows.ts';
import { foldEntry, hashMark, indexRow } from '../../../../../app/audit/projection/projection.ts';
import { attemptRef, vehicleRef } from '../../../../../app/audit/entry/refs.ts';
import type { Entry } from '../../../../../app/audit/entry/types.ts';
import type { EntryKind } from '../../../../../app/audit/entry/kinds.ts';
import { anyEntry, sixteen, SMALL } from '../../../../support/entries.ts';

const act = attemptRef(sixteen(1));
const veh = vehicleRef(sixteen(2));
const other = vehicleRef(sixteen(3));

type Told = Partial<Entry> & { readonly kind: EntryKind };

/** Folds entries one after the other; each is a second later than the one before. */
function fold(told: readonly Told[], tables: Overlay = overlay(NOTHING)): Overlay {
  told.forEach((one, seq) => tables.apply(foldEntry({ ...SMALL, seq, ts: 1000 * seq, ...one }, tables)));
  return tables;
}

const CHECKED: Told = { kind: 'checked', act, veh, d: { src: 'scanned', sim: 'happy' } };
const INTENT: Told = { kind: 'intent', act, veh, d: { tx: 'T', lim: 60_000 } };
const SENT: Told = { kind: 'sent', act, veh, d: { tx: 'T', at: 1900 } };
const SEALED: Told = { kind: 'result', act, veh, out: 'succeeded', d: { tx: 'T', code: 'sealed', exp: 9000, ms: 5 } };
const UNKNOWN: Told = { kind: 'unknown', act, veh, out: 'timeout', d: { tx: 'T' } };

describe('the attempt that entries tell', () => {
  const cases: readonly (readonly [string, readonly Told[], Partial<AttemptFold>])[] = [
    ['checked', [CHECKED], { state: 'checked', open: 0, sim: 'happy', tx: null, opened: 0, updated: 0 }],
    ['intent', [CHECKED, INTENT], { state: 'intent', open: 1, tx: 'T', lim: 60_000, sim: 'happy', updated: 1000 }],
    ['sent', [CHECKED, INTENT, SENT], { state: 'sent', open: 1, sent: 1900 }],
    [
      'succeeded with a code',
      [CHECKED, INTENT, SENT, SEALED],
      { state: 'succeeded', open: 0, code: 'sealed', exp: 9000, noexp: null, readback: 'pending' },
    ],
    [
      'succeeded without an expiry',
      [CHECKED, INTENT, SENT, { ...SEALED, d: { tx: 'T', code: 'faulty', reason: 'no-offset' } }],
      { state: 'succeeded', code: 'faulty', exp: null, noexp: 'no-offset' },
    ],
    [
      'refused by PIMS',
      [CHECKED, INTENT, SENT, { kind: 'result', act, out: 'refused', err: 2341, d: { reason: 'error' } }],
      { state: 'refused', open: 0, why: 'error', err: 2341 },
    ],
    [
      'not sent',
      [CHECKED, INTENT, { kind: 'result', act, out: 'refused', d: { reason: 'crash' } }],
      { state: 'refused', open: 0, why: 'crash', err: null },
    ],
    [
      'unknown',
      [CHECKED, INTENT, SENT, { ...UNKNOWN, err: 2000 }],
      { state: 'unknown', open: 1, why: 'timeout', err: 2000, sent: 1900, noeffect: 0 },
    ],
    [
      'unknown and refused late',
      [CHECKED, INTENT, SENT, UNKNOWN, { kind: 'result', act, out: 'refused', err: 2101, d: { reason: 'error' } }],
      { state: 'refused', open: 0 },
    ],
    [
      'no effect seen',
      [CHECKED, INTENT, SENT, UNKNOWN, { kind: 'read-back', act, out: 'no-effect-seen' }],
      { state: 'unknown', noeffect: 1 },
    ],
    [
      'no effect seen, then doubted',
      [CHECKED, INTENT, SENT, UNKNOWN, { kind: 'read-back', act, out: 'no-effect-seen' }, { kind: 'read-back', act, out: 'contradiction' }],
      { state: 'unknown', noeffect: 0 },
    ],
    ['confirmed', [CHECKED, INTENT, SENT, SEALED, { kind: 'read-back', act, out: 'confirmed' }], { readback: 'confirmed' }],
    ['not confirmed', [CHECKED, INTENT, SENT, SEALED, { kind: 'read-back', act, out: 'not-confirmed' }], { readback: 'not-confirmed' }],
    [
      'resolved',
      [CHECKED, INTENT, SENT, UNKNOWN, { kind: 'resolved', act, out: 'activated-code-lost', d: { by: 'read-back', code: 'lost' } }],
      { state: 'resolved', open: 0, why: 'activated-code-lost', by: 'read-back', code: 'lost', noexp: 'missing' },
    ],
    [
      'resolved, then its code comes late',
      [
        CHECKED,
        INTENT,
        SENT,
        UNKNOWN,
        { kind: 'resolved', act, out: 'activated-code-lost', d: { by: 'read-back', code: 'lost' } },
        { kind: 'resolved', act, out: 'activated', d: { by: 'late-answer', code: 'sealed', exp: 5 } },
      ],
      { state: 'resolved', why: 'activated', by: 'late-answer', code: 'sealed', exp: 5 },
    ],
    ['handed over', [CHECKED, INTENT, SENT, UNKNOWN, { kind: 'handed-over', act }], { state: 'unknown', open: 1, handed: 1 }],
    ['expired', [CHECKED, INTENT, SENT, SEALED, { kind: 'code-expired', act }], { state: 'succeeded', code: 'expired' }],
    ['answered twice', [CHECKED, INTENT, SENT, SEALED, UNKNOWN], { state: 'succeeded' }],
    ['sent without intent', [CHECKED, SENT], { state: 'checked' }],
    ['a stranger answer', [CHECKED, INTENT, SENT, { kind: 'answer', act, out: 'double' }], { state: 'sent', updated: 2000 }],
  ];
  test.each(cases)('%s', (_name, told, wanted) => {
    expect(fold(told).attempt(act)).toMatchObject(wanted);
  });

  test('entries of an attempt that was never opened make none', () => {
    expect(fold([INTENT, SENT, SEALED]).attempts.size).toBe(0);
  });
});

describe('follow-ups that entries tell', () => {
  const status = (out: string, due?: number): Told => ({ kind: 'status', veh, out, ...(due === undefined ? {} : { d: { due } }) });
  const cases: readonly (readonly [string, readonly Told[], string, object | undefined])[] = [
    [
      'a sealed code',
      [CHECKED, INTENT, SENT, SEALED],
      `code:${act}`,
      { kind: 'code-expiry', due: 9000, state: 'open', act, veh, changed: 3000 },
    ],
    ['a faulty code has none', [CHECKED, INTENT, SENT, { ...SEALED, d: { tx: 'T', code: 'faulty', exp: 9 } }], `code:${act}`, undefined],
    ['an expired code', [CHECKED, INTENT, SENT, SEALED, { kind: 'code-expired', act }], `code:${act}`, { state: 'past', changed: 4000 }],
    [
      'a late code',
      [CHECKED, INTENT, SENT, UNKNOWN, { kind: 'resolved', act, out: 'activated', d: { code: 'sealed', exp: 7 } }],
      `code:${act}`,
      { due: 7, state: 'open' },
    ],
    ['suspended', [status('suspended', 50)], `react:${veh}`, { kind: 'reactivation', due: 50, state: 'open', act: null }],
    ['suspended without a date', [status('suspended-no-date')], `react:${veh}`, { due: null, state: 'open' }],
    ['the deadline moves', [status('suspended', 50), status('suspended', 60)], `react:${veh}`, { due: 60, changed: 1000 }],
    ['the same deadline again', [status('suspended', 50), status('suspended', 50)], `react:${veh}`, { due: 50, changed: 0 }],
    ['active again', [status('suspended', 50), status('active')], `react:${veh}`, { state: 'past' }],
    [
      'suspended after being active',
      [status('suspended', 50), status('active'), status('suspended', 50)],
      `react:${veh}`,
      { state: 'open' },
    ],
    [
      'activated and confirmed',
      [status('suspended', 50), CHECKED, INTENT, SENT, SEALED, { kind: 'read-back', act, out: 'confirmed' }],
      `react:${veh}`,
      { state: 'past' },
    ],
    ['unknown', [CHECKED, INTENT, SENT, UNKNOWN], `unknown:${act}`, { kind: 'unknown-outcome', due: null, state: 'open' }],
    [
      'unknown, resolved',
      [CHECKED, INTENT, SENT, UNKNOWN, { kind: 'resolved', act, out: 'no-effect', d: { by: 'person', code: 'none' } }],
      `unknown:${act}`,
      { state: 'past' },
    ],
    [
      'ticked off',
      [status('suspended', 50), { kind: 'follow-up', out: 'done', d: { fu: `react:${veh}` } }],
      `react:${veh}`,
      { state: 'done', changed: 1000 },
    ],
    [
      'ticked off, same deadline read again',
      [status('suspended', 50), { kind: 'follow-up', out: 'done', d: { fu: `react:${veh}` } }, status('suspended', 50)],
      `react:${veh}`,
      { state: 'done' },
    ],
    [
      'ticked off and reopened',
      [
        status('suspended', 50),
        { kind: 'follow-up', out: 'done', d: { fu: `react:${veh}` } },
        { kind: 'follow-up', out: 'reopened', d: { fu: `react:${veh}` } },
      ],
      `react:${veh}`,
      { state: 'open' },
    ],
    [
      'what is past is not reopened',
      [status('suspended', 50), status('active'), { kind: 'follow-up', out: 'reopened', d: { fu: `react:${veh}` } }],
      `react:${veh}`,
      { state: 'past' },
    ],
  ];
  test.each(cases)('%s', (_name, told, id, wanted) => {
    const found = fold(told).followUp(id);
    if (wanted === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(wanted);
  });
});

describe('vehicles and the index', () => {
  test('the rank orders vehicles by their last entry', () => {
    const tables = fold([
      { kind: 'lookup', veh },
      { kind: 'lookup', veh: other },
      { kind: 'lookup', veh: other },
      { kind: 'status', veh, out: 'active' },
      { kind: 'lookup', veh },
    ]);
    expect(tables.latestVehicle()).toBe(veh);
    expect([...tables.vehicles.values()]).toEqual([
      { veh, rank: 3, word: 'active' },
      { veh: other, rank: 1, word: null },
    ]);
  });

  test('a failed reading tells no word', () => {
    expect(
      fold([
        { kind: 'status', veh, out: 'active' },
        { kind: 'status', veh, out: 'failed', err: 2201 },
      ]).vehicle(veh)?.word,
    ).toBe('active');
  });

  test('the mark is the first six bytes of the hash', () => {
    const mark = hashMark(Uint8Array.of(0, 1, 2, 3, 4, 5, 255));
    expect(mark).toBe(0x000102030405);
    expect(indexRow({ ...SMALL, seq: 4 }, mark)).toMatchObject({ seq: 4, kind: 'start', act: null, err: null, mark });
  });
});

describe('conflicts', () => {
  const second = attemptRef(sixteen(9));
  const asks = (told: readonly Told[], next: Told): boolean => {
    const tables = fold([...told, { kind: 'checked', act: second, veh: next.veh ?? veh }]);
    return conflicts(foldEntry({ ...SMALL, seq: 99, act: second, ...next }, tables), tables);
  };
  const intent = (vehicle: typeof veh, tx = 'U'): Told => ({ kind: 'intent', veh: vehicle, d: { tx, lim: 1 } });
  test.each<[string, readonly Told[], Told, boolean]>([
    ['nothing is open', [], intent(veh), false],
    ['the same vehicle has an open attempt', [CHECKED, INTENT], intent(veh), true],
    ['another vehicle has one', [CHECKED, INTENT, SENT], intent(other), true],
    ['another vehicle has one that was handed over', [CHECKED, INTENT, SENT, UNKNOWN, { kind: 'handed-over', act }], intent(other), false],
    ['the same vehicle has one that was handed over', [CHECKED, INTENT, SENT, UNKNOWN, { kind: 'handed-over', act }], intent(veh), true],
    ['the one before was refused', [CHECKED, INTENT, { kind: 'result', act, out: 'refused', d: { reason: 'crash' } }], intent(veh), false],
    [
      'its transaction id was used',
      [CHECKED, INTENT, { kind: 'result', act, out: 'refused', d: { reason: 'crash' } }],
      intent(veh, 'T'),
      true,
    ],
    [
      'a later entry names the transaction of another attempt',
      [CHECKED, INTENT, { kind: 'result', act, out: 'refused', d: { reason: 'crash' } }],
      { kind: 'result', veh, out: 'refused', d: { tx: 'T', reason: 'crash' } },
      true,
    ],
    ['an attempt is only checked', [CHECKED], { kind: 'status', veh, out: 'active' }, false],
  ])('%s', (_name, told, next, wanted) => {
    expect(asks(told, next)).toBe(wanted);
  });
});

test('no entry is too odd to be folded', () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 30 }), (entries) => {
      const tables = overlay(NOTHING);
      entries.forEach((entry, seq) => tables.apply(foldEntry({ ...entry, seq }, tables)));
      expect(tables.attempts.size).toBeLessThanOrEqual(entries.length);
    }),
  );
});
