/**
 * What is left where a value was deleted that another vehicle's erasure took along (its VIN stood in a text under an operator's key): the place,
 * and the `erase` entry that answers for it. Authenticated, so that nobody can explain a value away afterwards.
 */
import type { Db } from '../store/index.ts';
import { sameMac, type MasterKeys } from './subject-keys.ts';

/** Where a value stood. */
export type Place = { readonly log: string; readonly seq: number; readonly field: string };

/** An `erase` entry. */
export type Erasure = { readonly log: string; readonly seq: number };

/** Why a value is not there: an erasure; `before`: it was not there already when the vault learned to remember. */
export type Reason = Erasure | 'before';

/** One place and its reason. */
export type Tombstone = Place & { readonly reason: Reason };

/** Reads and writes the table. Rows that were not written under this vault's key explain nothing. */
export interface Tombstones {
  /** Part of the transaction that deletes the value. */
  leave(place: Place, reason: Reason): void;
  at(place: Place): Reason | null;
  all(): readonly Tombstone[];
}

type Row = Place & { readonly byLog: string | null; readonly bySeq: number | null; readonly mac: Uint8Array };

/** No vault of an earlier layout has any. */
export const NO_TOMBSTONES: Tombstones = { leave: () => undefined, at: () => null, all: () => [] };

/** Prepares the statements. */
export function openTombstones(db: Db, master: MasterKeys): Tombstones {
  const columns = 'log, seq, field, by_log as byLog, by_seq as bySeq, mac';
  const put = db.prepare<[Row]>(
    'insert or replace into tombstone (log, seq, field, by_log, by_seq, mac) values (@log, @seq, @field, @byLog, @bySeq, @mac)',
  );
  const one = db.prepare<[Place], Row>(`select ${columns} from tombstone where log = @log and seq = @seq and field = @field`);
  const every = db.prepare<[], Row>(`select ${columns} from tombstone`);
  const macOf = ({ log, seq, field, byLog, bySeq }: Omit<Row, 'mac'>) =>
    master.mac(`tombstone|${log}|${seq}|${field}|${byLog ?? ''}|${bySeq ?? ''}`);
  const reasonOf = (row: Row | undefined): Reason | null => {
    if (row === undefined || !sameMac(macOf(row), row.mac)) return null;
    return row.byLog === null || row.bySeq === null ? 'before' : { log: row.byLog, seq: row.bySeq };
  };
  return {
    leave({ log, seq, field }, reason) {
      const by = reason === 'before' ? { byLog: null, bySeq: null } : { byLog: reason.log, bySeq: reason.seq };
      const row = { log, seq, field, ...by };
      put.run({ ...row, mac: macOf(row) });
    },
    at: (place) => reasonOf(one.get(place)),
    all: () =>
      every.all().flatMap((row) => {
        const reason = reasonOf(row);
        return reason === null ? [] : [{ log: row.log, seq: row.seq, field: row.field, reason }];
      }),
  };
}
