/**
 * Tiles: the C2SP cut of a tree (tlog-tiles, height 8). A tile of level L holds 256 hashes, each the root of 256^L leaves.
 * Only full tiles are stored; what is not in one yet is read from the level below. Proofs and exports can be made from these later
 * without touching an entry.
 */
import { appendSubtree, EMPTY_FRONTIER, HASH_BYTES, portableSha256, type Frontier, type Sha256 } from './merkle.ts';

/** Hashes in a full tile. */
export const TILE_WIDTH = 256;

/** A tile's place: level 0 holds leaf hashes; `index` counts from the left. */
export type TilePlace = { readonly level: number; readonly index: number };

/** How the hashes of one level are laid out: full tiles, and the hashes to the right of them. */
export type TileLevel = { readonly level: number; readonly full: number; readonly partial: number };

/** Levels of a tree of `size` leaves, lowest first; the last one has no full tile. */
export function tileLevels(size: number): readonly TileLevel[] {
  const levels: TileLevel[] = [];
  for (let level = 0, hashes = size; hashes > 0; level += 1, hashes = Math.floor(hashes / TILE_WIDTH)) {
    levels.push({ level, full: Math.floor(hashes / TILE_WIDTH), partial: hashes % TILE_WIDTH });
  }
  return levels;
}

/** The tiles that become full when the tree reaches `size` leaves, lowest first. */
export function tilesCompletedAt(size: number): readonly TilePlace[] {
  const places: TilePlace[] = [];
  for (let level = 0, span = TILE_WIDTH; size > 0 && size % span === 0; level += 1, span *= TILE_WIDTH) {
    places.push({ level, index: size / span - 1 });
  }
  return places;
}

/** The half-open range of leaves that a full tile covers. */
export function tileLeaves(place: TilePlace): { readonly from: number; readonly to: number } {
  const span = TILE_WIDTH ** (place.level + 1);
  return { from: place.index * span, to: (place.index + 1) * span };
}

/** The root over a full tile's hashes. */
export function tileRoot(bytes: Uint8Array, sha: Sha256 = portableSha256): Uint8Array {
  if (bytes.length !== TILE_WIDTH * HASH_BYTES) throw new RangeError(`a full tile has ${TILE_WIDTH} hashes`);
  const node = new Uint8Array(1 + 2 * HASH_BYTES);
  node[0] = 1;
  const level = Uint8Array.from(bytes);
  for (let width = TILE_WIDTH; width > 1; width /= 2) {
    for (let i = 0; i < width; i += 2) {
      node.set(level.subarray(i * HASH_BYTES, (i + 2) * HASH_BYTES), 1);
      level.set(sha(node), (i / 2) * HASH_BYTES);
    }
  }
  return level.slice(0, HASH_BYTES);
}

/** Builds a frontier from what lies to the right of the full tiles, highest level first. */
export function frontierOf(
  parts: readonly { readonly level: number; readonly hashes: readonly Uint8Array[] }[],
  sha: Sha256 = portableSha256,
): Frontier {
  let frontier = EMPTY_FRONTIER;
  for (const { level, hashes } of parts) {
    for (const hash of hashes) frontier = appendSubtree(frontier, { size: TILE_WIDTH ** level, hash }, sha);
  }
  return frontier;
}
