import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  appendLeaf,
  appendSubtree,
  EMPTY_FRONTIER,
  frontierRoot,
  leafHash,
  nodeHash,
  rootOf,
} from '../../../../../app/audit/log/merkle.ts';
import { frontierOf, TILE_WIDTH, tileLeaves, tileLevels, tileRoot, tilesCompletedAt } from '../../../../../app/audit/log/tiles.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const sha = (...parts: (Uint8Array | number[])[]) =>
  createHash('sha256')
    .update(Buffer.concat(parts.map((part) => Buffer.from(part))))
    .digest();

/** The definition of RFC 6962 section 2.1, word for word: slow and obvious. */
function naive(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 0) return sha();
  if (leaves.length === 1) return sha([0], leaves[0] ?? []);
  let k = 1;
  while (2 * k < leaves.length) k *= 2;
  return sha([1], naive(leaves.slice(0, k)), naive(leaves.slice(k)));
}

const leavesOf = (size: number) => Array.from({ length: size }, (_, i) => Uint8Array.from(Buffer.from(`leaf ${i}`)));

describe('Merkle tree', () => {
  test('the roots that RFC 6962 implementations agree on', () => {
    expect(hex(rootOf([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hex(leafHash(new Uint8Array(0)))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    expect(hex(nodeHash(Buffer.from('N123'.padEnd(32, '\0')), new Uint8Array(32)))).toBe(
      hex(sha([1], Buffer.from('N123'.padEnd(32, '\0')), new Uint8Array(32))),
    );
  });

  test('the root of every size up to 256 is the one of the definition, grown leaf by leaf', () => {
    const leaves = leavesOf(256);
    let frontier = EMPTY_FRONTIER;
    for (let size = 0; size <= 256; size += 1) {
      expect(hex(frontierRoot(frontier))).toBe(hex(naive(leaves.slice(0, size))));
      expect(frontier.size).toBe(size);
      const leaf = leaves[size];
      if (leaf !== undefined) frontier = appendLeaf(frontier, leafHash(leaf));
    }
  });

  test('appending leaves the tree before as it was', () => {
    const before = appendLeaf(EMPTY_FRONTIER, leafHash(Uint8Array.of(1)));
    const root = hex(frontierRoot(before));
    appendLeaf(before, leafHash(Uint8Array.of(2)));
    expect(hex(frontierRoot(before))).toBe(root);
  });

  test('a subtree that does not start at a multiple of its size is refused', () => {
    const one = appendLeaf(EMPTY_FRONTIER, leafHash(Uint8Array.of(1)));
    expect(() => appendSubtree(one, { size: 2, hash: new Uint8Array(32) })).toThrow(RangeError);
  });

  test('any change of one leaf changes the root', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), fc.nat(), (size, pick) => {
        const leaves = leavesOf(size);
        const changed = leaves.map((leaf, i) => (i === pick % size ? Uint8Array.of(...leaf, 0) : leaf));
        expect(hex(rootOf(leaves.map((leaf) => leafHash(leaf))))).not.toBe(hex(rootOf(changed.map((leaf) => leafHash(leaf)))));
      }),
    );
  });
});

describe('tiles', () => {
  const hashes = Array.from({ length: 2 * TILE_WIDTH + 3 }, (_, i) => leafHash(Uint8Array.of(i & 255, i >> 8)));

  test('a tree restored from tiles and loose hashes has the root of the whole', () => {
    const tiles = [0, 1].map((index) => tileRoot(Buffer.concat(hashes.slice(index * TILE_WIDTH, (index + 1) * TILE_WIDTH))));
    const frontier = frontierOf([
      { level: 1, hashes: tiles },
      { level: 0, hashes: hashes.slice(2 * TILE_WIDTH) },
    ]);
    expect(frontier.size).toBe(hashes.length);
    expect(hex(frontierRoot(frontier))).toBe(hex(rootOf(hashes)));
  });

  test.each([
    [0, []],
    [255, [{ level: 0, full: 0, partial: 255 }]],
    [
      256,
      [
        { level: 0, full: 1, partial: 0 },
        { level: 1, full: 0, partial: 1 },
      ],
    ],
    [
      65_536 + 257,
      [
        { level: 0, full: 257, partial: 1 },
        { level: 1, full: 1, partial: 1 },
        { level: 2, full: 0, partial: 1 },
      ],
    ],
  ])('a tree of %i leaves is laid out in levels', (size, levels) => {
    expect(tileLevels(size)).toEqual(levels);
  });

  test('a tile becomes full with its last leaf, and a higher one with it', () => {
    expect(tilesCompletedAt(0)).toEqual([]);
    expect(tilesCompletedAt(255)).toEqual([]);
    expect(tilesCompletedAt(512)).toEqual([{ level: 0, index: 1 }]);
    expect(tilesCompletedAt(65_536)).toEqual([
      { level: 0, index: 255 },
      { level: 1, index: 0 },
    ]);
    expect(tileLeaves({ level: 1, index: 2 })).toEqual({ from: 131_072, to: 196_608 });
  });

  test('only a full tile has a root', () => {
    expect(() => tileRoot(new Uint8Array(32))).toThrow(RangeError);
  });
});
