import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CURES, cureOf, precedentsOf, type ToldEntry } from '../../../../../app/audit/precedent/index.ts';
import { ENTRY_KINDS, type EntryKind } from '../../../../../app/audit/entry/index.ts';

const told = (kind: EntryKind, out: string | null = null, err: number | null = null): ToldEntry => ({ kind, out, err });
const WORKED = told('result', 'succeeded');

describe('what was done before it worked', () => {
  it.each([
    ['nothing but trying again', [told('checked'), told('intent'), told('sent')], ['tried-again']],
    ['a sign-in where nobody was signed in', [told('customer', 'nobody'), told('customer', 'signed-in')], ['signed-in']],
    ['a sign-in that the phone was sent to', [told('customer', 'at-work'), told('customer', 'signed-in')], ['signed-in']],
    ['a consent of somebody who is signed in', [told('customer', 'signed-in')], ['tried-again']],
    ['an enrolment', [told('enrolment', 'waiting'), told('enrolment', 'done')], ['enrolled']],
    ['an enrolment that is under way', [told('enrolment', 'waiting')], ['tried-again']],
    ['a read, which every activation does by itself', [told('vin-read', 'agrees'), told('status', 'active')], ['tried-again']],
    ['a person who answers for the vehicle', [told('override', 'given')], ['confirmed']],
    ['an answer that was taken back', [told('override', 'withdrawn')], ['tried-again']],
    ['an act that met an error', [told('enrolment', 'done', 2314)], ['tried-again']],
    ['several, in the order of the list', [told('override', 'given'), told('enrolment', 'done')], ['enrolled', 'confirmed']],
  ] as const)('%s', (_what, before, cures) => {
    expect(cureOf([...before, WORKED])).toEqual(cures);
    // What came after it helped nobody any more.
    expect(cureOf([...before, WORKED, told('enrolment', 'done'), WORKED])).toEqual(cures);
    expect(cureOf(before)).toBeNull();
  });

  it.each([
    [told('resolved', 'activated'), true],
    [told('resolved', 'activated-code-lost'), true],
    [told('resolved', 'no-effect'), false],
    [told('resolved', 'other-vehicle-handled'), false],
    [told('result', 'refused', 2302), false],
    [told('unknown', 'no-answer'), false],
  ])('%o counts as activated: %s', (end, is) => {
    expect(cureOf([end]) !== null).toBe(is);
  });
});

describe('the counts', () => {
  it('count a vehicle once for each thing that was done, the most frequent first', () => {
    const vehicles = [
      [told('enrolment', 'done'), told('enrolment', 'done'), WORKED],
      [told('enrolment', 'done'), told('override', 'given'), WORKED],
      [WORKED],
      [told('enrolment', 'done')],
      [],
    ];
    expect(precedentsOf(2314, { times: 9, lastAt: 7, vehicles, exact: true })).toEqual({
      code: 2314,
      times: 9,
      lastAt: 7,
      exact: true,
      vehicles: 5,
      activated: 3,
      cures: [
        { cure: 'enrolled', vehicles: 2 },
        { cure: 'confirmed', vehicles: 1 },
        { cure: 'tried-again', vehicles: 1 },
      ],
    });
  });

  it('say nothing of an error that never came', () => {
    expect(precedentsOf(2399, { times: 0, lastAt: null, vehicles: [], exact: true })).toMatchObject({
      vehicles: 0,
      activated: 0,
      cures: [],
    });
  });

  it('never say that more vehicles were helped than there were, and each that was has something that was done', () => {
    const entry = fc.record({
      kind: fc.constantFrom(...ENTRY_KINDS),
      out: fc.constantFrom(null, 'succeeded', 'refused', 'signed-in', 'nobody', 'done', 'given', 'activated'),
      err: fc.constantFrom(null, 2302),
    });
    fc.assert(
      fc.property(fc.array(fc.array(entry, { maxLength: 8 }), { maxLength: 6 }), (vehicles) => {
        const { activated, cures } = precedentsOf(2302, { times: 1, lastAt: 1, vehicles, exact: true });
        expect(activated).toBeLessThanOrEqual(vehicles.length);
        expect(activated > 0).toBe(cures.length > 0);
        for (const one of cures) expect(one.vehicles).toBeLessThanOrEqual(activated);
        expect(new Set(cures.map(({ cure }) => cure)).size).toBe(cures.length);
        expect(cures.every(({ cure }) => CURES.includes(cure))).toBe(true);
      }),
    );
  });
});
