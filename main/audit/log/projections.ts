/** The derived tables in SQLite: what lies below the overlay of the last entries. Holds no rule of its own. */
import type { AttemptFold, FollowUpFold, IndexRow, Overlay, Projections, VehicleFold } from '../../../app/audit/rows/index.ts';
import type { VehicleRef } from '../../../app/audit/entry/index.ts';
import type { Db } from '../store/index.ts';
import { blockWriter } from './block-store.ts';

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

/** The tables. Call the writing ones inside a transaction. */
export interface SqlProjections extends Projections {
  /** Writes the rows of an overlay, and adds its entries, a full block, to the index and the search blocks. */
  flush(changed: Overlay, rows: readonly IndexRow[]): void;
  clear(): void;
}

type Table = keyof typeof COLUMNS;

/** Inserts, or replaces the row of the same key. A clash with another unique index stays an error. */
function upsert(table: Table, key: string): string {
  const names: readonly string[] = COLUMNS[table];
  const rest = names.filter((name) => name !== key).map((name) => `${name} = excluded.${name}`);
  const values = names.map((name) => `@${name}`);
  return `insert into ${table} (${names.join(', ')}) values (${values.join(', ')}) on conflict (${key}) do update set ${rest.join(', ')}`;
}

/** Prepares the statements. */
export function sqlProjections(db: Db): SqlProjections {
  const attempt = db.prepare<[string], AttemptFold>('select * from attempt where act = ?');
  const byTransaction = db.prepare<[string], AttemptFold>('select * from attempt where tx = ?');
  const open = db.prepare<[], AttemptFold>('select * from attempt where open = 1');
  const followUp = db.prepare<[string], FollowUpFold>('select * from follow_up where id = ?');
  const vehicle = db.prepare<[string], VehicleFold>('select * from vehicle where veh = ?');
  const latest = db.prepare<[], VehicleRef>('select veh from vehicle order by rank desc limit 1').pluck();
  return {
    attempt: (act) => attempt.get(act),
    attemptByTransaction: (tx) => byTransaction.get(tx),
    openAttempts: () => open.all(),
    followUp: (id) => followUp.get(id),
    vehicle: (veh) => vehicle.get(veh),
    latestVehicle: () => latest.get(),
    ...tableWriter(db),
  };
}

function tableWriter(db: Db): Pick<SqlProjections, 'flush' | 'clear'> {
  const putIndex = db.prepare(`insert into entry_index (${COLUMNS.entry_index.join(', ')}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const blocks = blockWriter(db);
  const putAttempt = db.prepare<[AttemptFold]>(upsert('attempt', 'seq'));
  const putFollowUp = db.prepare<[FollowUpFold]>(upsert('follow_up', 'id'));
  const putVehicle = db.prepare<[VehicleFold]>(upsert('vehicle', 'veh'));
  return {
    flush(changed, rows) {
      for (const { seq, ts, kind, act, veh, op, out, err, boot, word, mark } of rows) {
        putIndex.run(seq, ts, kind, act, veh, op, out, err, boot, word, mark);
      }
      if (rows.length > 0) blocks.put(rows);
      // Closed attempts first, then those handed over: either may have made room for one that was opened within the block.
      for (const row of [...changed.attempts.values()].sort((a, b) => a.open - b.open || b.handed - a.handed)) putAttempt.run(row);
      for (const row of changed.followUps.values()) putFollowUp.run(row);
      for (const row of changed.vehicles.values()) putVehicle.run(row);
    },
    clear() {
      for (const table of Object.keys(COLUMNS)) db.exec(`delete from ${table}`);
      blocks.clear();
    },
  };
}
