/**
 * The Merkle tree of the log: RFC 6962 section 2.1 hashing, kept as a frontier (the roots of the complete subtrees that a size is made
 * of), so that appending needs no more than log2(size) hashes. Everything works on bytes; nothing is stored here.
 */
import { sha256 } from '@noble/hashes/sha2.js';

/** SHA-256. A caller with a faster one passes it in. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** Length of a hash in bytes. */
export const HASH_BYTES = 32;

/** The portable implementation. */
export const portableSha256: Sha256 = (bytes) => sha256(bytes);

/** A complete subtree: `size` leaves (a power of two) under `hash`. */
export type Subtree = { readonly size: number; readonly hash: Uint8Array };

/** The complete subtrees of a tree, largest first; together they hold `size` leaves. */
export type Frontier = { readonly size: number; readonly subtrees: readonly Subtree[] };

/** The tree without leaves. */
export const EMPTY_FRONTIER: Frontier = { size: 0, subtrees: [] };

/** SHA-256(0x00 || leaf). */
export function leafHash(leaf: Uint8Array, sha: Sha256 = portableSha256): Uint8Array {
  const bytes = new Uint8Array(leaf.length + 1);
  bytes.set(leaf, 1);
  return sha(bytes);
}

/** Written over by every {@link nodeHash}, which is done with it when it returns. */
const NODE = Uint8Array.of(1, ...new Uint8Array(2 * HASH_BYTES));

/** SHA-256(0x01 || left || right). `sha` must not keep its argument. */
export function nodeHash(left: Uint8Array, right: Uint8Array, sha: Sha256 = portableSha256): Uint8Array {
  NODE.set(left, 1);
  NODE.set(right, 1 + HASH_BYTES);
  return sha(NODE);
}

/** The frontier with one more leaf. The one passed in is unchanged. */
export function appendLeaf(frontier: Frontier, hash: Uint8Array, sha: Sha256 = portableSha256): Frontier {
  return appendSubtree(frontier, { size: 1, hash }, sha);
}

/**
 * The frontier with a complete subtree added on the right. The subtree must not be larger than the smallest one there,
 * and the size before must be a multiple of the subtree's; anything else throws.
 */
export function appendSubtree(frontier: Frontier, added: Subtree, sha: Sha256 = portableSha256): Frontier {
  if (frontier.size % added.size !== 0) throw new RangeError('a subtree starts at a multiple of its size');
  const subtrees = [...frontier.subtrees];
  let merged = added;
  for (let left = subtrees.at(-1); left?.size === merged.size; left = subtrees.at(-1)) {
    subtrees.pop();
    merged = { size: 2 * merged.size, hash: nodeHash(left.hash, merged.hash, sha) };
  }
  return { size: frontier.size + added.size, subtrees: [...subtrees, merged] };
}

/** The root of the tree; SHA-256 of nothing for the empty one. */
export function frontierRoot(frontier: Frontier, sha: Sha256 = portableSha256): Uint8Array {
  const last = frontier.subtrees.at(-1);
  if (last === undefined) return sha(new Uint8Array(0));
  return frontier.subtrees.slice(0, -1).reduceRight((right, left) => nodeHash(left.hash, right, sha), last.hash);
}

/** The root over leaf hashes. */
export function rootOf(hashes: readonly Uint8Array[], sha: Sha256 = portableSha256): Uint8Array {
  return frontierRoot(
    hashes.reduce((frontier, hash) => appendLeaf(frontier, hash, sha), EMPTY_FRONTIER),
    sha,
  );
}
