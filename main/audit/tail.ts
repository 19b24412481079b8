/** The entries after the last full block, folded over the tables: at most 255. The newest state of everything is here. */
import { overlay, type Overlay } from '../../app/audit/projection-memory.ts';
import { BLOCK, foldedUpTo, type Change, type IndexRow } from '../../app/audit/projection-rows.ts';
import { foldEntry, indexRow } from '../../app/audit/projection.ts';
import type { Entry } from '../../app/audit/types.ts';
import type { Db } from './database.ts';
import { readEntries } from './entries.ts';
import type { SqlProjections } from './projections.ts';

/** A tail that can grow up to a full block. */
export type Tail = {
  /** How many entries the tables know. */
  readonly base: number;
  /** Index rows of the entries from `base` on, oldest first. */
  readonly rows: IndexRow[];
  /** The tables with these entries. */
  readonly folded: Overlay;
};

/** A tail without entries. */
export function emptyTail(tables: SqlProjections, base: number): Tail {
  return { base, rows: [], folded: overlay(tables) };
}

/** Adds the next entry; `changes` when its fold is known already. */
export function growTail(tail: Tail, entry: Entry, mark: number, changes: readonly Change[] = foldEntry(entry, tail.folded)): void {
  tail.folded.apply(changes);
  tail.rows.push(indexRow(entry, mark));
}

/** Is the tail a full block, to be written to the tables? */
export function isFull(tail: Tail): boolean {
  return tail.rows.length === BLOCK;
}

/** Reads the entries of a half-open range, at most a block, over tables that know what is before it. */
export function loadTail(db: Db, tables: SqlProjections, from: number, to: number): Tail {
  const tail = emptyTail(tables, from);
  for (const { entry, mark } of readEntries(db, from, to)) growTail(tail, entry, mark);
  return tail;
}

/** The tail as of now, for a reader of a log that another process writes. */
export function followTail(db: Db, tables: SqlProjections): () => Tail {
  const sizeNow = db.prepare<[], number>('select size from head where id = 1').pluck();
  let tail = emptyTail(tables, 0);
  return () => {
    const size = sizeNow.get() ?? 0;
    if (tail.base !== foldedUpTo(size)) tail = emptyTail(tables, foldedUpTo(size));
    for (const { entry, mark } of readEntries(db, tail.base + tail.rows.length, size)) growTail(tail, entry, mark);
    return tail;
  };
}
