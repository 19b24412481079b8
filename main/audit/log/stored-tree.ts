/** The tree as it lies in log.db, hash by hash: what a head, a proof or an export is made of without touching an entry's bytes. */
import { HASH_BYTES, type HashSource, TILE_WIDTH, treeRoot } from '../../../app/audit/log/index.ts';
import type { Db } from '../store/index.ts';
import { nativeSha256 } from '../../base/index.ts';
import { TrailError } from '../../disk/index.ts';

/**
 * Hashes of the tree, read tile by tile; the last one of each level is kept. Make a source for one question and let go of it, so that the
 * next question is answered by the file again. Throws `corrupt` where a hash is missing.
 */
export function storedHashes(db: Db): HashSource {
  const kept: { readonly tile: number; readonly hashes: readonly Uint8Array[] }[] = [];
  return {
    node(level, index) {
      const tile = Math.floor(index / TILE_WIDTH);
      const last = kept[level];
      const read = last?.tile === tile ? last : (kept[level] = { tile, hashes: readTile(db, level, tile) });
      const hash = read.hashes[index % TILE_WIDTH];
      if (hash === undefined) throw new TrailError('corrupt');
      return hash;
    },
  };
}

/** The hashes of one tile, as far as there are any: leaf hashes at level 0, roots of the tiles below at the others. */
export function readTile(db: Db, level: number, index: number): readonly Uint8Array[] {
  const full = db.prepare<[number, number], Buffer>('select hashes from tile where level = ? and idx = ?').pluck().get(level, index);
  if (full !== undefined) return split(full);
  const [from, to] = [index * TILE_WIDTH, (index + 1) * TILE_WIDTH];
  if (level === 0) {
    const leaves = 'select hash from entries where seq >= ? and seq < ? order by seq';
    return db.prepare<[number, number], Buffer>(leaves).pluck().all(from, to);
  }
  const roots = 'select root from tile where level = ? and idx >= ? and idx < ? order by idx';
  return db
    .prepare<[number, number, number], Buffer>(roots)
    .pluck()
    .all(level - 1, from, to);
}

function split(hashes: Buffer): readonly Uint8Array[] {
  return Array.from({ length: TILE_WIDTH }, (_, i) => hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES));
}

/** The root of the first `size` leaves, from the stored hashes. */
export function storedRoot(db: Db, size: number): Uint8Array {
  return treeRoot(storedHashes(db), size, nativeSha256);
}
