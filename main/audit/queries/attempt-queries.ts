/** Attempts by id, by transaction, and newest first: the tables, with what the newest entries changed laid over them. */
import type { AttemptFold } from '../../../app/audit/rows/index.ts';
import type { EntryKind, VehicleRef } from '../../../app/audit/entry/index.ts';
import type { Vin } from '../../../app/vehicle/index.ts';
import { attemptRecord, type AttemptRecord } from './attempt-record.ts';
import type { Db } from '../store/index.ts';
import type { TrailQuestions } from './questions.ts';
import type { Tail } from '../log/index.ts';

type Told = { readonly kind: EntryKind; readonly out: string | null; readonly ts: number };

/** Prepares the questions. */
export function attemptQueries(
  db: Db,
  vinOf: (veh: VehicleRef) => Vin | null,
  tailNow: () => Tail,
): Pick<TrailQuestions, 'attempt' | 'attemptByTransaction' | 'attempts'> {
  const newest = db.prepare<[number], AttemptFold>('select * from attempt order by seq desc limit ?');
  const indexed = db.prepare<[string, number], Told>('select kind, out, ts from entry_index where act = ? and seq < ? order by seq');
  const record = (row: AttemptFold, { base, rows }: Tail): AttemptRecord => {
    const told = [...indexed.all(row.act, base), ...rows.filter(({ act }) => act === row.act)];
    return attemptRecord(row, told, vinOf(row.veh));
  };
  const one = (find: (tail: Tail) => AttemptFold | undefined): AttemptRecord | null => {
    const tail = tailNow();
    const row = find(tail);
    return row === undefined ? null : record(row, tail);
  };
  return {
    attempt: (id) => one(({ folded }) => folded.attempt(id)),
    attemptByTransaction: (tx) => one(({ folded }) => folded.attemptByTransaction(tx)),
    attempts(openOnly, limit) {
      const tail = tailNow();
      const rows = openOnly ? tail.folded.openAttempts() : laidOver(newest.all(limit), tail.folded.attempts, (row) => row.act);
      return newestFirst(rows, (row) => row.seq)
        .slice(0, limit)
        .map((row) => record(row, tail));
    },
  };
}

/** Rows of a table with those of the overlay in their place, and its new ones. */
export function laidOver<T>(below: readonly T[], over: ReadonlyMap<string, T>, key: (row: T) => string): readonly T[] {
  return [...below.filter((row) => !over.has(key(row))), ...over.values()];
}

/** Sorted by a number, highest first. */
export function newestFirst<T>(rows: readonly T[], by: (row: T) => number): readonly T[] {
  return [...rows].sort((a, b) => by(b) - by(a));
}
