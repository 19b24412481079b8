/**
 * What one entry changes in the derived tables. The same function runs when an entry is appended, when the tables are rebuilt and when
 * a verification compares them, so that they cannot come to differ by code. It is total: an entry that fits no rule is only indexed.
 */
import { type Entry, statusWordOf } from '../entry/index.ts';
import type { AttemptFold, Change, IndexRow, Projections } from '../rows/index.ts';
import { foldAttempt } from '../attempt/index.ts';
import { foldFollowUps } from './fold-follow-up.ts';

/** The changes of one entry, in the order in which they apply. */
export function foldEntry(entry: Entry, before: Projections): readonly Change[] {
  const changes: Change[] = [];
  const vehicle = foldVehicle(entry, before);
  if (vehicle !== null) changes.push(vehicle);
  const attempt: AttemptFold | undefined = entry.act === undefined ? undefined : before.attempt(entry.act);
  changes.push(...foldAttempt(entry, attempt), ...foldFollowUps(entry, attempt, before));
  return changes;
}

/** What an entry is found by. `mark`: see {@link hashMark}. */
export function indexRow(entry: Entry, mark: number): IndexRow {
  return {
    seq: entry.seq,
    ts: entry.ts,
    kind: entry.kind,
    act: entry.act ?? null,
    veh: entry.veh ?? null,
    op: entry.op ?? null,
    out: entry.out ?? null,
    err: entry.err,
    boot: entry.boot,
    word: statusWordOf(entry),
    mark,
    tx: entry.d?.tx ?? null,
    station: entry.station,
  };
}

/** The first six bytes of a leaf hash as a number: enough to tell which entry a damaged table row belonged to. */
export function hashMark(hash: Uint8Array): number {
  let mark = 0;
  for (let i = 0; i < 6; i += 1) mark = mark * 256 + (hash[i] ?? 0);
  return mark;
}

function foldVehicle(entry: Entry, before: Projections): Change | null {
  const { veh } = entry;
  if (veh === undefined) return null;
  const known = before.vehicle(veh);
  const word = statusWordOf(entry) ?? known?.word ?? null;
  const rank = known !== undefined && before.latestVehicle() === veh ? known.rank : entry.seq;
  return known?.rank === rank && known.word === word ? null : { table: 'vehicle', row: { veh, rank, word } };
}
