/**
 * First part of a verification: are the stored bytes the ones that the head stands for? Every leaf is hashed again, every tile and the
 * root are computed from these hashes alone, and compared with what is stored.
 */
import {
  appendSubtree,
  EMPTY_FRONTIER,
  type Frontier,
  frontierRoot,
  HASH_BYTES,
  TILE_WIDTH,
  tileLevels,
  tileRoot,
} from '../../../app/audit/log/index.ts';
import type { Db } from '../store/index.ts';
import { nativeSha256 } from '../../base/index.ts';
import { type Head, readHead, walkedSize } from '../log/index.ts';
import { collectFindings, type Findings, type PartReport } from './findings.ts';

/** Called now and then with how many entries were checked. */
export type Progress = (checked: number, size: number) => void;

/** Triggers that the layout has; without one of them the file was not only written by this program. */
const TRIGGERS = [
  'entries_no_delete',
  'entries_no_replace',
  'entries_no_update',
  'head_no_delete',
  'head_only_grows',
  'signed_head_no_delete',
  'signed_head_no_replace',
  'signed_head_no_update',
  'signed_head_only_grows',
  'signing_key_no_delete',
  'signing_key_no_replace',
  'signing_key_no_update',
  'tile_no_delete',
  'tile_no_replace',
  'tile_no_update',
];

/** Verifies the tree as of one moment: a writer may go on meanwhile. */
export function verifyTree(db: Db, progress: Progress): PartReport {
  return db.transaction(() => {
    const findings = collectFindings();
    const head = readHead(db);
    if (head === undefined) {
      findings.add('head', null, 'the head is missing');
      return { size: 0, root: '', checked: 0, findings: findings.list() };
    }
    checkTriggers(db, findings);
    const tree = new RecomputedTree(db, findings);
    const checked = rehash(db, head, tree, findings, progress);
    tree.finish(head);
    return {
      size: head.size,
      root: Buffer.from(head.root).toString('hex'),
      checked,
      findings: findings.list(),
    };
  })();
}

function checkTriggers(db: Db, findings: Findings): void {
  const found = db.prepare<[], string>("select name from sqlite_schema where type = 'trigger'").pluck().all();
  for (const name of TRIGGERS) if (!found.includes(name)) findings.add('database', null, `the trigger ${name} is missing`);
}

function rehash(db: Db, head: Head, tree: RecomputedTree, findings: Findings, progress: Progress): number {
  const read = leafReader(db);
  let next = 0;
  const missing = (to: number) => {
    if (next < to) findings.add('gap', next, `entries ${next} to ${to - 1} are missing`);
    for (; next < to; next += 1) tree.add(MISSING);
  };
  const size = walkedSize(db, head.size);
  for (let from = 0; from < size; from += TILE_WIDTH) {
    for (const { seq, stored, prefixed } of read(from, Math.min(size, from + TILE_WIDTH))) {
      missing(seq);
      const hash = nativeSha256(prefixed);
      if (stored.compare(hash) !== 0) findings.add('leaf-hash', seq, `entry ${seq} hashes to ${hex(hash)}, stored is ${hex(stored)}`);
      tree.add(hash);
      next = seq + 1;
    }
    if (from % (16 * TILE_WIDTH) === 0) progress(next, head.size);
  }
  if (next < head.size) findings.add('gap', next, `entries ${next} to ${head.size - 1} are missing`);
  progress(head.size, head.size);
  const surplus = db.prepare<[number], number>('select seq from entries where seq >= ? order by seq limit 1').pluck().get(head.size);
  if (surplus !== undefined) findings.add('surplus', surplus, `the head stands for ${head.size} entries, but there is an entry ${surplus}`);
  return next;
}

/** One leaf as stored; `prefixed` is what is hashed: a zero byte and the leaf. */
type StoredLeaf = { readonly seq: number; readonly stored: Buffer; readonly prefixed: Buffer };

/** Reads leaves of a range as one blob: a row, or a buffer, for each of them would take longer than hashing it. */
function leafReader(db: Db): (from: number, to: number) => Generator<StoredLeaf> {
  type Block = { readonly seqs: string | null; readonly lengths: string | null; readonly bytes: Buffer | null };
  const block = db.prepare<[number, number], Block>(`
    select string_agg(seq, ',') as seqs, string_agg(length(leaf), ',') as lengths, cast(string_agg(hash || x'00' || leaf, '') as blob) as bytes
    from (select seq, hash, leaf from entries where seq >= ? and seq < ? order by seq)`);
  return function* (from, to) {
    const { seqs, lengths, bytes } = block.get(from, to) ?? {};
    if (!seqs || !lengths || !bytes) return;
    const sizes = lengths.split(',');
    let at = 0;
    for (const [i, seq] of seqs.split(',').entries()) {
      const leafAt = at + HASH_BYTES;
      const end = leafAt + 1 + Number(sizes[i]);
      yield { seq: Number(seq), stored: bytes.subarray(at, leafAt), prefixed: bytes.subarray(leafAt, end) };
      at = end;
    }
  };
}

