/** The derived tables in SQLite: reads for the fold (app/audit/projection.ts) and applies its changes. Holds no rule of its own. */
import type { AttemptFold, AttemptSet, Change, FollowUpFold, IndexRow, Projections, VehicleFold } from '../../app/audit/projection-rows.ts';
import type { Db } from './database.ts';

/** Columns of each table, in the order of the layout. */
export const COLUMNS = {
  entry_index: ['seq', 'ts', 'kind', 'act', 'veh', 'op', 'out', 'err', 'boot', 'word', 'mark'] satisfies readonly (keyof IndexRow)[],
  attempt: [
    'seq',
    'act',
    'veh',
    'state',
    'open',
    'tx',
    'sim',
    'sent',
    'lim',
    'code',
    'exp',
    'noexp',
    'readback',
    'why',
    'err',
    'noeffect',
    'by',
    'handed',
    'opened',
    'updated',
  ] satisfies readonly (keyof AttemptFold)[],
  follow_up: ['id', 'kind', 'veh', 'act', 'due', 'state', 'changed'] satisfies readonly (keyof FollowUpFold)[],
  vehicle: ['veh', 'rank', 'word'] satisfies readonly (keyof VehicleFold)[],
} as const;

/** The tables for writing. Call `apply` and `clear` inside a transaction. */
export interface SqlProjections extends Projections {
  apply(changes: readonly Change[]): void;
  /** Adds a full block to the index. */
  index(rows: readonly IndexRow[]): void;
  clear(): void;
  /** Must be called when a transaction was rolled back: what was applied in it is not so. */
  forget(): void;
}

type Table = keyof typeof COLUMNS;

function insertInto(table: Table, keep?: string): string {
  const names = COLUMNS[table];
  const insert = `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`;
  if (keep === undefined) return insert;
  const rest = names.filter((name) => name !== keep);
  return `${insert} on conflict (${keep}) do update set ${rest.map((name) => `${name} = excluded.${name}`).join(', ')}`;
}

/** Bound by position: several times faster than by name. */
function valuesOf<T extends Table>(table: T, row: Readonly<Record<(typeof COLUMNS)[T][number], unknown>>): unknown[] {
  const names: readonly (typeof COLUMNS)[T][number][] = COLUMNS[table];
  return names.map((name) => row[name]);
}

/** Prepares the statements. */
export function sqlProjections(db: Db): SqlProjections {
  const attempt = db.prepare<[string], AttemptFold>('select * from attempt where act = ?');
  const followUp = db.prepare<[string], FollowUpFold>('select * from follow_up where id = ?');
  const vehicle = db.prepare<[string], VehicleFold>('select * from vehicle where veh = ?');
  const latest = db.prepare<[], VehicleFold>('select * from vehicle order by rank desc limit 1');
  const putIndex = db.prepare(insertInto('entry_index'));
  const put = tableWriter(db);
  /** The rows that the next entry most likely asks for. */
  let last: LastRows = {};
  return {
    attempt: (act) => (last.attempt?.act === act ? last.attempt : attempt.get(act)),
    followUp: (id) => followUp.get(id),
    vehicle: (veh) => (last.vehicle?.veh === veh ? last.vehicle : vehicle.get(veh)),
    latestVehicle: () => (last.vehicle ?? latest.get())?.veh,
    apply: (changes) => {
      for (const change of changes) {
        put(change);
        last = after(last, change);
      }
    },
    index: (rows) => {
      for (const { seq, ts, kind, act, veh, op, out, err, boot, word, mark } of rows) {
        putIndex.run(seq, ts, kind, act, veh, op, out, err, boot, word, mark);
      }
    },
    clear: () => {
      last = {};
      for (const table of Object.keys(COLUMNS)) db.exec(`delete from ${table}`);
    },
    forget: () => {
      last = {};
    },
  };
}

/** `vehicle` is the one of the highest rank. */
type LastRows = { readonly attempt?: AttemptFold; readonly vehicle?: VehicleFold };

function after(last: LastRows, change: Change): LastRows {
  switch (change.table) {
    case 'attempt':
      return { ...last, attempt: change.row };
    case 'attempt-set':
      return last.attempt?.act === change.act ? { ...last, attempt: { ...last.attempt, ...change.set } } : last;
    case 'vehicle':
      return { ...last, vehicle: change.row };
    case 'follow-up':
      return last;
  }
}

function tableWriter(db: Db): (change: Change) => void {
  const putAttempt = db.prepare(insertInto('attempt'));
  const putFollowUp = db.prepare(insertInto('follow_up', 'id'));
  const putVehicle = db.prepare(insertInto('vehicle', 'veh'));
  const setWord = db.prepare('update vehicle set word = ? where veh = ? and rank = ?');
  const setAttempt = attemptSetter(db);
  return (change) => {
    switch (change.table) {
      case 'attempt':
        putAttempt.run(...valuesOf('attempt', change.row));
        return;
      case 'attempt-set':
        setAttempt(change.seq, change.set);
        return;
      case 'follow-up':
        putFollowUp.run(...valuesOf('follow_up', change.row));
        return;
      case 'vehicle':
        // Writing the rank again would dirty its index too.
        if (setWord.run(change.row.word, change.row.veh, change.row.rank).changes === 0) putVehicle.run(...valuesOf('vehicle', change.row));
        return;
    }
  };
}

/** Only the named columns are set: an index over a column that is not named is left alone. The names come from the fold's own code. */
function attemptSetter(db: Db): (seq: number, set: AttemptSet) => void {
  const statements = new Map<string, ReturnType<Db['prepare']>>();
  return (seq, set) => {
    const names = Object.keys(set);
    const key = names.join();
    const statement =
      statements.get(key) ?? db.prepare(`update attempt set ${names.map((name) => `${name} = ?`).join(', ')} where seq = ?`);
    statements.set(key, statement);
    statement.run(...Object.values(set), seq);
  };
}
