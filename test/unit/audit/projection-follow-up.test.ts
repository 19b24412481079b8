/** Deadlines that need a person: opened and closed by facts, ticked off and taken up again by people. */
import { describe, expect, it } from 'vitest';
import type { FollowUpFold } from '../../../app/audit/projection-rows.ts';
import { A, fold, timeOf, V, type Told } from './folding.ts';

const SUSPENDED: Told = { kind: 'status', out: 'suspended', act: null, d: { due: 500 } };
const ACTIVE: Told = { kind: 'status', out: 'active', act: null };
const SENT: readonly Told[] = [{ kind: 'checked' }, { kind: 'intent', d: { tx: 'T1' } }, { kind: 'sent' }];
const UNKNOWN: readonly Told[] = [...SENT, { kind: 'unknown', out: 'timeout' }];
const SEALED: readonly Told[] = [...SENT, { kind: 'result', out: 'succeeded', d: { code: 'sealed', exp: 9000 } }];
const tick = (fu: string, out = 'done'): Told => ({ kind: 'follow-up', out, act: null, veh: null, d: { fu } });

const REACT = `react:${V}`;
const CODE = `code:${A}`;
const LOST = `unknown:${A}`;

const CASES: readonly (readonly [string, readonly Told[], string, Partial<FollowUpFold> | undefined])[] = [
  ['a suspended CarKey with a date', [SUSPENDED], REACT, { kind: 'reactivation', state: 'open', due: 500, act: null, changed: timeOf(0) }],
  ['one without a date', [{ ...SUSPENDED, out: 'suspended-no-date' }], REACT, { state: 'open', due: null }],
  ['one whose date has passed', [{ ...SUSPENDED, out: 'suspended-late' }], REACT, undefined],
  ['one that was never activated', [{ ...SUSPENDED, out: 'not-activated' }], REACT, undefined],
  ['a status of no vehicle', [{ ...SUSPENDED, veh: null }], REACT, undefined],
  ['active again', [SUSPENDED, ACTIVE], REACT, { state: 'past', changed: timeOf(1) }],
  ['active at once', [ACTIVE], REACT, undefined],
  ['suspended anew', [SUSPENDED, ACTIVE, SUSPENDED], REACT, { state: 'open', changed: timeOf(2) }],
  ['ticked off', [SUSPENDED, tick(REACT)], REACT, { state: 'done', changed: timeOf(1) }],
  ['ticked off, same date read again', [SUSPENDED, tick(REACT), SUSPENDED], REACT, { state: 'done', changed: timeOf(1) }],
  ['ticked off, another date read', [SUSPENDED, tick(REACT), { ...SUSPENDED, d: { due: 700 } }], REACT, { state: 'open', due: 700 }],
  ['taken up again', [SUSPENDED, tick(REACT), tick(REACT, 'reopened')], REACT, { state: 'open', changed: timeOf(2) }],
  ['taken up while open', [SUSPENDED, tick(REACT, 'reopened')], REACT, { state: 'open', changed: timeOf(0) }],
  ['ticked off once it is past', [SUSPENDED, ACTIVE, tick(REACT)], REACT, { state: 'past', changed: timeOf(1) }],
  ['ticked off by another word', [SUSPENDED, tick(REACT, 'gone')], REACT, { state: 'open' }],
  ['ticking what is not there', [tick(REACT)], REACT, undefined],
  [
    'confirmed by reading back',
    [SUSPENDED, ...SEALED, { kind: 'read-back', out: 'confirmed' }],
    REACT,
    { state: 'past', changed: timeOf(5) },
  ],
  ['not confirmed by reading back', [SUSPENDED, ...SEALED, { kind: 'read-back', out: 'not-confirmed' }], REACT, { state: 'open' }],
  ['a sealed code', SEALED, CODE, { kind: 'code-expiry', state: 'open', due: 9000, act: A, veh: V }],
  ['a code without an expiry', [...SENT, { kind: 'result', out: 'succeeded', d: { code: 'sealed' } }], CODE, undefined],
  ['a code that was withheld', [...SENT, { kind: 'result', out: 'succeeded', d: { code: 'withheld', exp: 1 } }], CODE, undefined],
  [
    'a code that nothing was sent for',
    [{ kind: 'checked' }, { kind: 'result', out: 'succeeded', d: { code: 'sealed', exp: 1 } }],
    CODE,
    undefined,
  ],
  ['an expired code', [...SEALED, { kind: 'code-expired' }], CODE, { state: 'past', changed: timeOf(4) }],
  ['a ticked code that expires', [...SEALED, tick(CODE), { kind: 'code-expired' }], CODE, { state: 'past' }],
  ['an unknown outcome', UNKNOWN, LOST, { kind: 'unknown-outcome', state: 'open', due: null, act: A, veh: V }],
  ['unknown told twice', [...UNKNOWN, tick(LOST), { kind: 'unknown', out: 'timeout' }], LOST, { state: 'done', changed: timeOf(4) }],
  ['unknown, refused late', [...UNKNOWN, { kind: 'result', out: 'refused' }], LOST, { state: 'past', changed: timeOf(4) }],
  ['unknown, resolved', [...UNKNOWN, { kind: 'resolved', out: 'not-activated' }], LOST, { state: 'past' }],
  ['unknown, handed over', [...UNKNOWN, { kind: 'handed-over' }], LOST, { state: 'open', changed: timeOf(3) }],
  [
    'unknown, resolved by a late code',
    [...UNKNOWN, { kind: 'resolved', out: 'activated', d: { code: 'sealed', exp: 8000 } }],
    CODE,
    { state: 'open', due: 8000 },
  ],
  ['a refusal', [...SENT, { kind: 'result', out: 'refused' }], LOST, undefined],
];

describe('a follow-up', () => {
  it.each(CASES)('%s', (_, story, id, wanted) => {
    const row = fold(story).followUp(id);
    if (wanted === undefined) expect(row).toBeUndefined();
    else expect(row).toMatchObject({ id, ...wanted });
  });
});
