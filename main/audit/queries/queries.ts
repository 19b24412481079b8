/** Questions to the log, answered from the derived tables; VINs and names are opened through the vault. */
import type { FollowUpFold, VehicleFold } from '../../../app/audit/rows/index.ts';
import type { TrustFinding } from '../../../app/audit/search/index.ts';
import type { FollowUp, VehicleRef } from '../../../app/audit/entry/index.ts';
import type { Vin } from '../../../app/vehicle/index.ts';
import { attemptQueries, laidOver, newestFirst } from './attempt-queries.ts';
import type { Db } from '../store/index.ts';
import { type EarlierLogs, NO_EARLIER_LOGS, readHead, type Tail } from '../log/index.ts';
import { entryQueries } from './entry-queries.ts';
import { errorHistoryQuery } from './error-history.ts';
import { handOverQuery } from './hand-over.ts';
import type { VehicleAge } from './forget-due.ts';
import { type Named, openNamed } from '../search/index.ts';
import type { TrailQuestions } from './questions.ts';
import type { Vault } from '../vault/index.ts';
import { vehicleAges } from './vehicle-ages.ts';

/** The reading half of the trail. */
export type TrailQueries = TrailQuestions & {
  /** When each vehicle was last spoken of; see vehicle-ages.ts. */
  vehicleAges(): Generator<readonly VehicleAge[], void, undefined>;
  /** A value in the vault that is not what the log committed to, once one was met. */
  contradiction(): TrustFinding | null;
};

/** Follow-ups that are over are listed up to this many, latest first. */
const CLOSED_LISTED = 100;

/** Prepares the questions over one connection. `tailNow`: the entries that the tables do not know yet; `earlier`: the logs before this one. */
export function trailQueries(db: Db, vault: Vault, tailNow: () => Tail, earlier: EarlierLogs = NO_EARLIER_LOGS): TrailQueries {
  const { subjects, codes } = vault;
  const named = openNamed(vault, { db, origin: readHead(db)?.origin ?? '', tailNow, earlier: () => earlier.all() });
  const { vinOf } = named;
  const entries = entryQueries(db, vault, named, tailNow);
  const handOver = handOverQuery(db, entries.detail, tailNow);
  return {
    ...entries,
    handOver,
    ...attemptQueries(db, vinOf, tailNow),
    findVehicle: (vin) => named.findVehicle(vin),
    vinOf,
    contradiction: () => named.contradiction(),
    recentVehicles: recentVehicles(db, named, tailNow),
    vehicleAges: vehicleAges(db, subjects, tailNow),
    statusHistory: statusHistory(db, tailNow),
    operatorCount: operatorCount(db, tailNow),
    errorHistory: errorHistoryQuery(db, tailNow),
    followUps: followUps(db, vinOf, handOver, tailNow),
    openCode: (act) => codes.open(act),
    sealedCodes: () => codes.all(),
  };
}

function recentVehicles(db: Db, named: Named, tailNow: () => Tail): TrailQueries['recentVehicles'] {
  const newest = db.prepare<[number], VehicleFold>('select * from vehicle order by rank desc limit ?');
  const indexed = db.prepare<[string], number>('select ts from entry_index where veh = ? order by seq desc limit 1').pluck();
  const found = (text: string, { folded }: Tail) => named.vehiclesEndingWith(text).flatMap((veh) => folded.vehicle(veh) ?? []);
  return (limit, search) => {
    const tail = tailNow();
    const text = search?.trim().toUpperCase() ?? '';
    const open = new Map(tail.folded.openAttempts().map((row) => [row.veh, row.act]));
    const rows = text === '' ? laidOver(newest.all(limit), tail.folded.vehicles, (row) => row.veh) : found(text, tail);
    const top = newestFirst(rows, (row) => row.rank).slice(0, limit);
    return top.flatMap(({ veh, word }) => {
      const vin = named.vinOf(veh);
      const lastAt = tail.rows.findLast((row) => row.veh === veh)?.ts ?? indexed.get(veh) ?? 0;
      return vin === null ? [] : [{ veh, vin, lastAt, lastWord: word, openAttempt: open.get(veh) ?? null }];
    });
  };
}

function operatorCount(db: Db, tailNow: () => Tail): () => number {
  const indexed = db.prepare<[number], string>('select distinct op from entry_index where op is not null and seq < ?').pluck();
  return () => {
    const { base, rows } = tailNow();
    return new Set([...indexed.all(base), ...rows.flatMap(({ op }) => op ?? [])]).size;
  };
}

/** The latest words, repeats folded into their first occurrence, oldest first. */
function statusHistory(db: Db, tailNow: () => Tail): TrailQueries['statusHistory'] {
  type Told = { readonly at: number; readonly word: string };
  const indexed = db.prepare<[string, number], Told>(
    'select ts as at, word from entry_index where veh = ? and seq < ? and word is not null order by seq desc',
  );
  function* newestToldFirst(veh: VehicleRef): Generator<Told> {
    const { base, rows } = tailNow();
    for (const { veh: of, word, ts } of rows.toReversed()) if (of === veh && word !== null) yield { at: ts, word };
    yield* indexed.iterate(veh, base);
  }
  return (veh, limit) => {
    const history: Told[] = [];
    for (const told of newestToldFirst(veh)) {
      if (history.at(-1)?.word === told.word) history.pop();
      else if (history.length === limit) break;
      history.push(told);
    }
    return history.reverse();
  };
}

/** Open ones by their deadline, then those that are over, latest first. */
function followUps(
  db: Db,
  vinOf: (veh: VehicleRef) => Vin | null,
  handOver: TrailQueries['handOver'],
  tailNow: () => Tail,
): () => readonly FollowUp[] {
  const toldOf = ({ kind, act }: FollowUpFold) => (kind === 'unknown-outcome' && act !== null ? handOver(act) : null);
  const open = db.prepare<[], FollowUpFold>("select * from follow_up where state = 'open'");
  // Each with its own limit: what facts settle comes in numbers, and must not crowd out what a person ticked off a moment ago.
  const closed = db.prepare<['done' | 'past', number], FollowUpFold>(
    'select * from follow_up where state = ? order by changed desc limit ?',
  );
  return () => {
    const kept = [...open.all(), ...closed.all('done', CLOSED_LISTED), ...closed.all('past', CLOSED_LISTED)];
    const rows = laidOver(kept, tailNow().folded.followUps, (row) => row.id);
    const stillOpen = rows.filter((row) => row.state === 'open').sort(byDeadline);
    const over = (['done', 'past'] as const).flatMap((state) =>
      newestFirst(
        rows.filter((row) => row.state === state),
        (row) => row.changed,
      ).slice(0, CLOSED_LISTED),
    );
    const listed = [...stillOpen, ...newestFirst(over, (row) => row.changed)];
    return listed.map((row) => {
      const { changed, ...rest } = row;
      return { ...rest, vin: vinOf(row.veh), changedAt: changed, handOver: toldOf(row) };
    });
  };
}

function byDeadline(a: FollowUpFold, b: FollowUpFold): number {
  return (a.due ?? Number.MAX_SAFE_INTEGER) - (b.due ?? Number.MAX_SAFE_INTEGER) || (a.id < b.id ? -1 : 1);
}
