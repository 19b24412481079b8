/** Writes the log as a C2SP tlog-tiles folder: `checkpoint`, `tile/<level>/<index>` and `tile/entries/<index>`, for foreign tools to check. */
import { dirname, join } from 'node:path';
import { formatVerifierKey, TILE_WIDTH, tileLevels } from '../../../app/audit/log/index.ts';
import type { LogProblem } from '../../../app/carkey/index.ts';
import { fail, type Result } from '../../../app/base/index.ts';
import { asResult, makePrivateFolder, removeFile, writeNew } from '../../disk/index.ts';
import type { Db } from '../store/index.ts';
import { headTable } from '../heads/index.ts';
import { readTile } from '../log/index.ts';

/** What was written: the log up to its newest signed head. */
export type TilesExport = { readonly size: number; readonly tiles: number; readonly bundles: number };

/** Writes the log up to its newest signed head into a folder; `unsigned` when no head was signed yet. `key.txt` holds the verifier keys. */
export function exportTiles(db: Db, dir: string): Result<TilesExport, LogProblem | 'unsigned'> {
  const table = headTable(db);
  const newest = table.newest();
  if (newest === undefined) return fail('unsigned');
  return asResult(() => {
    const tiles = tilesOf(newest.size);
    for (const { level, index, width } of tiles) {
      write(dir, tilePath(String(level), index, width), Buffer.concat(readTile(db, level, index).slice(0, width)));
    }
    const bundles = tiles.filter(({ level }) => level === 0);
    for (const { index, width } of bundles) write(dir, tilePath('entries', index, width), entryBundle(db, index, width));
    write(
      dir,
      'key.txt',
      Buffer.from(
        table
          .keys()
          .map((key) => `${formatVerifierKey(key)}\n`)
          .join(''),
      ),
    );
    write(dir, 'checkpoint', Buffer.from(newest.note));
    return { size: newest.size, tiles: tiles.length, bundles: bundles.length };
  });
}

type TileOf = { readonly level: number; readonly index: number; readonly width: number };

function tilesOf(size: number): readonly TileOf[] {
  return tileLevels(size).flatMap(({ level, full, partial }) => [
    ...Array.from({ length: full }, (_, index) => ({ level, index, width: TILE_WIDTH })),
    ...(partial === 0 ? [] : [{ level, index: full, width: partial }]),
  ]);
}

/** Path of a tile: the index in groups of three digits, all but the last after an `x`; a partial tile with its width. */
export function tilePath(level: string, index: number, width: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/.../g) ?? [];
  const path = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** Each entry after its length in two bytes, the higher one first. */
function entryBundle(db: Db, index: number, width: number): Buffer {
  const from = index * TILE_WIDTH;
  const leaves = db
    .prepare<[number, number], Buffer>('select leaf from entries where seq >= ? and seq < ? order by seq')
    .pluck()
    .all(from, from + width);
  return Buffer.concat(leaves.flatMap((leaf) => [Buffer.of(leaf.length >> 8, leaf.length & 255), leaf]));
}

function write(dir: string, path: string, bytes: Uint8Array): void {
  const file = join(dir, path);
  makePrivateFolder(dirname(file));
  // One that is there already is replaced, not followed.
  removeFile(file);
  writeNew(file, bytes);
}
