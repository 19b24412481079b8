/** Search blocks in log.db: written once each, read as they are needed, and kept in memory. */
import { BLOCK, type IndexRow } from '../../../app/audit/rows/index.ts';
import type { Db } from '../store/index.ts';
import { Block, type Dictionaries, encodeBlock, WORDS, type StoredBlock } from './block.ts';

/** Blocks kept in memory, about 10 kB each: those of the newest 1,048,576 entries. Older ones are read again for each search. */
const KEPT = 4096;

/** In which direction a log is read. */
export type Order = 'newest' | 'oldest';

/** Writes blocks; call it inside the transaction that writes the other tables. */
export function blockWriter(db: Db): { put(rows: readonly IndexRow[]): void; clear(): void } {
  const names = ['id', 'times', 'codes', ...WORDS];
  const insert = db.prepare<[StoredBlock]>(
    `insert into search_block (${names.join(', ')}) values (${names.map((name) => `@${name}`).join(', ')})`,
  );
  return {
    put: (rows) => void insert.run(encodeBlock(rows)),
    clear: () => void db.exec('delete from search_block'),
  };
}

/** Reads one block as it is stored. */
export function blockReader(db: Db): (id: number) => StoredBlock | undefined {
  const one = db.prepare<[number], StoredBlock>('select * from search_block where id = ?');
  return (id) => one.get(id);
}

/** The entries behind the last full block (tail.ts): from which index on, and their rows, oldest first. */
type Rest = { readonly base: number; readonly rows: readonly IndexRow[] };

/** All entries as blocks, in one direction. */
export interface Blocks {
  /** `from`: only blocks with an entry below it (newest first) or above it (oldest first). The tail is the last block. */
  read(tail: Rest, order: Order, from?: number): Generator<Block>;
  /** Only the blocks with one of these entries, which come newest first, and the tail before them. */
  holding(tail: Rest, places: readonly number[]): Generator<Block>;
  /** The entries that are in no full block yet, if any. */
  tail(tail: Rest): readonly Block[];
}

/** Blocks over one connection. A block that the table lacks is passed over: a rebuild brings it back. */
export function openBlocks(db: Db, dictionaries: Dictionaries): Blocks {
  const stored = blockReader(db);
  const kept = new Map<number, Block>();
  const blockAt = (id: number, full: number): readonly Block[] => {
    const known = kept.get(id);
    if (known !== undefined) return [known];
    const row = stored(id);
    if (row === undefined) return [];
    const block = new Block(row, dictionaries);
    if (id >= full - KEPT) keep(kept, id, block, full - KEPT);
    return [block];
  };
  let newest: { readonly base: number; readonly size: number; readonly block: Block } | null = null;
  // Entries never change: as many behind the same place are the same ones.
  const tailOf = ({ base, rows }: Rest): readonly Block[] => {
    if (rows.length === 0) return [];
    if (newest?.base !== base || newest.size !== rows.length) {
      newest = { base, size: rows.length, block: new Block(encodeBlock(rows), dictionaries, rows.length) };
    }
    return [newest.block];
  };
  return {
    tail: tailOf,
    *holding(tail, places) {
      yield* tailOf(tail);
      const full = tail.base / BLOCK;
      for (const id of new Set(places.map((seq) => Math.floor(seq / BLOCK)))) yield* blockAt(id, full);
    },
    *read(tail, order, from) {
      const full = tail.base / BLOCK;
      const last = tailOf(tail);
      if (order === 'newest') {
        if (from === undefined || from > tail.base) yield* last;
        const start = from === undefined ? full : Math.min(full, Math.ceil(from / BLOCK));
        for (let id = start - 1; id >= 0; id -= 1) yield* blockAt(id, full);
      } else {
        const start = from === undefined ? 0 : Math.floor((from + 1) / BLOCK);
        for (let id = start; id < full; id += 1) yield* blockAt(id, full);
        yield* last;
      }
    },
  };
}

function keep(kept: Map<number, Block>, id: number, block: Block, oldest: number): void {
  kept.set(id, block);
  if (kept.size > KEPT) for (const old of kept.keys()) if (old < oldest) kept.delete(old);
}
