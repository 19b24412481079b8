import { describe, expect, it } from 'vitest';
import { SIMULATED_CAR_NAMES } from '../../../../../app/words/shape/words.ts';
import { carOf, NOWHERE, PRACTICE_CARS } from '../../../../../renderer/screens/link/practice-cars.ts';

describe('the practice vehicles', () => {
  it('stand in one group each, and a name that nobody knows is no socket', () => {
    const cars = Object.values(PRACTICE_CARS).flat();
    expect(cars.toSorted()).toEqual([...SIMULATED_CAR_NAMES, null].toSorted());
    expect([carOf('gateway'), carOf(NOWHERE), carOf('a car of a later version')]).toEqual(['gateway', null, null]);
  });
});
