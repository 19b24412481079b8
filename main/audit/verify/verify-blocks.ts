/** Compares the search blocks with what the entries tell. */
import { BLOCK, type IndexRow } from '../../../app/audit/rows/index.ts';
import type { Db } from '../store/index.ts';
import type { Findings } from './findings.ts';
import { blockReader, encodeBlock, type StoredBlock, WORDS } from '../log/index.ts';

/**
 * Takes the rows of all folded entries (places below `known`) in order; `end` looks for blocks that no entry tells of. A finding names the
 * block, not the entry: an entry that was changed is found in the index too, with its place.
 */
export function blockCheck(db: Db, known: number, findings: Findings): { add(place: number, row: IndexRow): void; end(): void } {
  const stored = blockReader(db);
  const surplus = db.prepare<[number], number>('select id from search_block where id >= ? limit 1').pluck();
  const tell = (detail: string) => findings.add('projection', null, detail);
  let rows: IndexRow[] = [];
  const compare = (id: number) => {
    const found = stored(id);
    if (found === undefined) tell(`the search block ${id} is missing`);
    else if (!isSame(encodeBlock(rows), found)) tell(`the search block ${id} differs from its entries`);
  };
  return {
    add(place, row) {
      rows.push(row);
      if (place % BLOCK !== BLOCK - 1) return;
      // A block with an entry that cannot be read is not compared: that entry has been reported.
      if (rows.length === BLOCK) compare(Math.floor(place / BLOCK));
      rows = [];
    },
    end() {
      const extra = surplus.get(known / BLOCK);
      if (extra !== undefined) tell(`there is a search block ${extra} that no entry tells of`);
    },
  };
}

function isSame(a: StoredBlock, b: StoredBlock): boolean {
  return Buffer.compare(a.codes, b.codes) === 0 && Buffer.compare(a.times, b.times) === 0 && WORDS.every((word) => a[word] === b[word]);
}
