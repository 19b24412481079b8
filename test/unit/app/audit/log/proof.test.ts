import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leafHash, nodeHash } from '../../../../../app/audit/log/merkle.ts';
import {
  inclusionRoot,
  proveConsistency,
  proveInclusion,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
} from '../../../../../app/audit/log/proof.ts';
import { nativeSha256 } from '../../../../../main/base/hash.ts';
import { hashAt, naiveLeaf, NaiveTree, rememberingSha256, TileSource } from '../../../../support/naive-tree.ts';

const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex');
const hexAll = (hashes: readonly Uint8Array[]) => hashes.map(hex);

type Vectors = {
  readonly size: number;
  readonly leaves: readonly string[];
  readonly nodes: readonly { readonly name: string; readonly left: string; readonly right: string }[];
  readonly inclusion: readonly { readonly index: number; readonly path: readonly string[] }[];
  readonly consistency: readonly { readonly from: number; readonly proof: readonly string[] }[];
  readonly published: { readonly leaves: readonly string[]; readonly roots: readonly string[] };
};
const VECTORS = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../fixtures/vectors', 'tree-proofs.json'), 'utf8')) as Vectors;

describe('the example of RFC 6962 section 2.1.3', () => {
  const leaves = VECTORS.leaves.map((_, i) => leafHash(Buffer.from(VECTORS.published.leaves[i]!, 'hex')));
  const named = new Map(VECTORS.leaves.map((name, i) => [name, leaves[i]!]));
  for (const { name, left, right } of VECTORS.nodes) named.set(name, nodeHash(named.get(left)!, named.get(right)!));
  const namesOf = (hashes: readonly Uint8Array[]) => hashes.map((hash) => [...named].find(([, known]) => hex(known) === hex(hash))?.[0]);
  const source = new TileSource(leaves);
  const tree = { size: VECTORS.size, root: named.get('root')! };

  it('has the published root', () => {
    expect(hex(tree.root)).toBe(VECTORS.published.roots[6]);
    expect(hex(treeRoot(source, 7))).toBe(VECTORS.published.roots[6]);
  });

  it.each(VECTORS.inclusion)('proves leaf $index by the nodes $path', ({ index, path }) => {
    const proof = proveInclusion(source, index, tree.size);
    expect(namesOf(proof)).toEqual(path);
    expect(verifyInclusion(tree, index, leaves[index]!, proof)).toEqual({ ok: true, value: true });
  });

  it.each(VECTORS.consistency)('proves its first $from leaves by the nodes $proof', ({ from, proof }) => {
    const made = proveConsistency(source, from, tree.size);
    expect(namesOf(made)).toEqual(proof);
    expect(verifyConsistency({ size: from, root: treeRoot(source, from) }, tree, made)).toEqual({ ok: true, value: true });
  });
});

it('every size of the published tree has its published root', () => {
  const source = new TileSource(VECTORS.published.leaves.map((leaf) => naiveLeaf(Buffer.from(leaf, 'hex'))));
  VECTORS.published.roots.forEach((root, i) => expect(hex(treeRoot(source, i + 1))).toBe(root));
});

describe('all proofs up to 256 leaves', () => {
  const leaves = Array.from({ length: 257 }, (_, i) => hashAt(i));
  const naive = new NaiveTree(leaves);
  const source = new TileSource(leaves);
  const sha = rememberingSha256();
  const roots = leaves.map((_, size) => naive.root(0, size));

  it('every inclusion is proved as the definition says, and holds', () => {
    let count = 0;
    for (let size = 1; size <= 256; size += 1) {
      for (let index = 0; index < size; index += 1, count += 1) {
        const proof = proveInclusion(source, index, size, sha);
        expect(hexAll(proof)).toEqual(hexAll(naive.path(index, 0, size)));
        expect(verifyInclusion({ size, root: roots[size]! }, index, leaves[index]!, proof, sha).ok).toBe(true);
        expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
      }
    }
    expect(count).toBe(32_896);
  });

  it('every growth is proved as the definition says, and holds', () => {
    let count = 0;
    for (let to = 1; to <= 256; to += 1) {
      for (let from = 1; from <= to; from += 1, count += 1) {
        const proof = proveConsistency(source, from, to, sha);
        expect(hexAll(proof)).toEqual(hexAll(naive.proof(from, to)));
        expect(verifyConsistency({ size: from, root: roots[from]! }, { size: to, root: roots[to]! }, proof, sha).ok).toBe(true);
      }
    }
    expect(count).toBe(32_896);
  });

  it('the empty tree is the beginning of every tree, by its own root only', () => {
    expect(proveConsistency(source, 0, 9)).toEqual([]);
    const nine = { size: 9, root: roots[9]! };
    expect(verifyConsistency({ size: 0, root: treeRoot(source, 0) }, nine, [])).toEqual({ ok: true, value: true });
    expect(verifyConsistency({ size: 0, root: roots[1]! }, nine, [])).toEqual({ ok: false, error: 'root' });
    expect(verifyConsistency({ size: 0, root: roots[0]! }, nine, [roots[1]!])).toEqual({ ok: false, error: 'length' });
  });
});

