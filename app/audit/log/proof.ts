/**
 * Inclusion and consistency proofs (RFC 6962 sections 2.1.1 and 2.1.2), made from tiles and checked as RFC 9162 sections 2.1.3.2 and
 * 2.1.4.2 say. A proof binds what it proves to a root; which size that root has is said by the signed checkpoint, not by the proof.
 */
import { fail, ok, type Result } from '../../base/index.ts';
import { HASH_BYTES, nodeHash, portableSha256, type Sha256 } from './merkle.ts';
import { TILE_WIDTH } from './tiles.ts';

/** Where proofs take hashes from. */
export interface HashSource {
  /**
   * Hash number `index` of tile level `level` (tiles.ts): the root of the 256^level leaves from `index` * 256^level. Asked only for
   * leaves inside the tree that is proved. Throws when the store lost it.
   */
  node(level: number, index: number): Uint8Array;
}

/** Why a proof does not hold. `range`: no such index or size. `length`: not the hashes that this place needs. `root`: another root comes out. */
export type ProofFault = 'range' | 'length' | 'root';

/** Size and root of a tree. */
export type SizedRoot = { readonly size: number; readonly root: Uint8Array };

/** The hashes from the leaf's sibling up to the root's child. Throws a RangeError for a leaf outside the tree. */
export function proveInclusion(source: HashSource, index: number, size: number, sha: Sha256 = portableSha256): readonly Uint8Array[] {
  if (!isSize(index) || !isSize(size) || index >= size) throw new RangeError('the leaf is not in the tree');
  const hashes: Uint8Array[] = [];
  for (let from = 0, count = size; count > 1;) {
    const left = leftCount(count);
    if (index - from < left) {
      hashes.push(rangeRoot(source, from + left, count - left, sha));
      count = left;
    } else {
      hashes.push(rangeRoot(source, from, left, sha));
      from += left;
      count -= left;
    }
  }
  return hashes.reverse();
}

/** The hashes that lead from the tree of `from` leaves to the one of `to`; none when `from` is 0 or `to`. Throws a RangeError if it shrinks. */
export function proveConsistency(source: HashSource, from: number, to: number, sha: Sha256 = portableSha256): readonly Uint8Array[] {
  if (!isSize(from) || !isSize(to) || from > to) throw new RangeError('the tree does not grow');
  if (from === 0) return [];
  const hashes: Uint8Array[] = [];
  let start = 0;
  let count = to;
  while (from - start < count) {
    const left = leftCount(count);
    if (from - start <= left) {
      hashes.push(rangeRoot(source, start + left, count - left, sha));
      count = left;
    } else {
      hashes.push(rangeRoot(source, start, left, sha));
      start += left;
      count -= left;
    }
  }
  // The older tree itself is known to the reader; a part of it is not.
  if (start > 0) hashes.push(rangeRoot(source, start, count, sha));
  return hashes.reverse();
}

/** The root of the first `size` leaves. Throws a RangeError for what is no size. */
export function treeRoot(source: HashSource, size: number, sha: Sha256 = portableSha256): Uint8Array {
  if (!isSize(size)) throw new RangeError('a size is a natural number');
  return size === 0 ? sha(new Uint8Array(0)) : rangeRoot(source, 0, size, sha);
}

/** Does the leaf with this hash stand at `index` of the tree? */
export function verifyInclusion(
  tree: SizedRoot,
  index: number,
  leaf: Uint8Array,
  hashes: readonly Uint8Array[],
  sha: Sha256 = portableSha256,
): Result<true, ProofFault> {
  const root = inclusionRoot(tree.size, index, leaf, hashes, sha);
  if (!root.ok) return root;
  return sameBytes(root.value, tree.root) ? ok(true) : fail('root');
}

/** The root that an inclusion proof leads to. On its own it proves nothing: {@link verifyInclusion} compares it. */
export function inclusionRoot(
  size: number,
  index: number,
  leaf: Uint8Array,
  hashes: readonly Uint8Array[],
  sha: Sha256 = portableSha256,
): Result<Uint8Array, Exclude<ProofFault, 'root'>> {
  if (!isSize(index) || !isSize(size) || index >= size) return fail('range');
  if (![leaf, ...hashes].every(isHash)) return fail('length');
  let place: Place = { at: index, last: size - 1 };
  let root = leaf;
  for (const hash of hashes) {
    if (place.last === 0) return fail('length');
    const right = isRight(place);
    root = right ? nodeHash(hash, root, sha) : nodeHash(root, hash, sha);
    place = up(right ? skipLone(place) : place);
  }
  return place.last === 0 ? ok(root) : fail('length');
}

