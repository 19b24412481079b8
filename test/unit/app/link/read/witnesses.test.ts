/** Who in the vehicle said what, as people read it. */
import { describe, expect, test } from 'vitest';
import { isEngine, witnessesOf } from '../../../../../app/link/read/witnesses.ts';
import { OTHER_SIMULATED_VIN as OTHER, SIMULATED_CARS, SIMULATED_VIN as VIN } from '../../../../../app/link/simulator/cars.ts';
import { wordsFor } from '../../../../../app/words/load.ts';
import { sayWhoSaid, sayWitness, sayWitnesses } from '../../../../../app/words/say-witness.ts';
import { play } from '../../../../support/drive.ts';

const words = await wordsFor('en');
const said = (car: string) => {
  const { facts, verdict } = play(car).result;
  return sayWitnesses(words, facts, verdict.kind);
};

describe('the witnesses of a read', () => {
  test('a unit that answers without a VIN is named, whoever else agrees', () => {
    expect(said('new-bsi')).toEqual([
      '2 units answered, all with the same VIN.',
      'Answered without a VIN: Body computer BSI (link) 652. A new unit that was not programmed yet answers like this.',
      'No answer: Telematics unit (link).',
    ]);
  });

  test.each([
    ['not-a-vin', 'Answered with something that is no VIN: Body computer BSI (link) 652.'],
    ['missing-frame', 'No complete answer: Body computer BSI (link) 652.'],
    ['wrong-length', 'No complete answer: Body computer BSI (link) 652.'],
  ] as const)('one whose answer is of no use is named as well: %s', (fault, line) => {
    const { facts, verdict } = play('agree').result;
    const isBsi = ({ ecu }: { readonly ecu: string | null }) => ecu === '652';
    const source = facts.readings.find(isBsi)!.source;
    const readings = facts.readings.filter((one) => !isBsi(one));
    const told = sayWitnesses(words, { ...facts, readings, failures: [{ source, ecu: '652', fault }] }, verdict.kind);
    expect(told[0]).toBe('3 units answered, all with the same VIN.');
    expect(told[1]).toContain(line);
    // Once it named a VIN at another question it is one of those who did.
    expect(sayWitnesses(words, { ...facts, failures: [{ source, ecu: '652', fault }] }, verdict.kind)).toHaveLength(1);
  });

  test('every unit that was asked is in exactly one group, in every simulated vehicle', () => {
    for (const { name: car } of SIMULATED_CARS) {
      const { facts } = play(car).result;
      const groups = Object.values(witnessesOf(facts)).map((group) => group.map(({ source, ecu }) => ecu ?? source));
      expect(groups.flat().length, car).toBe(new Set(groups.flat()).size);
      const heard = [...facts.readings, ...facts.failures, ...facts.refusals].map(({ source, ecu }) => ecu ?? source);
      expect(groups.flat(), car).toEqual(expect.arrayContaining([...heard]));
    }
  });

  test('one that refuses is told to refuse, one that asks to wait is not', () => {
    expect(said('always-pending')[0]).toContain('No complete answer: Body computer BSI (link) 652');
    expect(said('gateway').join(' ')).toContain('Refused to give a VIN: Body computer BSI (link) 652');
  });

  test('one is called one, however often it was asked', () => {
    expect(said('newer-telematics')[0]).toBe('One unit answered with a VIN.');
    expect(said('agree')).toEqual(['4 units answered, all with the same VIN.']);
  });

  test('nobody is told to be silent where nothing answered at all', () => {
    expect(said('asleep')).toEqual([]);
  });

  test('a unit goes by the identifier it answered under; only the engine is called so', () => {
    const { facts } = play('two-engines').result;
    expect(witnessesOf(facts).named.map((one) => sayWitness(words, one))).toEqual([
      'Engine control unit (link) 7E8',
      'Control unit (link) 7E9',
    ]);
    for (const ecu of ['7E8', '10', '18DAF110', null]) expect(isEngine({ source: 'link 0902', ecu })).toBe(true);
    for (const ecu of ['7E9', '18DAF118', '28']) expect(isEngine({ source: 'link 0902', ecu })).toBe(false);
  });

  test('a conflict says who said which', () => {
    const { facts } = play('conflict').result;
    expect(sayWhoSaid(words, OTHER, facts)).toBe('Engine control unit (link) 7E8');
    expect(sayWhoSaid(words, VIN, facts)).toBe('Body computer BSI (link) 652 · Head unit NAC (link) 664');
  });
});
