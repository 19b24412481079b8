/** Questions to the log, answered from the derived tables; VINs and names are opened through the vault. */
import { decodeEntry } from '../../app/audit/entry.ts';
import type { AttemptFold, FollowUpFold } from '../../app/audit/projection-rows.ts';
import { leafHash } from '../../app/audit/merkle.ts';
import type { Entry, EntryDetail, EntryRow, FollowUp, PersonalField, VehicleRef } from '../../app/audit/types.ts';
import type { Vin } from '../../app/vehicle/types.ts';
import type { AuditTrail } from './api.ts';
import { attemptRecord } from './attempt-record.ts';
import type { Db } from './database.ts';
import { filterSql } from './filter.ts';
import { nativeSha256 } from './hash.ts';
import { TrailError } from './problems.ts';
import type { Vault } from './vault.ts';

/** The reading half of the trail. */
export type TrailQueries = Pick<
  AuditTrail,
  | 'list'
  | 'detail'
  | 'ofAttempt'
  | 'findVehicle'
  | 'vinOf'
  | 'recentVehicles'
  | 'statusHistory'
  | 'attempt'
  | 'attemptByTransaction'
  | 'attempts'
  | 'followUps'
  | 'openCode'
  | 'sealedCodes'
>;

/** Follow-ups that are over are listed up to this many, latest first. */
const CLOSED_LISTED = 100;

/** What a secret is shown as. */
const MASKED = '••••••••';

type Leaf = { readonly seq: number; readonly leaf: Uint8Array };

/** Prepares the questions over one connection. */
export function trailQueries(db: Db, vault: Vault): TrailQueries {
  const { subjects, codes } = vault;
  const vinOf = (veh: VehicleRef) => subjects.valueOf(veh) as Vin | null;
  const rowOf = ({ leaf }: Pick<Leaf, 'leaf'>): EntryRow => {
    const entry = entryOf(leaf);
    return {
      ...entry,
      vin: entry.veh === undefined ? null : vinOf(entry.veh),
      operator: entry.op === undefined ? null : subjects.valueOf(entry.op),
    };
  };
  return {
    ...entryQueries(db, vault, rowOf),
    ...attemptQueries(db, vinOf),
    findVehicle: (vin) => subjects.findVehicle(vin),
    vinOf,
    recentVehicles: recentVehicles(db, vault),
    statusHistory: (veh, limit) => statusHistory(db, veh, limit),
    followUps: () => followUps(db, vinOf),
    openCode: (act) => codes.open(act),
    sealedCodes: () => codes.all(),
  };
}

function entryOf(leaf: Uint8Array): Entry {
  const entry = decodeEntry(leaf);
  if (!entry.ok) throw new TrailError('corrupt');
  return entry.value;
}

function entryQueries(db: Db, vault: Vault, rowOf: (leaf: Leaf) => EntryRow): Pick<TrailQueries, 'list' | 'detail' | 'ofAttempt'> {
  const one = db.prepare<[number], Leaf>('select seq, leaf from entries where seq = ?');
  const size = db.prepare<[], number>('select size from head where id = 1').pluck();
  const ofAttempt = db.prepare<[string], Leaf>(
    'select entries.seq, leaf from entry_index join entries using (seq) where act = ? order by entry_index.seq',
  );
  return {
    list(filter, before, limit) {
      const { where, values } = filterSql(filter, before, vault.subjects);
      const sql = `select entries.seq, leaf from (select seq from entry_index ${where} order by seq desc limit ?) join entries using (seq) order by seq desc`;
      const leaves = db.prepare<unknown[], Leaf>(sql).all(...values, limit + 1);
      const page = leaves.slice(0, limit);
      return { rows: page.map(rowOf), next: leaves.length > limit ? (page.at(-1)?.seq ?? null) : null };
    },
    detail(seq) {
      const leaf = one.get(seq);
      return leaf === undefined ? null : entryDetail(leaf, rowOf(leaf), vault, size.get() ?? 0);
    },
    ofAttempt: (act) => ofAttempt.all(act).map(rowOf),
  };
}

