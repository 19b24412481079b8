/** However the fold is cut into blocks, it tells the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflicts } from '../../../../../app/audit/rows/conflict.ts';
import { NOTHING, overlay } from '../../../../../app/audit/rows/memory.ts';
import { foldEntry } from '../../../../../app/audit/projection/projection.ts';
import { foldedUpTo } from '../../../../../app/audit/rows/rows.ts';
import type { Entry } from '../../../../../app/audit/entry/types.ts';
import { A, B, entriesOf, PlainTables, rowsOf, story } from '../../../../support/folding.ts';

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

  it('fills tables in blocks of 256', () => {
    expect([0, 255, 256, 511, 512, 600].map(foldedUpTo)).toEqual([0, 0, 256, 256, 512, 512]);
  });
});