/** Is the older tree the beginning of the newer one? */
export function verifyConsistency(
  older: SizedRoot,
  newer: SizedRoot,
  hashes: readonly Uint8Array[],
  sha: Sha256 = portableSha256,
): Result<true, ProofFault> {
  if (!isSize(older.size) || !isSize(newer.size) || older.size > newer.size) return fail('range');
  if (![older.root, newer.root, ...hashes].every(isHash)) return fail('length');
  if (older.size === 0 || older.size === newer.size) {
    if (hashes.length > 0) return fail('length');
    return sameBytes(older.root, older.size === 0 ? sha(new Uint8Array(0)) : newer.root) ? ok(true) : fail('root');
  }
  const roots = consistencyRoots(older, newer.size, hashes, sha);
  if (roots === null) return fail('length');
  return sameBytes(roots.older, older.root) && sameBytes(roots.newer, newer.root) ? ok(true) : fail('root');
}

function consistencyRoots(
  older: SizedRoot,
  size: number,
  hashes: readonly Uint8Array[],
  sha: Sha256,
): { readonly older: Uint8Array; readonly newer: Uint8Array } | null {
  let place: Place = { at: older.size - 1, last: size - 1 };
  while (isOdd(place.at)) place = up(place);
  // A complete older tree is a node of the newer one, and the proof leaves it out.
  const [first, ...rest] = place.at === 0 ? [older.root, ...hashes] : hashes;
  if (first === undefined) return null;
  const roots = { older: first, newer: first };
  for (const hash of rest) {
    if (place.last === 0) return null;
    const right = isRight(place);
    if (right) roots.older = nodeHash(hash, roots.older, sha);
    roots.newer = right ? nodeHash(hash, roots.newer, sha) : nodeHash(roots.newer, hash, sha);
    place = up(right ? skipLone(place) : place);
  }
  return place.last === 0 ? roots : null;
}

/** Two nodes of one height: the one that is followed, and the last one of the tree. Divided, not shifted: sizes exceed 32 bits. */
type Place = { readonly at: number; readonly last: number };

function isOdd(value: number): boolean {
  return value % 2 === 1;
}

function isRight({ at, last }: Place): boolean {
  return isOdd(at) || at === last;
}

function up({ at, last }: Place): Place {
  return { at: Math.floor(at / 2), last: Math.floor(last / 2) };
}

/** A last node without a sibling stands for itself on the heights above, until it is a right child or the root. */
function skipLone(place: Place): Place {
  let lone = place;
  while (!isOdd(lone.at) && lone.at !== 0) lone = up(lone);
  return lone;
}

/** The largest power of two below `count`: so many leaves are under the left child of a tree with `count` leaves (at least 2). */
function leftCount(count: number): number {
  let left = 1;
  while (2 * left < count) left *= 2;
  return left;
}

function rangeRoot(source: HashSource, from: number, count: number, sha: Sha256): Uint8Array {
  const left = leftCount(count);
  if (count === 1 || count === 2 * left) return completeRoot(source, from, count, sha);
  return nodeHash(completeRoot(source, from, left, sha), rangeRoot(source, from + left, count - left, sha), sha);
}

/** Of a complete subtree: at most 128 hashes are read, from the highest tile level that has them. */
function completeRoot(source: HashSource, from: number, count: number, sha: Sha256): Uint8Array {
  let level = 0;
  let width = 1;
  for (; width * TILE_WIDTH <= count; width *= TILE_WIDTH) level += 1;
  return fold(source, level, from / width, count / width, sha);
}

function fold(source: HashSource, level: number, index: number, count: number, sha: Sha256): Uint8Array {
  if (count === 1) return source.node(level, index);
  const half = count / 2;
  return nodeHash(fold(source, level, index, half, sha), fold(source, level, index + half, half, sha), sha);
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_BYTES;
}

/** Are these the same bytes? Not for secrets: it stops at the first difference. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
