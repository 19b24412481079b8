/** Changed proofs are never accepted. 20,000 of each kind; with CARKEY_FULL=1 200,000 of each. */
import { describe, expect, it } from 'vitest';
import { inclusionRoot, proveConsistency, proveInclusion, verifyConsistency, verifyInclusion } from '../../../app/audit/proof.ts';
import { hashAt, NaiveTree, rememberingSha256, TileSource } from './naive-tree.ts';

const RUNS = process.env['CARKEY_FULL'] === '1' ? 200_000 : 20_000;
const LIMIT_MS = 300_000;
const SIZE = 300;
const leaves = Array.from({ length: SIZE }, (_, i) => hashAt(i));
const source = new TileSource(leaves);
const sha = rememberingSha256();
const tree = new NaiveTree(leaves);

/** Mulberry32: the same numbers in every run. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Pick = (below: number) => number;
const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

function flipped(hash: Uint8Array, pick: Pick): Uint8Array {
  const copy = Uint8Array.from(hash);
  copy[pick(32)]! ^= 1 << pick(8);
  return copy;
}

/** One change of a list of hashes: a bit, one taken out, doubled, added, or two swapped. Null when there is nothing to change that way. */
function changedHashes(hashes: readonly Uint8Array[], pick: Pick): readonly Uint8Array[] | null {
  const at = hashes.length === 0 ? -1 : pick(hashes.length);
  const [how, other] = [pick(5), pick(hashes.length + 1)];
  if (how === 0) return hashes.toSpliced(other, 0, hashAt(pick(SIZE)));
  const hash = hashes[at];
  if (hash === undefined) return null;
  if (how === 1) return hashes.with(at, flipped(hash, pick));
  if (how === 2) return hashes.toSpliced(at, 1);
  if (how === 3) return hashes.toSpliced(at, 0, hash);
  const second = hashes[other];
  return second === undefined || same(hash, second) ? null : hashes.with(at, second).with(other, hash);
}

type Inclusion = { readonly size: number; readonly index: number; readonly leaf: Uint8Array; readonly hashes: readonly Uint8Array[] };

function changedInclusion(pick: Pick): Inclusion | null {
  const size = 1 + pick(SIZE);
  const index = pick(size);
  const right: Inclusion = { size, index, leaf: leaves[index]!, hashes: proveInclusion(source, index, size, sha) };
  const how = pick(4);
  if (how === 0) return { ...right, leaf: flipped(right.leaf, pick) };
  if (how === 1) {
    const other = pick(size);
    return other === index ? null : { ...right, index: other };
  }
  const hashes = changedHashes(right.hashes, pick);
  return hashes === null ? null : { ...right, hashes };
}

function* changes<T>(seed: number, make: (pick: Pick) => T | null): Generator<T> {
  const pick = randomOf(seed);
  for (let made = 0; made < RUNS;) {
    const change = make(pick);
    if (change === null) continue;
    made += 1;
    yield change;
  }
}

describe('changed proofs', () => {
  it(`none of ${RUNS} changed inclusion proofs is accepted`, { timeout: LIMIT_MS }, () => {
    let accepted = 0;
    let withoutRootCheck = 0;
    for (const { size, index, leaf, hashes } of changes(1, changedInclusion)) {
      if (verifyInclusion({ size, root: tree.root(0, size) }, index, leaf, hashes, sha).ok) accepted += 1;
      if (inclusionRoot(size, index, leaf, hashes, sha).ok) withoutRootCheck += 1;
    }
    expect(accepted).toBe(0);
    // The control: a verifier that does not compare the root would let most of them through, so the changes do reach that check.
    expect(withoutRootCheck).toBeGreaterThan(RUNS / 2);
  });

  it(`none of ${RUNS} changed consistency proofs is accepted`, { timeout: LIMIT_MS }, () => {
    let accepted = 0;
    let shapely = 0;
    const make = (pick: Pick) => {
      const to = 2 + pick(SIZE - 1);
      const from = 1 + pick(to - 1);
      const [older, newer] = [
        { size: from, root: tree.root(0, from) },
        { size: to, root: tree.root(0, to) },
      ];
      const right = { older, newer, hashes: proveConsistency(source, from, to, sha) };
      const how = pick(5);
      if (how === 0) return { ...right, older: { ...older, root: flipped(older.root, pick) } };
      if (how === 1) return { ...right, newer: { ...newer, root: flipped(newer.root, pick) } };
      if (how === 2) {
        const size = 1 + pick(to);
        return size === from ? null : { ...right, older: { ...older, size } };
      }
      const hashes = changedHashes(right.hashes, pick);
      return hashes === null ? null : { ...right, hashes };
    };
    for (const { older, newer, hashes } of changes(2, make)) {
      const verdict = verifyConsistency(older, newer, hashes, sha);
      if (verdict.ok) accepted += 1;
      else if (verdict.error === 'root') shapely += 1;
    }
    expect(accepted).toBe(0);
    expect(shapely).toBeGreaterThan(RUNS / 2);
  });
});
