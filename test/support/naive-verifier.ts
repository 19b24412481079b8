/**
 * A second verifier of proofs, written from the recursive definitions of RFC 6962 section 2.1 alone: it takes the proof apart from its end,
 * where ours walks up from the leaf (RFC 9162). Another SHA-256, whole lists, no care for speed.
 */
import { createHash } from 'node:crypto';
import type { SizedRoot } from '../../app/audit/log/proof.ts';

type Hashes = readonly Uint8Array[];

/** SHA-256(0x01 || left || right). A caller that computes the same nodes over and over brings one that remembers. */
export type NodeHash = (left: Uint8Array, right: Uint8Array) => Uint8Array;

const node: NodeHash = (left, right) => createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest();

/** The same, computing each node once. */
export function rememberingNode(): NodeHash {
  const known = new Map<string, Uint8Array>();
  return (left, right) => {
    const key = Buffer.concat([left, right]).toString('latin1');
    const hash = known.get(key) ?? node(left, right);
    known.set(key, hash);
    return hash;
  };
}

function split(n: number): number {
  return 2 ** Math.floor(Math.log2(n - 1));
}

const areHashes = (hashes: Hashes) => hashes.every((hash) => hash.length === 32);
const equal = (a: Uint8Array | null, b: Uint8Array) => a !== null && Buffer.compare(a, b) === 0;

/** Undoes PATH(m, D[n]): the root that it leads to, or null when it has not the hashes that it must have. */
function pathRoot(m: number, n: number, leaf: Uint8Array, path: Hashes, hash: NodeHash): Uint8Array | null {
  if (n === 1) return path.length === 0 ? leaf : null;
  const sibling = path.at(-1);
  if (sibling === undefined) return null;
  const k = split(n);
  const below = m < k ? pathRoot(m, k, leaf, path.slice(0, -1), hash) : pathRoot(m - k, n - k, leaf, path.slice(0, -1), hash);
  if (below === null) return null;
  return m < k ? hash(below, sibling) : hash(sibling, below);
}

/** Does the leaf stand there? */
export function naiveInclusion({ size, root }: SizedRoot, index: number, leaf: Uint8Array, path: Hashes, hash: NodeHash = node): boolean {
  if (index < 0 || index >= size || !areHashes([leaf, ...path])) return false;
  return equal(pathRoot(index, size, leaf, path, hash), root);
}

type Roots = { readonly older: Uint8Array; readonly newer: Uint8Array };

/** Undoes SUBPROOF(m, D[n], b): both roots of this part of the trees. `known` is the older root where b says that the reader has it. */
function subproofRoots(m: number, n: number, proof: Hashes, known: Uint8Array | null, hash: NodeHash): Roots | null {
  const last = proof.at(-1);
  if (m === n) {
    const whole = known ?? last;
    return whole === undefined || proof.length !== (known === null ? 1 : 0) ? null : { older: whole, newer: whole };
  }
  if (last === undefined) return null;
  const k = split(n);
  const rest = proof.slice(0, -1);
  if (m <= k) {
    const left = subproofRoots(m, k, rest, known, hash);
    return left === null ? null : { older: left.older, newer: hash(left.newer, last) };
  }
  const right = subproofRoots(m - k, n - k, rest, null, hash);
  return right === null ? null : { older: hash(last, right.older), newer: hash(last, right.newer) };
}

/** Is the older tree the beginning of the newer one? Of trees that are not empty. */
export function naiveConsistency(older: SizedRoot, newer: SizedRoot, proof: Hashes, hash: NodeHash = node): boolean {
  if (older.size < 1 || older.size > newer.size || !areHashes([older.root, newer.root, ...proof])) return false;
  const roots = subproofRoots(older.size, newer.size, proof, older.root, hash);
  return roots !== null && equal(roots.older, older.root) && equal(roots.newer, newer.root);
}
