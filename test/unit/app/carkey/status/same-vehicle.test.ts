import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JobFacts } from '../../../../../app/carkey/status/job-facts.ts';
import { viewJob } from '../../../../../app/carkey/job/job.ts';
import { requirementsOf } from '../../../../../app/carkey/job/requirements.ts';
import { isOverridable } from '../../../../../app/carkey/status/same-vehicle.ts';
import type { EvidenceSource, VinEvidence } from '../../../../../app/vehicle/types.ts';
import { facts, NOW, OTHER, phone, VIN } from '../../../../support/facts.ts';

const GIVEN: NonNullable<JobFacts['override']> = { at: NOW, by: 'Kim', reason: 'body computer was replaced' };
const says = (source: EvidenceSource, vin: string): VinEvidence => ({ source, vin, at: NOW - 1000 });
const engine = (vin: string) => says('link 0902', vin);
const bsi = (vin: string) => says('link F190 BSI', vin);

/** What the car says, whether a person may answer for it, and the line without and with their word. */
const TABLE: [string, Partial<JobFacts>, boolean, string, string][] = [
  ['nobody speaks for the car', { connection: null }, true, 'unmet not-read', 'warning overridden'],
  ['the phone is connected and names no vehicle', { connection: phone(true, null) }, true, 'unmet not-read', 'warning overridden'],
  ['the phone agrees', {}, false, 'met', 'met'],
  ['the phone says another vehicle', { connection: phone(true, OTHER) }, false, 'unmet other-vehicle', 'unmet other-vehicle'],
  [
    'the phone says another one, a unit agrees',
    { connection: phone(true, OTHER), evidence: [bsi(VIN)] },
    false,
    'unmet other-vehicle',
    'unmet other-vehicle',
  ],
  ['the phone agrees, a unit says another one', { evidence: [engine(VIN), bsi(OTHER)] }, true, 'unmet other-vehicle', 'warning overridden'],
  [
    'one unit agrees, another one does not',
    { connection: null, evidence: [engine(VIN), bsi(OTHER)] },
    true,
    'unmet other-vehicle',
    'warning overridden',
  ],
  [
    'two units of one source disagree',
    { connection: null, evidence: [engine(OTHER), engine(VIN)] },
    true,
    'unmet other-vehicle',
    'warning overridden',
  ],
  [
    'every unit says another vehicle',
    { connection: null, evidence: [engine(OTHER), bsi(OTHER)] },
    false,
    'unmet other-vehicle',
    'unmet other-vehicle',
  ],
  ['no vehicle is in work', { vin: null, connection: null }, false, 'unmet not-read', 'unmet not-read'],
];

const lineOf = (change: Partial<JobFacts>) => requirementsOf(facts(change)).find(({ id }) => id === 'same-vehicle')!;
const told = (change: Partial<JobFacts>): string => {
  const { state, reason } = lineOf(change);
  return reason === null ? state : `${state} ${reason}`;
};

describe('is the vehicle in work the car that stands here', () => {
  it.each(TABLE)('%s', (_, change, possible, without, withWord) => {
    expect(isOverridable(facts(change))).toBe(possible);
    expect(told(change)).toBe(without);
    expect(told({ ...change, override: GIVEN })).toBe(withWord);
  });

  it('a given word names who gave it and why, and lets the activation go', () => {
    const view = viewJob(facts({ connection: phone(true, null), override: GIVEN }));
    const line = view.requirements.find(({ id }) => id === 'same-vehicle');
    expect(line).toMatchObject({ state: 'warning', values: { by: 'Kim', reason: 'body computer was replaced' } });
    expect(view.mayActivate).toBe(true);
    expect(view.override).toEqual({ given: GIVEN, possible: true });
  });

  it('no set of statements with a disagreeing phone is ever accepted, whatever a person says', () => {
    const source = fc.constantFrom<EvidenceSource>('link 0902', 'link F190 BSI', 'link F190 NAC', 'link F190 telematics');
    const statement = fc.record({ source, vin: fc.constantFrom<string>(VIN, OTHER), at: fc.constant(NOW) });
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 5 }), fc.boolean(), (evidence, worded) => {
        const change = { evidence, override: worded ? GIVEN : null };
        expect(lineOf({ ...change, connection: phone(true, OTHER) }).state).toBe('unmet');
        const alone = lineOf({ ...change, connection: null });
        if (alone.state === 'met') expect(evidence.every((one) => one.vin === VIN)).toBe(true);
        if (evidence.length > 0 && evidence.every((one) => one.vin === OTHER)) expect(alone.state).toBe('unmet');
      }),
    );
  });
});
