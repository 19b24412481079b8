import fc from 'fast-check';
import { expect, it } from 'vitest';
import { amongValues, askedOnce, openNumbers } from '../../../../../main/audit/log/numbers.ts';

const value = fc.oneof(fc.constant(null), fc.constantFrom('1', 'refused', 'V-1'), fc.integer({ min: 0, max: 400 }));

it('gives each value a number of its own, and null is 0', () => {
  fc.assert(
    fc.property(fc.array(value), (values) => {
      const numbers = openNumbers();
      const given = values.map((one) => numbers.numberOf(one));
      expect(given.map((number) => numbers.valueOf(number))).toEqual(values);
      expect(values.map((one) => numbers.numberOf(one))).toEqual(given);
      expect(numbers.size()).toBe(new Set([null, ...values]).size);
      expect([numbers.numberOf(null), numbers.valueOf(numbers.size())]).toEqual([0, null]);
    }),
  );
});

it('accepts what a plain look at each value accepts, however the numbers grow, and asks once for each', () => {
  fc.assert(
    fc.property(fc.array(fc.array(value)), fc.array(value, { maxLength: 3 }), (blocks, wanted) => {
      const numbers = openNumbers();
      const asked: number[] = [];
      const among = amongValues(numbers, wanted);
      among();
      expect(numbers.size()).toBe(1);
      const once = askedOnce(numbers, (number) => {
        asked.push(number);
        return (wanted as readonly unknown[]).includes(numbers.valueOf(number));
      });
      for (const block of blocks) {
        for (const one of block) {
          const number = numbers.numberOf(one);
          expect(among()?.[number] === 1).toBe(wanted.includes(one));
          expect(once()?.[number] === 1).toBe(one !== null && wanted.includes(one));
        }
      }
      once();
      expect(asked).toEqual(Array.from({ length: numbers.size() - 1 }, (_, i) => i + 1));
    }),
  );
});
