/** Attempts by id, by transaction, and newest first. */
import type { AttemptFold } from '../../app/audit/projection-rows.ts';
import type { EntryKind, VehicleRef } from '../../app/audit/types.ts';
import type { Vin } from '../../app/vehicle/types.ts';
import type { AttemptRecord } from './api.ts';
import { attemptRecord } from './attempt-record.ts';
import type { Db } from './database.ts';
import type { Loose } from './loose.ts';
import type { TrailQueries } from './queries.ts';

type Told = { readonly kind: EntryKind; readonly out: string | null; readonly ts: number };

/** Prepares the questions. */
export function attemptQueries(
  db: Db,
  vinOf: (veh: VehicleRef) => Vin | null,
  loose: () => Loose,
): Pick<TrailQueries, 'attempt' | 'attemptByTransaction' | 'attempts'> {
  const byAct = db.prepare<[string], AttemptFold>('select * from attempt where act = ?');
  const byTx = db.prepare<[string], AttemptFold>('select * from attempt where tx = ?');
  const newest = db.prepare<[number], AttemptFold>('select * from attempt order by seq desc limit ?');
  const open = db.prepare<[number], AttemptFold>('select * from attempt where open = 1 order by seq desc limit ?');
  const indexed = db.prepare<[string, number], Told>('select kind, out, ts from entry_index where act = ? and seq < ? order by seq');
  const records = (rows: readonly AttemptFold[]): readonly AttemptRecord[] => {
    const { base, rows: tail } = loose();
    return rows.map((row) => {
      const told = [...indexed.all(row.act, base), ...tail.filter(({ act }) => act === row.act)];
      return attemptRecord(row, told, vinOf(row.veh));
    });
  };
  const one = (row: AttemptFold | undefined) => (row === undefined ? null : (records([row])[0] ?? null));
  return {
    attempt: (id) => one(byAct.get(id)),
    attemptByTransaction: (tx) => one(byTx.get(tx)),
    attempts: (openOnly, limit) => records((openOnly ? open : newest).all(limit)),
  };
}
