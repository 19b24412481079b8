/** However the fold is cut into blocks, it tells the same; and it never breaks on what an entry says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflicts } from '../../../app/audit/conflict.ts';
import { NOTHING, overlay } from '../../../app/audit/projection-memory.ts';
import { foldEntry } from '../../../app/audit/projection.ts';
import { foldedUpTo } from '../../../app/audit/projection-rows.ts';
import type { Entry } from '../../../app/audit/types.ts';
import { A, B, entriesOf, PlainTables, rowsOf, V, W, type Told } from './folding.ts';
import { anyEntry } from './samples.ts';

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

const story = fc
  .array(fc.oneof(run, fc.array(told, { minLength: 1, maxLength: 4 })), { minLength: 2, maxLength: 14, size: 'max' })
  .map((parts) => parts.flat());

/** Folds over tables that take over the overlay after the given entries. */
function foldInBlocks(entries: readonly Entry[], cuts: ReadonlySet<number>): PlainTables {
  const tables = new PlainTables();
  let tail = overlay(tables);
  for (const entry of entries) {
    tail.apply(foldEntry(entry, tail));
    if (!cuts.has(entry.seq)) continue;
    tables.flush(tail);
    tail = overlay(tables);
  }
  tables.flush(tail);
  return tables;
}

describe('the fold', () => {
  it('tells the same in blocks of any length as in one go', () => {
    let attempts = 0;
    fc.assert(
      fc.property(story, fc.uniqueArray(fc.nat({ max: 60 })), (steps, cuts) => {
        const entries = entriesOf(steps);
        const whole = overlay(NOTHING);
        for (const entry of entries) whole.apply(foldEntry(entry, whole));
        attempts += whole.attempts.size;
        expect(rowsOf(foldInBlocks(entries, new Set(cuts)))).toEqual(rowsOf(whole));
      }),
      { numRuns: 300 },
    );
    expect(attempts).toBeGreaterThan(300);
  });

  it('answers questions over a block boundary as without one', () => {
    fc.assert(
      fc.property(story, story, (first, second) => {
        const entries = entriesOf([...first, ...second]);
        const whole = overlay(NOTHING);
        const below = foldInBlocks(entries.slice(0, first.length), new Set());
        const tail = overlay(below);
        entries.forEach((entry, i) => {
          const changes = foldEntry(entry, whole);
          whole.apply(changes);
          if (i >= first.length) tail.apply(foldEntry(entry, tail));
        });
        const acts = (rows: readonly { readonly act: string }[]) => rows.map((row) => row.act).sort();
        expect(tail.latestVehicle()).toBe(whole.latestVehicle());
        expect(acts(tail.openAttempts())).toEqual(acts(whole.openAttempts()));
        for (const act of [A, B]) expect(tail.attempt(act)).toEqual(whole.attempt(act));
      }),
      { numRuns: 300 },
    );
  });

  it('with conflicts refused, never leaves two open attempts of a vehicle or station, nor a transaction used twice', () => {
    let refused = 0;
    fc.assert(
      fc.property(story, (steps) => {
        const tables = overlay(NOTHING);
        for (const entry of entriesOf(steps)) {
          const changes = foldEntry(entry, tables);
          if (conflicts(changes, tables)) refused += 1;
          else tables.apply(changes);
        }
        const open = tables.openAttempts();
        expect(new Set(open.map((row) => row.veh)).size).toBe(open.length);
        expect(open.filter((row) => row.handed === 0).length).toBeLessThanOrEqual(1);
        const used = [...tables.attempts.values()].flatMap((row) => row.tx ?? []);
        expect(new Set(used).size).toBe(used.length);
      }),
      { numRuns: 1500 },
    );
    expect(refused).toBeGreaterThan(20);
  });

  it('takes any entry at all', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 5 }), (entries) => {
        const tables = overlay(NOTHING);
        for (const entry of entries) tables.apply(foldEntry(entry, tables));
        expect(tables.attempts.size).toBeLessThanOrEqual(entries.length);
      }),
    );
  });

  it('fills tables in blocks of 256', () => {
    expect([0, 255, 256, 511, 512, 600].map(foldedUpTo)).toEqual([0, 0, 256, 256, 512, 512]);
  });
});
