/** A large bundle is checked without holding up the thread that shows the page. */
import { describe, expect, it } from 'vitest';
import { encodeBundle } from '../../../../app/audit/bundle/encode.ts';
import { verifyBundle } from '../../../../app/audit/bundle/verify.ts';
import type { Signatures } from '../../../../renderer/check/desk.ts';
import { checkerHere } from '../../../../renderer/check/here.ts';
import { bundleEntry, bundleOf, logOf } from '../../../support/naive-bundle.ts';
import { verifyNow } from '../../../support/naive-signer.ts';

// The first check of a signature compiles the arithmetic of the test's own signer; a browser has it built in.
const native: Signatures = { verify: () => true, possible: () => Promise.resolve(true) };
const indexes = Array.from({ length: 400 }, (_, index) => index);
const log = logOf(400, indexes);
const traces = Array.from({ length: 3_000 }, (_, line) => ({ source: 'link', text: `${line} `.padEnd(1_500, '41 0C ') }) as const);
const bytes = encodeBundle({ ...bundleOf(log, [...indexes.map((index) => bundleEntry(log, index, ['vin']))]), traces });
const file = new Blob([Uint8Array.from(bytes)]);

/** Longest time that nothing else could run while `work` did, ms. */
async function longestStall(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let before = performance.now();
  const look = () => {
    longest = Math.max(longest, performance.now() - before);
    before = performance.now();
  };
  const meter = setInterval(look, 1);
  await work();
  look();
  clearInterval(meter);
  return longest;
}

describe('a check in the page', () => {
  it('stalls it for slices only; in one go it stalls for all of it', async () => {
    const inOneGo = await longestStall(() => verifyBundle(bytes, verifyNow));
    const checker = checkerHere(native);
    await checker.ask('findings', { from: 0, count: 1 });
    // What else this computer does stalls it too: the best of three is what the check itself does.
    const rounds: number[] = [];
    for (let round = 0; round < 3; round += 1) rounds.push(await longestStall(() => checker.ask('check', { file, key: null })));
    const sliced = Math.min(...rounds);
    console.log(
      `${(bytes.length / 1e6).toFixed(1)} MB: longest stall ${sliced.toFixed(0)} ms in slices, ${inOneGo.toFixed(0)} ms in one go`,
    );
    expect(sliced).toBeLessThan(inOneGo / 3);
  });

  it('tells how far it is, upwards, a few percent at a time', async () => {
    const parts: number[] = [];
    const answer = await checkerHere(native).ask('check', { file, key: null }, (part) => parts.push(part));
    expect(answer).toMatchObject({ kind: 'verdict', verdict: { valid: true, entries: 400, traces: 3_000 } });
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.length).toBeLessThanOrEqual(20);
    expect(parts).toEqual([...new Set(parts)].toSorted((a, b) => a - b));
    expect(parts.every((part) => part > 0 && part <= 1)).toBe(true);
  });

  it('ends when it is stopped, and its question is refused', async () => {
    const parts: number[] = [];
    const checker = checkerHere(native);
    const asked = checker.ask('check', { file, key: null }, (part) => {
      parts.push(part);
      checker.stop();
    });
    await expect(asked).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(parts).toHaveLength(1);
    expect(await checker.ask('entries', { from: 0, count: 9 })).toEqual([]);
  });
});
