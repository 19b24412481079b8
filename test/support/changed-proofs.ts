/** Right proofs of a tree with exactly one thing changed: a bit, a hash taken out, doubled, added or swapped, another place or size. */
import { proveConsistency, proveInclusion, type HashSource, type SizedRoot } from '../../app/audit/log/proof.ts';
import type { Sha256 } from '../../app/audit/log/merkle.ts';
import { hashAt, NaiveTree, TileSource } from './naive-tree.ts';
import { randomOf, type Pick } from './random.ts';

/** The tree whose proofs are changed. */
export type Grown = { readonly leaves: readonly Uint8Array[]; readonly source: HashSource; readonly tree: NaiveTree; readonly sha: Sha256 };

/** A tree of `size` leaves. */
export function grown(size: number, sha: Sha256): Grown {
  const leaves = Array.from({ length: size }, (_, i) => hashAt(i));
  return { leaves, source: new TileSource(leaves), tree: new NaiveTree(leaves), sha };
}

/** A claim that a leaf stands at a place. */
export type Inclusion = {
  readonly head: SizedRoot;
  readonly index: number;
  readonly leaf: Uint8Array;
  readonly hashes: readonly Uint8Array[];
};

/** A claim that one tree is the beginning of another one. */
export type Growth = { readonly older: SizedRoot; readonly newer: SizedRoot; readonly hashes: readonly Uint8Array[] };

const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

function flipped(hash: Uint8Array, pick: Pick): Uint8Array {
  const copy = Uint8Array.from(hash);
  copy[pick(32)]! ^= 1 << pick(8);
  return copy;
}

/** Null when there is nothing to change that way. */
function changedHashes(hashes: readonly Uint8Array[], leaves: number, pick: Pick): readonly Uint8Array[] | null {
  const at = hashes.length === 0 ? -1 : pick(hashes.length);
  const [how, other] = [pick(5), pick(hashes.length + 1)];
  if (how === 0) return hashes.toSpliced(other, 0, hashAt(pick(leaves)));
  const hash = hashes[at];
  if (hash === undefined) return null;
  if (how === 1) return hashes.with(at, flipped(hash, pick));
  if (how === 2) return hashes.toSpliced(at, 1);
  if (how === 3) return hashes.toSpliced(at, 0, hash);
  const second = hashes[other];
  return second === undefined || same(hash, second) ? null : hashes.with(at, second).with(other, hash);
}

function changedInclusion({ leaves, source, tree, sha }: Grown, pick: Pick): Inclusion | null {
  const size = 1 + pick(leaves.length);
  const index = pick(size);
  const head = { size, root: tree.root(0, size) };
  const right: Inclusion = { head, index, leaf: leaves[index]!, hashes: proveInclusion(source, index, size, sha) };
  const how = pick(4);
  if (how === 0) return { ...right, leaf: flipped(right.leaf, pick) };
  if (how === 1) {
    const other = pick(size);
    return other === index ? null : { ...right, index: other };
  }
  const hashes = changedHashes(right.hashes, leaves.length, pick);
  return hashes === null ? null : { ...right, hashes };
}

function changedGrowth({ leaves, source, tree, sha }: Grown, pick: Pick): Growth | null {
  const to = 2 + pick(leaves.length - 1);
  const from = 1 + pick(to - 1);
  const older = { size: from, root: tree.root(0, from) };
  const newer = { size: to, root: tree.root(0, to) };
  const right: Growth = { older, newer, hashes: proveConsistency(source, from, to, sha) };
  const how = pick(5);
  if (how === 0) return { ...right, older: { ...older, root: flipped(older.root, pick) } };
  if (how === 1) return { ...right, newer: { ...newer, root: flipped(newer.root, pick) } };
  if (how === 2) {
    const size = 1 + pick(to);
    return size === from ? null : { ...right, older: { ...older, size } };
  }
  const hashes = changedHashes(right.hashes, leaves.length, pick);
  return hashes === null ? null : { ...right, hashes };
}

function* changes<T>(count: number, seed: number, make: (pick: Pick) => T | null): Generator<T> {
  const pick = randomOf(seed);
  for (let made = 0; made < count;) {
    const change = make(pick);
    if (change === null) continue;
    made += 1;
    yield change;
  }
}

/** So many changed inclusion proofs of one tree; the same ones for the same seed. */
export const changedInclusions = (of: Grown, count: number, seed: number): Generator<Inclusion> =>
  changes(count, seed, (pick) => changedInclusion(of, pick));

/** So many changed consistency proofs of one tree. */
export const changedGrowths = (of: Grown, count: number, seed: number): Generator<Growth> =>
  changes(count, seed, (pick) => changedGrowth(of, pick));
