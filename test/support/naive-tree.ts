/**
 * A second implementation of the tree and its proofs, written from the recursive definitions of RFC 6962 section 2.1 on whole lists of
 * leaves: no tiles, no frontier, another SHA-256. And a source of hashes that knows tiles only, as a stored log does.
 */
import { createHash } from 'node:crypto';
import type { Sha256 } from '../../app/audit/log/merkle.ts';
import type { HashSource } from '../../app/audit/log/proof.ts';
import { TILE_WIDTH, tileRoot } from '../../app/audit/log/tiles.ts';
import { nativeSha256 } from '../../main/base/hash.ts';

const sha = (...parts: readonly Uint8Array[]): Uint8Array =>
  createHash('sha256')
    .update(Buffer.concat([...parts]))
    .digest();

/** The hash of a leaf. */
export const naiveLeaf = (data: Uint8Array): Uint8Array => sha(Uint8Array.of(0), data);

/** k: the largest power of two smaller than n. */
function k(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

/** MTH(D[n]), over leaf hashes. `known` remembers what was computed, by the place of the list. */
export class NaiveTree {
  readonly #known = new Map<string, Uint8Array>();
  readonly leaves: readonly Uint8Array[];

  constructor(leaves: readonly Uint8Array[]) {
    this.leaves = leaves;
  }

  /** MTH(D[from:to]). */
  root(from: number, to: number): Uint8Array {
    const n = to - from;
    if (n === 0) return sha();
    if (n === 1) return this.leaves[from]!;
    const key = `${from}:${to}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const hash = sha(Uint8Array.of(1), this.root(from, from + k(n)), this.root(from + k(n), to));
    this.#known.set(key, hash);
    return hash;
  }

  /** PATH(m, D[from:to]). */
  path(m: number, from: number, to: number): readonly Uint8Array[] {
    const n = to - from;
    if (n === 1) return [];
    return m < k(n)
      ? [...this.path(m, from, from + k(n)), this.root(from + k(n), to)]
      : [...this.path(m - k(n), from + k(n), to), this.root(from, from + k(n))];
  }

  /** PROOF(m, D[n]). */
  proof(m: number, n: number): readonly Uint8Array[] {
    return this.#subproof(m, 0, n, true);
  }

  #subproof(m: number, from: number, to: number, b: boolean): readonly Uint8Array[] {
    const n = to - from;
    if (m === n) return b ? [] : [this.root(from, to)];
    return m <= k(n)
      ? [...this.#subproof(m, from, from + k(n), b), this.root(from + k(n), to)]
      : [...this.#subproof(m - k(n), from + k(n), to, false), this.root(from, from + k(n))];
  }
}

/** The hash of leaf number `i` of the trees of these tests. */
export const hashAt = (i: number): Uint8Array => Uint8Array.from(nativeSha256(Buffer.from(`\0leaf ${i}`)));

/** Tiles in memory. Like the stored log it has the root of a full tile only, and throws for anything else. */
export class TileSource implements HashSource {
  readonly #levels: Uint8Array[][] = [];

  constructor(leaves: readonly Uint8Array[]) {
    for (let level = leaves; level.length > 0; level = fullTiles(level)) this.#levels.push([...level]);
  }

  node(level: number, index: number): Uint8Array {
    const hash = this.#levels[level]?.[index];
    if (hash === undefined) throw new Error(`no hash ${index} of level ${level}`);
    return hash;
  }
}

function fullTiles(hashes: readonly Uint8Array[]): Uint8Array[] {
  return Array.from({ length: Math.floor(hashes.length / TILE_WIDTH) }, (_, i) =>
    tileRoot(Buffer.concat(hashes.slice(i * TILE_WIDTH, (i + 1) * TILE_WIDTH)), nativeSha256),
  );
}

/** SHA-256 that computes each input once: a test of all proofs hashes the same nodes over and over. */
export function rememberingSha256(): Sha256 {
  const known = new Map<string, Uint8Array>();
  return (bytes) => {
    const key = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    const hash = known.get(key) ?? nativeSha256(bytes);
    known.set(key, hash);
    return hash;
  };
}
