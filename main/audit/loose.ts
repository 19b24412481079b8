/** The entries after the last full index block: at most 255, read and decoded once, then kept while the log grows. */
import { indexedUpTo, type IndexRow } from '../../app/audit/projection-rows.ts';
import { indexRow } from '../../app/audit/projection.ts';
import type { Db } from './database.ts';
import { readEntries } from './entries.ts';

/** Index rows from `base` on, oldest first. What lies before `base` is in the index table. */
export type Loose = { readonly base: number; readonly rows: readonly IndexRow[] };

/** Asks for the loose rows as of now. */
export function looseRows(db: Db): () => Loose {
  const sizeNow = db.prepare<[], number>('select size from head where id = 1').pluck();
  let kept: Loose = { base: 0, rows: [] };
  return () => {
    const size = sizeNow.get() ?? 0;
    const base = indexedUpTo(size);
    const known = kept.base === base ? kept.rows : [];
    const added = readEntries(db, base + known.length, size).map(({ entry, mark }) => indexRow(entry, mark));
    kept = { base, rows: [...known, ...added] };
    return kept;
  };
}
