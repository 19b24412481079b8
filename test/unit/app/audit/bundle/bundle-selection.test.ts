/** k entries of a log of 100,000: 50 selections, the time of each, and nothing in them that was not disclosed. */
import { expect, describe, it } from 'vitest';
import { encodeBundle } from '../../../../../app/audit/bundle/encode.ts';
import { verifyBundle } from '../../../../../app/audit/bundle/verify.ts';
import { bundleEntry, bundleOf, encodingsOf, holds, logOf, valuesAt } from '../../../../support/naive-bundle.ts';
import { verifyNow } from '../../../../support/naive-signer.ts';

const SIZE = 100_000;
const HASHES = Math.ceil(Math.log2(SIZE));

/** Steps through 0 to SIZE - 1 without meeting one twice: 7,919 and 100,000 have no common divisor. */
const REAL = Array.from({ length: 1000 }, (_, i) => (i * 7919 + 5) % SIZE);
const log = logOf(SIZE, REAL);

/** Selection number `n`: 1 to 20 entries, each third with an opened VIN, each fifth with an opened operator too. */
function selection(n: number) {
  const indices = REAL.filter((_, i) => (i * 31 + n * 17) % 50 === 0)
    .slice(0, 1 + ((n * 7) % 20))
    .sort((a, b) => a - b);
  return indices.map((index) => bundleEntry(log, index, index % 5 === 0 ? ['vin', 'operator'] : index % 3 === 0 ? ['vin'] : []));
}

describe('50 selections of 100,000 entries', () => {
  it('each is proved offline, with at most 17 hashes for an entry', async () => {
    const perEntry: number[] = [];
    let proved = 0;
    for (let n = 0; n < 50; n += 1) {
      const chosen = selection(n);
      const bytes = encodeBundle(bundleOf(log, chosen));
      const from = performance.now();
      const report = await verifyBundle(bytes, verifyNow);
      perEntry.push((performance.now() - from) / chosen.length);
      expect(report).toMatchObject({ valid: true, size: SIZE });
      expect(report.entries.map(({ index }) => index)).toEqual(chosen.map(({ index }) => index));
      expect(Math.max(...chosen.map(({ hashes }) => hashes.length))).toBeLessThanOrEqual(HASHES);
      proved += report.entries.filter((entry) => entry.proved && entry.opened.every((field) => field.holds)).length;
    }
    const sorted = perEntry.toSorted((a, b) => a - b);
    console.log(
      `verified ${proved} entries of 100,000: median ${sorted[25]?.toFixed(2)} ms, most ${sorted.at(-1)?.toFixed(2)} ms per entry`,
    );
    expect(proved).toBeGreaterThan(400);
  });

  it('none holds a value that was not disclosed, in any of eight encodings', () => {
    let looked = 0;
    for (let n = 0; n < 50; n += 1) {
      const chosen = selection(n);
      const bytes = encodeBundle(bundleOf(log, chosen));
      const others = REAL.slice(n * 4, n * 4 + 50).filter((index) => !chosen.some((entry) => entry.index === index));
      const withheld = chosen.flatMap((entry) => entry.withheld.map((name) => valuesAt(entry.index)[name as 'vin' | 'operator']));
      for (const value of [...withheld, ...others.flatMap((index) => Object.values(valuesAt(index)))]) {
        looked += 1;
        expect(holds(bytes, value), value).toBe(false);
      }
      for (const { value } of chosen.flatMap((entry) => entry.opened)) expect(holds(bytes, value), value).toBe(true);
    }
    expect(looked).toBeGreaterThan(4000);
  });

  it('the search finds a value that leaks in any of its encodings, wherever it stands', () => {
    const value = valuesAt(5).operator;
    for (const encoded of encodingsOf(value)) {
      for (const before of ['', 'a', 'ab']) expect(holds(Buffer.concat([Buffer.from(before), encoded]), value)).toBe(true);
    }
    for (const before of ['', 'a', 'ab', 'abc']) {
      expect(holds(Buffer.from(Buffer.from(`${before}${value} and more`).toString('base64')), value)).toBe(true);
    }
    expect(holds(Buffer.from(value.slice(1)), value)).toBe(false);
  });
});
