/** Questions to the log, answered from the derived tables; VINs and names are opened through the vault. */
import type { FollowUpFold } from '../../app/audit/projection-rows.ts';
import type { FollowUp, VehicleRef } from '../../app/audit/types.ts';
import type { AttemptId } from '../../app/carkey/types.ts';
import type { Vin } from '../../app/vehicle/types.ts';
import type { AuditTrail } from './api.ts';
import { attemptQueries } from './attempt-queries.ts';
import type { Db } from './database.ts';
import { entryQueries } from './entry-queries.ts';
import { looseRows, type Loose } from './loose.ts';
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

/** Prepares the questions over one connection. */
export function trailQueries(db: Db, vault: Vault): TrailQueries {
  const { subjects, codes } = vault;
  const loose = looseRows(db);
  const vinOf = (veh: VehicleRef) => subjects.valueOf(veh) as Vin | null;
  return {
    ...entryQueries(db, vault, loose),
    ...attemptQueries(db, vinOf, loose),
    findVehicle: (vin) => subjects.findVehicle(vin),
    vinOf,
    recentVehicles: recentVehicles(db, vault, loose),
    statusHistory: statusHistory(db, loose),
    followUps: followUps(db, vinOf),
    openCode: (act) => codes.open(act),
    sealedCodes: () => codes.all(),
  };
}

function recentVehicles(db: Db, vault: Vault, loose: () => Loose): TrailQueries['recentVehicles'] {
  type Recent = { veh: VehicleRef; word: string | null };
  const newest = db.prepare<[number], Recent>('select veh, word from vehicle order by rank desc limit ?');
  const found = db.prepare<[string, number], Recent>(
    'select veh, word from vehicle where veh in (select value from json_each(?)) order by rank desc limit ?',
  );
  const indexed = db.prepare<[string], number>('select ts from entry_index where veh = ? order by seq desc limit 1').pluck();
  const openAttempt = db.prepare<[string], AttemptId>('select act from attempt where veh = ? and open = 1').pluck();
  return (limit, search) => {
    const text = search?.trim().toUpperCase() ?? '';
    const rows = text === '' ? newest.all(limit) : found.all(JSON.stringify(vault.subjects.vehiclesEndingWith(text)), limit);
    const tail = loose().rows;
    return rows.flatMap(({ veh, word }) => {
      const vin = vault.subjects.valueOf(veh) as Vin | null;
      const lastAt = tail.findLast((row) => row.veh === veh)?.ts ?? indexed.get(veh) ?? 0;
      return vin === null ? [] : [{ veh, vin, lastAt, lastWord: word, openAttempt: openAttempt.get(veh) ?? null }];
    });
  };
}

/** The latest words, repeats folded into their first occurrence, oldest first. */
function statusHistory(db: Db, loose: () => Loose): TrailQueries['statusHistory'] {
  type Told = { readonly at: number; readonly word: string };
  const indexed = db.prepare<[string, number], Told>(
    'select ts as at, word from entry_index where veh = ? and seq < ? and word is not null order by seq desc',
  );
  function* newestFirst(veh: VehicleRef): Generator<Told> {
    const { base, rows } = loose();
    for (const { veh: of, word, ts } of rows.toReversed()) if (of === veh && word !== null) yield { at: ts, word };
    yield* indexed.iterate(veh, base);
  }
  return (veh, limit) => {
    const history: Told[] = [];
    for (const told of newestFirst(veh)) {
      if (history.at(-1)?.word === told.word) history.pop();
      else if (history.length === limit) break;
      history.push(told);
    }
    return history.reverse();
  };
}

function followUps(db: Db, vinOf: (veh: VehicleRef) => Vin | null): () => readonly FollowUp[] {
  const open = db.prepare<[], FollowUpFold>("select * from follow_up where state = 'open' order by due is null, due, id");
  const closed = db.prepare<[number], FollowUpFold>("select * from follow_up where state <> 'open' order by changed desc limit ?");
  return () =>
    [...open.all(), ...closed.all(CLOSED_LISTED)].map(({ changed, ...row }) => ({ ...row, vin: vinOf(row.veh), changedAt: changed }));
}
