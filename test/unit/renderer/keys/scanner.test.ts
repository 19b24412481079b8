import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isWholeScan,
  NO_BURST,
  SCAN_GAP_MS,
  SCAN_MAX_LENGTH,
  SCAN_MIN_LENGTH,
  takeKey,
  type Burst,
} from '../../../../renderer/keys/scanner.ts';

const VIN = 'VR1AB12C3D4567890';
const KEYS = Array.from(VIN);

/** Feeds keys with a pause before each; answers every scan that was recognised. */
function feed(keys: readonly string[], gap: number | readonly number[], plain = true): readonly string[] {
  let burst: Burst = NO_BURST;
  let time = 1_000;
  const scans: string[] = [];
  keys.forEach((key, index) => {
    time += typeof gap === 'number' ? gap : (gap[index] ?? 0);
    const step = takeKey(burst, { key, time, plain });
    burst = step.burst;
    if (step.scanned !== null) scans.push(step.scanned);
  });
  return scans;
}

describe('scanner', () => {
  test.each(['Enter', 'Tab'])('a fast burst that ends with %s is a scan', (end) => {
    expect(feed([...KEYS, end], 8)).toEqual([VIN]);
  });

  test('the same keys typed by a person are none', () => {
    expect(feed([...KEYS, 'Enter'], SCAN_GAP_MS + 1)).toEqual([]);
  });

  test('a burst without an end is none', () => {
    expect(feed([...KEYS], 8)).toEqual([]);
  });

  test('an Enter that comes late does not end the scan', () => {
    expect(feed([...KEYS, 'Enter'], [...Array.from(VIN, () => 8), 400])).toEqual([]);
  });

  test('Shift of a scanned capital neither adds nor breaks', () => {
    expect(feed([...Array.from(VIN).flatMap((char) => ['Shift', char]), 'Enter'], 4)).toEqual([VIN]);
  });

  test('keys with a modifier break a burst', () => {
    expect(feed([...KEYS, 'Enter'], 8, false)).toEqual([]);
  });

  test('what was typed slowly before does not stick to the scan', () => {
    expect(feed(['a', 'b', ...KEYS, 'Enter'], [0, 300, 300, ...Array.from(VIN, () => 8), 8])).toEqual([VIN]);
  });

  test('two scans in a row are told apart', () => {
    expect(feed([...KEYS, 'Enter', ...KEYS, 'Tab'], 8)).toEqual([VIN, VIN]);
  });

  test('a short burst, as of a quick typist, is none', () => {
    expect(feed([...Array.from(VIN.slice(0, SCAN_MIN_LENGTH - 1)), 'Enter'], 8)).toEqual([]);
  });

  test('a stuck key fills no memory', () => {
    const [scan] = feed([...Array.from({ length: 5_000 }, () => 'A'), 'Enter'], 1);
    expect(scan).toHaveLength(SCAN_MAX_LENGTH);
  });

  test.each([
    ['the field has no part in it', VIN, null, true],
    ['all of it stands in the field', VIN, VIN, true],
    ['a VIN ran in behind an older text', VIN, `1234${VIN}`, true],
    ['a VIN with the letter in front of its bar code', `I${VIN}`, `1234I${VIN}`, true],
    ['a job number stands in the field', 'JOB-12345', ' JOB-12345 ', true],
    ['the scanner paused, its first half stands in the field', VIN.slice(8), VIN, false],
    ['the scanner paused after the first key', VIN.slice(1), VIN, false],
  ])('%s', (_, scanned, field, whole) => {
    expect(isWholeScan(scanned, field)).toBe(whole);
  });

  test('any text of scan length is found whole, whatever pauses within the limit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...Array.from('ABCDEFGHJKLMNPRSTUVWXYZ0123456789 -')), {
          minLength: SCAN_MIN_LENGTH,
          maxLength: SCAN_MAX_LENGTH,
        }),
        fc.array(fc.integer({ min: 0, max: SCAN_GAP_MS }), { minLength: SCAN_MAX_LENGTH + 1, maxLength: SCAN_MAX_LENGTH + 1 }),
        (chars, gaps) => {
          expect(feed([...chars, 'Enter'], gaps)).toEqual([chars.join('')]);
        },
      ),
    );
  });
});