describe('trees of several tile levels', () => {
  const leaves = Array.from({ length: 70_001 }, (_, i) => hashAt(i));
  const naive = new NaiveTree(leaves);
  const source = new TileSource(leaves);

  it.each([255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 65_792, 70_001])('of %i leaves prove as the definition says', (size) => {
    expect(hex(treeRoot(source, size, nativeSha256))).toBe(hex(naive.root(0, size)));
    for (const index of [0, 1, 255, 256, 65_535, 65_536, size - 2, size - 1].filter((place) => place >= 0 && place < size)) {
      expect(hexAll(proveInclusion(source, index, size, nativeSha256))).toEqual(hexAll(naive.path(index, 0, size)));
      const from = index + 1;
      expect(hexAll(proveConsistency(source, from, size, nativeSha256))).toEqual(hexAll(naive.proof(from, size)));
    }
  });

  it('a hash of a proof is made from at most 128 that are read, from the highest tiles that have them', () => {
    const reads: number[] = [];
    const counting = { node: (level: number, index: number) => (reads.push(level), source.node(level, index)) };
    expect(hex(treeRoot(counting, 65_536, nativeSha256))).toBe(hex(naive.root(0, 65_536)));
    expect(reads).toEqual([2]);
    reads.length = 0;
    const proof = proveInclusion(counting, 40_000, 65_536, nativeSha256);
    expect(proof).toHaveLength(16);
    expect(reads).toHaveLength(2 * (1 + 2 + 4 + 8 + 16 + 32 + 64 + 128));
  });

  it('an index above 32 bits is followed without loss', () => {
    const side = hashAt(1);
    const index = 2 ** 40;
    const root = inclusionRoot(index + 1, index, hashAt(0), [side]);
    expect(root.ok && hex(root.value)).toBe(hex(nodeHash(side, hashAt(0))));
  });
});

describe('what is no proof', () => {
  const leaves = Array.from({ length: 8 }, (_, i) => hashAt(i));
  const source = new TileSource(leaves);
  const head = (size: number) => ({ size, root: treeRoot(source, size) });

  it('places outside the tree are refused', () => {
    expect(() => proveInclusion(source, 8, 8)).toThrow(RangeError);
    expect(() => proveInclusion(source, -1, 8)).toThrow(RangeError);
    expect(() => proveConsistency(source, 5, 4)).toThrow(RangeError);
    expect(() => treeRoot(source, 0.5)).toThrow(RangeError);
    for (const index of [8, -1, 0.5, NaN, 2 ** 53]) {
      expect(verifyInclusion(head(8), index, leaves[0]!, [])).toEqual({ ok: false, error: 'range' });
    }
    expect(verifyConsistency(head(5), head(4), [])).toEqual({ ok: false, error: 'range' });
    expect(verifyConsistency({ ...head(4), size: -1 }, head(4), [])).toEqual({ ok: false, error: 'range' });
  });

  it('a hash that is too short or too long is refused', () => {
    const proof = proveInclusion(source, 3, 8);
    for (const bytes of [new Uint8Array(31), new Uint8Array(33), new Uint8Array(0)]) {
      expect(verifyInclusion(head(8), 3, leaves[3]!, [bytes, ...proof.slice(1)])).toEqual({ ok: false, error: 'length' });
      expect(verifyConsistency(head(3), head(8), [bytes, ...proveConsistency(source, 3, 8).slice(1)])).toEqual({
        ok: false,
        error: 'length',
      });
    }
  });

  it('the size is what the checkpoint signs: an inclusion alone holds for every tree of the same shape', () => {
    const proof = proveInclusion(source, 0, 3);
    expect(verifyInclusion({ ...head(3), size: 4 }, 0, leaves[0]!, proof).ok).toBe(true);
    expect(verifyInclusion({ ...head(3), size: 5 }, 0, leaves[0]!, proof)).toEqual({ ok: false, error: 'length' });
  });

  it('a store that lost a hash is not proved around', () => {
    expect(() => proveInclusion(new TileSource(leaves.slice(0, 5)), 1, 8)).toThrow('no hash 5 of level 0');
  });
});
