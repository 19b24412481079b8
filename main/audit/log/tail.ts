/** The entries after the last full block, folded over the tables: at most 255. The newest state of everything is here. */
import { BLOCK, type Change, foldedUpTo, type IndexRow, type Overlay, overlay } from '../../../app/audit/rows/index.ts';
import { foldEntry, indexRow } from '../../../app/audit/projection/index.ts';
import type { Entry } from '../../../app/audit/entry/index.ts';
import type { Db } from '../store/index.ts';
import { readEntries, type StoredEntry } from './entries.ts';
import { asResult, TrailError } from '../../disk/index.ts';
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

/**
 * The tail as of now, for a reader of a log that another process writes, or that is only good for reading: it ends before the first entry that
 * cannot be read, as folding over a gap would tell of a state that never was.
 */
export function followTail(db: Db, tables: SqlProjections): () => Tail {
  const sizeNow = db.prepare<[], number>('select size from head where id = 1').pluck();
  let tail = emptyTail(tables, 0);
  return () => {
    const size = sizeNow.get() ?? 0;
    if (tail.base !== foldedUpTo(size)) tail = emptyTail(tables, foldedUpTo(size));
    const known = tail.base + tail.rows.length;
    if (known < size) for (const { entry, mark } of readableEntries(db, known, size)) growTail(tail, entry, mark);
    return tail;
  };
}

/** The entries of a range up to the first that is none. */
function readableEntries(db: Db, from: number, to: number): readonly StoredEntry[] {
  const all = asResult(() => readEntries(db, from, to));
  if (all.ok) return all.value;
  if (all.error !== 'corrupt') throw new TrailError(all.error);
  const readable: StoredEntry[] = [];
  for (let seq = from; seq < to; seq += 1) {
    const one = asResult(() => readEntries(db, seq, seq + 1));
    if (!one.ok || one.value.length === 0) break;
    readable.push(...one.value);
  }
  return readable;
}