/** Stands for an entry that is not there, so that the ones after it keep their places. */
const MISSING = new Uint8Array(HASH_BYTES);

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

type StoredTile = { readonly root: Buffer; readonly hashes: Buffer };

/** Tiles and root computed from leaf hashes, level by level, compared with the stored ones as they become full. */
class RecomputedTree {
  readonly #findings: Findings;
  readonly #tile: (level: number, index: number) => StoredTile | undefined;
  readonly #countTiles: () => number;
  /** First wrong entries of the lowest tiles, ascending. */
  readonly #places: number[] = [];
  /** The growing tile of each level. */
  readonly #levels: { readonly hashes: Uint8Array; width: number; index: number }[] = [];

  constructor(db: Db, findings: Findings) {
    const tile = db.prepare<[number, number], StoredTile>('select root, hashes from tile where level = ? and idx = ?');
    const count = db.prepare<[], number>('select count(*) from tile').pluck();
    this.#findings = findings;
    this.#tile = (level, index) => tile.get(level, index);
    this.#countTiles = () => count.get() ?? 0;
  }

  add(hash: Uint8Array, level = 0): void {
    const growing = (this.#levels[level] ??= { hashes: new Uint8Array(TILE_WIDTH * HASH_BYTES), width: 0, index: 0 });
    growing.hashes.set(hash, growing.width * HASH_BYTES);
    growing.width += 1;
    if (growing.width < TILE_WIDTH) return;
    const root = tileRoot(growing.hashes, nativeSha256);
    this.#compare(level, growing.index, growing.hashes, root);
    growing.width = 0;
    growing.index += 1;
    this.add(root, level + 1);
  }

  /** Compares the root, and counts the tiles. */
  finish(head: Head): void {
    const root = frontierRoot(this.#frontier(), nativeSha256);
    if (Buffer.compare(root, head.root) !== 0) {
      this.#findings.add('head', null, `the root of ${head.size} entries is ${hex(root)}, the head says ${hex(head.root)}`);
    }
    const wanted = tileLevels(head.size).reduce((sum, level) => sum + level.full, 0);
    const found = this.#countTiles();
    if (found > wanted) this.#findings.add('tile', null, `there are ${found} tiles, ${head.size} entries make ${wanted}`);
  }

  #frontier(): Frontier {
    let frontier = EMPTY_FRONTIER;
    for (const [level, { hashes, width }] of [...this.#levels.entries()].reverse()) {
      for (let i = 0; i < width; i += 1) {
        const hash = hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES);
        frontier = appendSubtree(frontier, { size: TILE_WIDTH ** level, hash }, nativeSha256);
      }
    }
    return frontier;
  }

  #compare(level: number, index: number, hashes: Uint8Array, root: Uint8Array): void {
    const stored = this.#tile(level, index);
    const span = TILE_WIDTH ** level;
    const first = index * TILE_WIDTH * span;
    const report = (place: number, detail: string) => {
      const from = first + place * span;
      if (level === 0) this.#places.push(from);
      this.#findings.add('tile', this.#exactly(from, span), detail);
    };
    const name = `tile ${index} of level ${level}`;
    if (stored === undefined) {
      report(0, `${name} is missing`);
      return;
    }
    if (stored.hashes.compare(hashes) !== 0) {
      const place = firstDifference(stored.hashes, hashes);
      report(place, `${name} differs from the entries at its hash ${place}`);
    } else if (stored.root.compare(root) !== 0) report(0, `${name} has another root than its hashes`);
  }

  /** A higher tile knows only under which hash something is wrong; the lowest one under it knows which entry. */
  #exactly(from: number, span: number): number {
    return this.#places.find((place) => place >= from && place < from + span) ?? from;
  }
}

function firstDifference(a: Uint8Array, b: Uint8Array): number {
  return Math.floor(a.findIndex((byte, i) => byte !== b[i]) / HASH_BYTES);
}
