/** Stories for the fold: short rows become entries, and tables in memory keep what they tell. */
import fc from 'fast-check';
import { foldEntry } from '../../app/audit/projection/projection.ts';
import { NOTHING, overlay, type Overlay } from '../../app/audit/rows/memory.ts';
import type { AttemptFold, FollowUpFold, Projections, VehicleFold } from '../../app/audit/rows/rows.ts';
import { attemptRef, vehicleRef } from '../../app/audit/entry/refs.ts';
import type { Details, Entry } from '../../app/audit/entry/types.ts';
import type { EntryKind } from '../../app/audit/entry/kinds.ts';
import { sixteen, SMALL } from './entries.ts';

/** Two attempts and two vehicles. */
export const A = attemptRef(sixteen(1));
export const B = attemptRef(sixteen(2));
export const V = vehicleRef(sixteen(3));
export const W = vehicleRef(sixteen(4));

/** One entry in short: its kind, its outcome, and what else matters. Without `act` and `veh` it is about attempt A and vehicle V. */
export type Told = {
  readonly kind: EntryKind;
  readonly out?: string;
  readonly d?: Details;
  readonly err?: number;
  readonly act?: Entry['act'] | null;
  readonly veh?: Entry['veh'] | null;
};

/** The time of the entry at an index. */
export const timeOf = (seq: number): number => 1000 + seq;

/** Entries of a story, numbered from `first`. */
export function entriesOf(story: readonly Told[], first = 0): readonly Entry[] {
  return story.map(({ kind, out, d, err, act, veh }, i) => ({
    ...SMALL,
    seq: first + i,
    ts: timeOf(first + i),
    kind,
    err: err ?? null,
    ...(out === undefined ? {} : { out }),
    ...(d === undefined ? {} : { d }),
    ...(act === null ? {} : { act: act ?? A }),
    ...(veh === null ? {} : { veh: veh ?? V }),
  }));
}

/** The tables after a story. */
export function fold(story: readonly Told[]): Overlay {
  const tables = overlay(NOTHING);
  for (const entry of entriesOf(story)) tables.apply(foldEntry(entry, tables));
  return tables;
}

/** Tables that took over everything an overlay changed, as plainly as possible: what SQLite does with a full block. */
export class PlainTables implements Projections {
  readonly attempts = new Map<string, AttemptFold>();
  readonly followUps = new Map<string, FollowUpFold>();
  readonly vehicles = new Map<string, VehicleFold>();

  flush(changed: Pick<Overlay, 'attempts' | 'followUps' | 'vehicles'>): void {
    for (const [key, row] of changed.attempts) this.attempts.set(key, row);
    for (const [key, row] of changed.followUps) this.followUps.set(key, row);
    for (const [key, row] of changed.vehicles) this.vehicles.set(key, row);
  }
  attempt(act: AttemptFold['act']): AttemptFold | undefined {
    return this.attempts.get(act);
  }
  followUp(id: string): FollowUpFold | undefined {
    return this.followUps.get(id);
  }
  vehicle(veh: VehicleFold['veh']): VehicleFold | undefined {
    return this.vehicles.get(veh);
  }
  latestVehicle(): VehicleFold['veh'] | undefined {
    return [...this.vehicles.values()].sort((a, b) => b.rank - a.rank)[0]?.veh;
  }
  attemptByTransaction(tx: string): AttemptFold | undefined {
    return [...this.attempts.values()].find((row) => row.tx === tx);
  }
  openAttempts(): readonly AttemptFold[] {
    return [...this.attempts.values()].filter((row) => row.open === 1);
  }
}

/** Every row of tables, in a fixed order. */
export function rowsOf(tables: Pick<Overlay, 'attempts' | 'followUps' | 'vehicles'>): unknown {
  const sorted = (map: ReadonlyMap<string, object>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return [sorted(tables.attempts), sorted(tables.followUps), sorted(tables.vehicles)];
}

/** Steps that often fit each other, so that stories get somewhere. */
const told: fc.Arbitrary<Told> = fc.record(
  {
    kind: fc.constantFrom(
      'checked',
      'intent',
      'sent',
      'result',
      'unknown',
      'read-back',
      'resolved',
      'handed-over',
      'code-expired',
      'status',
      'follow-up',
      'lookup',
    ),
    out: fc.constantFrom('succeeded', 'refused', 'confirmed', 'no-effect-seen', 'suspended', 'active', 'done', 'reopened'),
    act: fc.constantFrom(A, B),
    veh: fc.constantFrom(V, W),
    d: fc.record(
      {
        tx: fc.constantFrom('T1', 'T2', 'T3'),
        code: fc.constantFrom('sealed', 'lost'),
        exp: fc.constantFrom(5000, 6000),
        due: fc.constantFrom(500, 700),
        fu: fc.constantFrom(`react:${V}`, `code:${A}`, `unknown:${B}`),
        word: fc.constantFrom('active', 'suspended'),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['kind', 'out'] },
);

/** A run through an attempt, so that stories come to the rare places. */
const run: fc.Arbitrary<readonly Told[]> = fc
  .record({
    act: fc.constantFrom(A, B),
    veh: fc.constantFrom(V, W),
    tx: fc.constantFrom('T1', 'T2', 'T3'),
    length: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ act, veh, tx, length }) =>
    (['checked', 'intent', 'sent', 'unknown'] as const).slice(0, length).map((kind) => ({ kind, act, veh, out: 'crash', d: { tx } })),
  );

/** A story of some entries about two attempts and two vehicles. */
export const story: fc.Arbitrary<readonly Told[]> = fc
  .array(fc.oneof(run, fc.array(told, { minLength: 1, maxLength: 4 })), { minLength: 2, maxLength: 14, size: 'max' })
  .map((parts) => parts.flat());