function entryDetail({ seq, leaf }: Leaf, row: EntryRow, vault: Vault, treeSize: number): EntryDetail {
  const opened: Partial<Record<PersonalField, string>> = {};
  let commitmentsHold = true;
  for (const { field, value, commitment } of vault.openEntry(seq)) {
    if (row.f?.[field] === undefined) continue;
    opened[field] = value;
    commitmentsHold &&= row.f[field] === commitment;
  }
  const code = row.act === undefined || row.f?.code === undefined ? null : vault.codes.open(row.act);
  if (row.act !== undefined && code !== null) {
    opened.code = MASKED;
    commitmentsHold &&= vault.codes.recommit(row.act, code.raw) === row.f?.code;
  }
  const text = Buffer.from(leaf).toString('utf8');
  return { row, leaf: text, leafHash: Buffer.from(leafHash(leaf, nativeSha256)).toString('hex'), opened, commitmentsHold, treeSize };
}

function attemptQueries(
  db: Db,
  vinOf: (veh: VehicleRef) => Vin | null,
): Pick<TrailQueries, 'attempt' | 'attemptByTransaction' | 'attempts'> {
  const byAct = db.prepare<[string], AttemptFold>('select * from attempt where act = ?');
  const byTx = db.prepare<[string], AttemptFold>('select * from attempt where tx = ?');
  const newest = db.prepare<[number], AttemptFold>('select * from attempt order by seq desc limit ?');
  const open = db.prepare<[number], AttemptFold>(
    "select * from attempt where state in ('intent', 'sent', 'unknown') order by seq desc limit ?",
  );
  const steps = db.prepare<[string], Pick<Entry, 'kind' | 'out'> & { ts: number }>(
    'select kind, out, ts from entry_index where act = ? order by seq',
  );
  const record = (row: AttemptFold | undefined) => (row === undefined ? null : attemptRecord(row, steps.all(row.act), vinOf(row.veh)));
  return {
    attempt: (id) => record(byAct.get(id)),
    attemptByTransaction: (tx) => record(byTx.get(tx)),
    attempts: (openOnly, limit) => (openOnly ? open : newest).all(limit).flatMap((row) => record(row) ?? []),
  };
}

function recentVehicles(db: Db, vault: Vault): TrailQueries['recentVehicles'] {
  type Recent = { veh: VehicleRef; word: string | null };
  const newest = db.prepare<[number], Recent>('select veh, word from vehicle order by rank desc limit ?');
  const found = db.prepare<[string, number], Recent>(
    'select veh, word from vehicle where veh in (select value from json_each(?)) order by rank desc limit ?',
  );
  const lastAt = db.prepare<[string], number>('select ts from entry_index where veh = ? order by seq desc limit 1').pluck();
  const openAttempt = db
    .prepare<[string], AttemptFold['act']>("select act from attempt where veh = ? and state in ('intent', 'sent', 'unknown')")
    .pluck();
  return (limit, search) => {
    const text = search?.trim().toUpperCase() ?? '';
    const rows = text === '' ? newest.all(limit) : found.all(JSON.stringify(vault.subjects.vehiclesEndingWith(text)), limit);
    return rows.flatMap(({ veh, word }) => {
      const vin = vault.subjects.valueOf(veh) as Vin | null;
      return vin === null ? [] : [{ veh, vin, lastAt: lastAt.get(veh) ?? 0, lastWord: word, openAttempt: openAttempt.get(veh) ?? null }];
    });
  };
}

/** The latest words, repeats folded into their first occurrence. */
function statusHistory(db: Db, veh: VehicleRef, limit: number): readonly { readonly at: number; readonly word: string }[] {
  type Told = { at: number; word: string };
  const newestFirst = db.prepare<[string], Told>(
    'select ts as at, word from entry_index where veh = ? and word is not null order by seq desc',
  );
  const history: Told[] = [];
  for (const told of newestFirst.iterate(veh)) {
    if (history.at(-1)?.word === told.word) history.pop();
    else if (history.length === limit) break;
    history.push(told);
  }
  return history.reverse();
}

function followUps(db: Db, vinOf: (veh: VehicleRef) => Vin | null): readonly FollowUp[] {
  const open = db.prepare<[], FollowUpFold>("select * from follow_up where state = 'open' order by due is null, due, id").all();
  const closed = db
    .prepare<[number], FollowUpFold>("select * from follow_up where state <> 'open' order by changed desc limit ?")
    .all(CLOSED_LISTED);
  return [...open, ...closed].map(({ changed, ...row }) => ({ ...row, vin: vinOf(row.veh), changedAt: changed }));
}
