/** What an entry that does not fit leaves as it was: no state is ever left in a direction that the rules do not know. */
import { describe, expect, it } from 'vitest';
import { A, B, fold, V, type Told } from '../../../../support/folding.ts';

const CHECKED: Told = { kind: 'checked', d: { sim: 'ok' } };
const INTENT: Told = { kind: 'intent', d: { tx: 'T1', lim: 60_000 } };
const SENT: Told = { kind: 'sent', d: { tx: 'T1', at: 77 } };
const SUCCEEDED: Told = { kind: 'result', out: 'succeeded', d: { tx: 'T1', code: 'sealed', exp: 5000 } };
const REFUSED: Told = { kind: 'result', out: 'refused', err: 2341, d: { tx: 'T1', reason: 'error' } };
const UNKNOWN: Told = { kind: 'unknown', out: 'timeout', d: { tx: 'T1' } };
const RUNNING = [CHECKED, INTENT, SENT];
const LOST = [...RUNNING, UNKNOWN];

describe('an attempt', () => {
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
});

describe('a follow-up', () => {
  const V_OPEN: Told = { kind: 'status', out: 'suspended', act: null, d: { due: 500 } };
  const ids = [`react:${V}`, `code:${A}`, `unknown:${A}`];
  const STAYS: readonly (readonly [string, readonly Told[], Told])[] = [
    ['a date that has passed', [], { ...V_OPEN, out: 'suspended-late' }],
    ['a CarKey that was never activated', [], { ...V_OPEN, out: 'not-activated' }],
    ['a status of no vehicle', [], { ...V_OPEN, veh: null }],
    ['ticking what is not there', [], { kind: 'follow-up', out: 'done', act: null, d: { fu: `react:${V}` } }],
    ['ticking by another word', [V_OPEN], { kind: 'follow-up', out: 'gone', act: null, d: { fu: `react:${V}` } }],
    ['ticking without saying what', [V_OPEN], { kind: 'follow-up', out: 'done', act: null }],
    ['a reading that did not confirm', [V_OPEN, ...RUNNING, SUCCEEDED], { kind: 'read-back', out: 'not-confirmed' }],
    ['a second word of doubt', LOST, UNKNOWN],
    ['handing over', LOST, { kind: 'handed-over' }],
    ['a code that nothing was sent for', [CHECKED], SUCCEEDED],
    ['a success without an expiry', RUNNING, { kind: 'result', out: 'succeeded', d: { code: 'sealed' } }],
    ['an expiry without a code', LOST, { kind: 'code-expired' }],
  ];

  it.each(STAYS)('is not changed by %s', (_, story, last) => {
    const rows = (steps: readonly Told[]) => ids.map((id) => fold(steps).followUp(id));
    expect(rows([...story, last])).toEqual(rows(story));
  });
});
