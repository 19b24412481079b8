/** The tree in SQLite: one row per leaf, one per full tile. What lies to the right of the full tiles is held in memory as a frontier. */
import {
  type Frontier,
  frontierOf,
  type Sha256,
  TILE_WIDTH,
  type TileLevel,
  tileLevels,
  tileRoot,
  tilesCompletedAt,
} from '../../../app/audit/log/index.ts';
import type { Db } from '../store/index.ts';
import { TrailError } from '../../disk/index.ts';

/** Reads the hashes to the right of the full tiles, at most 255 for each level. Throws `corrupt` when some are missing. */
export function loadFrontier(db: Db, size: number, sha: Sha256): Frontier {
  const parts = tileLevels(size).map((level) => ({ level: level.level, hashes: looseHashes(db, level) }));
  return frontierOf(parts.reverse(), sha);
}

function looseHashes(db: Db, { level, full, partial }: TileLevel): readonly Uint8Array[] {
  const from = full * TILE_WIDTH;
  const hashes = hashesOf(db, level, from, from + partial);
  if (hashes.length !== partial) throw new TrailError('corrupt');
  return hashes;
}

/** The hashes of one level in a half-open range: leaf hashes, or the roots of the full tiles one level below. */
function hashesOf(db: Db, level: number, from: number, to: number): readonly Uint8Array[] {
  if (level === 0) {
    return db
      .prepare<[number, number], Uint8Array>('select hash from entries where seq >= ? and seq < ? order by seq')
      .pluck()
      .all(from, to);
  }
  const sql = 'select root from tile where level = ? and idx >= ? and idx < ? order by idx';
  return db
    .prepare<[number, number, number], Uint8Array>(sql)
    .pluck()
    .all(level - 1, from, to);
}

/** Writes the tiles that entries complete. */
export interface TileWriter {
  /** Writes the tiles that became full when the log reached `size`. Call it inside the transaction of that entry. */
  complete(size: number): void;
}

/** Prepares the statement. */
export function tileWriter(db: Db, sha: Sha256): TileWriter {
  const add = db.prepare<[number, number, Uint8Array, Uint8Array]>('insert into tile (level, idx, root, hashes) values (?, ?, ?, ?)');
  return {
    complete(size) {
      for (const { level, index } of tilesCompletedAt(size)) {
        const hashes = Buffer.concat(hashesOf(db, level, index * TILE_WIDTH, (index + 1) * TILE_WIDTH));
        add.run(level, index, tileRoot(hashes, sha), hashes);
      }
    },
  };
}
