/** Who typed it, by the pauses alone: at worst a person presses Enter once more, and a scanner is not taken for one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isScanPace, pausesOf } from '../../../../renderer/keys/pace.ts';

const pauses = (length: number, of: (index: number) => number) => Array.from({ length }, (_, index) => of(index));

describe('the pace of a text', () => {
  test.each([2, 10, 20, 40, 60, 90, 100, 150, 300])('is a scanner’s at %i ms for every key, and with one pause at any place', (gap) => {
    for (const length of [6, 8, 17]) {
      expect(isScanPace(pauses(length, () => gap)), `${length} keys`).toBe(true);
      for (let at = 0; at < length; at += 1) {
        expect(isScanPace(pauses(length, (index) => (index === at ? 500 : gap))), `${length} keys, pause at ${at}`).toBe(true);
      }
    }
  });

  test('is a scanner’s when a busy computer moves every key by some milliseconds', () => {
    const moved = fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 6, maxLength: 17 });
    fc.assert(fc.property(fc.constantFrom(2, 10, 40, 90), moved, (gap, by) => isScanPace(by.map((one) => Math.max(0, gap + one)))));
  });

  test('is a person’s with a hand’s rhythm, also a quick one', () => {
    expect(isScanPace([60, 150, 80, 130, 100, 70, 145])).toBe(false);
    expect(isScanPace([110, 64, 148, 90, 132, 75])).toBe(false);
    expect(isScanPace([150, 180, 210, 165, 240, 190])).toBe(false);
    expect(isScanPace([200, 212, 190, 205, 181, 200])).toBe(false);
    expect(isScanPace(pauses(6, () => 400))).toBe(false);
  });

  test('tells nothing of a few keys', () => {
    expect(isScanPace([])).toBe(false);
    expect(isScanPace([2, 2, 2])).toBe(false);
    expect(pausesOf([100, 102, 150])).toEqual([2, 48]);
  });
});
