import { describe, expect, it } from 'vitest';
import type { OperatorRef } from '../../../../../app/audit/entry/kinds.ts';
import { missedFailures } from '../../../../../app/operators/failures/told-failures.ts';
import type { RescueEntry } from '../../../../../app/operators/failures/rescue.ts';

const ADA = 'P-ADA' as OperatorRef;
const TOM = 'P-TOM' as OperatorRef;

type Told = Partial<RescueEntry>;
const wrong = (n: number, op = ADA): Told => ({ kind: 'denied', out: 'wrong-pin', op, d: { n } });
const account = (out: string, by = ADA, reason = 'tries'): Told => ({ kind: 'account', out, d: { by, reason } });

/** The oldest first. */
function missed(known: number, ...told: readonly Told[]): readonly number[] {
  const entries = told.map((one, seq): RescueEntry => ({ seq, ts: 0, boot: '', mono: 0, kind: 'status', ...one }));
  const { count, highest } = missedFailures(entries.toReversed(), ADA, known);
  return [count, highest];
}

describe('wrong PINs that a file missed', () => {
  it('are those of this account that have a higher number than it knows', () => {
    expect(missed(0)).toEqual([0, 0]);
    expect(missed(2, wrong(1), wrong(2), wrong(3), wrong(5), wrong(9, TOM))).toEqual([2, 5]);
    expect(missed(9, wrong(8), wrong(9))).toEqual([0, 9]);
    // Entries of earlier versions have no number.
    expect(
      missed(0, { kind: 'denied', out: 'wrong-pin', op: ADA }, { kind: 'denied', out: 'role', op: ADA, d: { word: 'job.decide' } }),
    ).toEqual([0, 0]);
  });

  it.each<readonly [string, Told]>([
    ['a sign-in', { kind: 'sign-in', out: 'signed-in', op: ADA }],
    ['the right PIN at the lock', { kind: 'session', out: 'unlocked', op: ADA }],
    ['the right PIN in a session', { kind: 'session', out: 'pin-given', op: ADA }],
    ['an administrator', account('failures-forgotten')],
    ['a new PIN', account('pin-changed')],
    ['a rescue with a new PIN', account('rescued', ADA, 'new-pin')],
    ['an account made anew', account('added')],
  ])('are over after %s', (_, entry) => {
    expect(missed(0, wrong(1), wrong(2), entry, wrong(3))).toEqual([1, 3]);
  });

  it.each<readonly [string, Told]>([
    ['a rescue that gave tries back', account('rescued')],
    ['a request, or one that was taken back', account('rescue-cancelled')],
    ['another role', account('role-changed')],
    ['what became of somebody else', account('pin-changed', TOM)],
  ])('are not over after %s', (_, entry) => {
    expect(missed(0, wrong(1), wrong(2), entry, wrong(3))).toEqual([3, 3]);
  });
});
