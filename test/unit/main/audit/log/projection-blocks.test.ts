/** The derived tables in SQLite take every block: an index that refused one would stop the log for good. */
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { conflicts } from '../../../../../app/audit/rows/conflict.ts';
import { overlay } from '../../../../../app/audit/rows/memory.ts';
import { foldEntry } from '../../../../../app/audit/projection/projection.ts';
import type { AttemptFold, FollowUpFold, VehicleFold } from '../../../../../app/audit/rows/rows.ts';
import { LOG_MIGRATIONS } from '../../../../../main/audit/store/migrations/log-migrations.ts';
import { migrate } from '../../../../../main/audit/store/migrations/run.ts';
import { sqlProjections } from '../../../../../main/audit/log/projections.ts';
import { A, B, entriesOf, PlainTables, rowsOf, story, V, W, type Told } from '../../../../support/folding.ts';

const db = new Database(':memory:');
migrate(db, LOG_MIGRATIONS);
const tables = sqlProjections(db);

function stored(): unknown {
  const map = <T extends object>(table: string, key: keyof T) =>
    new Map(
      db
        .prepare<[], T>(`select * from ${table}`)
        .all()
        .map((row) => [String(row[key]), row]),
    );
  return rowsOf({
    attempts: map<AttemptFold>('attempt', 'act'),
    followUps: map<FollowUpFold>('follow_up', 'id'),
    vehicles: map<VehicleFold>('vehicle', 'veh'),
  });
}

/** Folds what is no conflict, writing the overlay to SQLite and to plain tables after the given steps; answers how often. */
function writeInBlocks(steps: readonly Told[], ends: ReadonlySet<number>): number {
  tables.clear();
  const plain = new PlainTables();
  let tail = overlay(tables);
  let blocks = 0;
  for (const entry of entriesOf(steps)) {
    const changes = foldEntry(entry, tail);
    if (!conflicts(changes, tail)) tail.apply(changes);
    if (!ends.has(entry.seq)) continue;
    tables.flush(tail, []);
    plain.flush(tail);
    tail = overlay(tables);
    blocks += 1;
    expect(stored()).toEqual(rowsOf(plain));
  }
  return blocks;
}

it('takes blocks of any story, and holds what plain tables hold', () => {
  let blocks = 0;
  fc.assert(
    fc.property(story, fc.uniqueArray(fc.nat({ max: 30 }), { minLength: 1 }), (steps, ends) => {
      blocks += writeInBlocks(steps, new Set(ends));
    }),
    { numRuns: 800 },
  );
  expect(blocks).toBeGreaterThan(800);
});

it('takes a block in which an attempt frees the station for one that was checked before', () => {
  const unknown = (['checked', 'intent', 'sent', 'unknown'] as const).map((kind): Told => ({ kind, d: { tx: 'T1' } }));
  const next: readonly Told[] = [
    { kind: 'checked', act: B, veh: W },
    { kind: 'handed-over', act: A, veh: V },
    { kind: 'intent', act: B, veh: W, d: { tx: 'T2' } },
  ];
  expect(writeInBlocks([...unknown, ...next], new Set([3, 6]))).toBe(2);
  expect(
    tables
      .openAttempts()
      .map((row) => [row.act, row.handed])
      .sort(),
  ).toEqual(
    [
      [A, 1],
      [B, 0],
    ].sort(),
  );
});
