/** What finding and counting is measured against: the same file by bare statements, and SQLite's own full-text search in memory. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { OpenTrail } from '../../main/audit/trail/trail.ts';
import { quantile, timed } from './row.ts';

/** The line above the JSON of every leaf. */
const ENTRY_PREFIX = 'carkey-audit/1\n';

/** Bare statements over the log of a folder, read-only. */
export type BareIndex = {
  /** These entries as objects, one prepared look-up by key each. Nothing is checked, and no name opened. */
  lookUp(places: readonly number[]): void;
  /** Every column that is counted by value; `where` narrows, with its values. */
  countValues(where?: string, ...values: readonly string[]): void;
  /** Entries by time, in so many steps. */
  countOverTime(steps: number, where?: string, ...values: readonly string[]): void;
  close(): void;
};

const COUNTED = ['kind', 'out', 'err', 'op', 'veh'] as const;

/** Opens one. */
export function bareIndex(dir: string): BareIndex {
  const db = new Database(join(dir, 'log.db'), { readonly: true });
  const leaf = db.prepare<[number], string>('select cast(leaf as text) from entries where seq = ?').pluck();
  return {
    lookUp: (places) => void places.map((place) => JSON.parse((leaf.get(place) ?? '').slice(ENTRY_PREFIX.length)) as unknown),
    countValues: (where = 'true', ...values) => {
      for (const column of COUNTED)
        db.prepare(`select ${column}, count(*) from entry_index where ${where} and ${column} is not null group by ${column}`).all(
          ...values,
        );
    },
    countOverTime: (steps, where = 'true', ...values) => {
      const span = db.prepare(`select min(ts) as first, max(ts) as last from entry_index where ${where}`).get(...values) as Span;
      const step = Math.max(1, Math.ceil((span.last - span.first) / steps));
      db.prepare(`select ts / ${step}, count(*) from entry_index where ${where} group by 1`).all(...values);
    },
    close: () => db.close(),
  };
}

type Span = { readonly first: number; readonly last: number };

/** SQLite's full-text search by trigrams over what an entry can be found by, in memory. */
export type FullText = { page(words: readonly string[], limit: number): readonly number[]; close(): void };

const BATCH = 5_000;

/** Takes every entry of a trail in; for a million of them this takes minutes. */
export function fullText(trail: Pick<OpenTrail, 'list'>): FullText {
  const db = new Database(':memory:');
  db.exec("create virtual table entry using fts5 (text, tokenize = 'trigram', detail = 'full')");
  const add = db.prepare<[number, string]>('insert into entry (rowid, text) values (?, ?)');
  const addAll = db.transaction((rows: ReturnType<typeof trail.list>['rows']) => {
    for (const { seq, kind, out, err, vin, operator, act, d } of rows) {
      add.run(seq + 1, [kind, out, err, vin, operator, act, d === undefined ? '' : Object.values(d).join(' ')].join(' '));
    }
  });
  for (let next: number | null | undefined = undefined; next !== null;) {
    const page: ReturnType<typeof trail.list> = trail.list({}, next, BATCH);
    addAll(page.rows);
    ({ next } = page);
  }
  const find = db.prepare<[string, number], number>('select rowid from entry where entry match ? order by rowid desc limit ?').pluck();
  return {
    page: (words, limit) => find.all(words.map((word) => `"${word}"`).join(' AND '), limit).map((row) => row - 1),
    close: () => db.close(),
  };
}

/** How often the processor was taken from this process. */
const taken = (): number => process.resourceUsage().involuntaryContextSwitches;

type Call = { readonly took: number; readonly disturbed: boolean };

function call(work: () => void): Call {
  const before = taken();
  const took = timed(work);
  return { took, disturbed: taken() !== before };
}

/**
 * p95 of two works that take turns, ms. Calls in which the processor was taken away for another program are left out on both sides alike; all count
 * where that would leave too few, as it does for long calls on a busy computer.
 */
export function inTurn(ours: () => void, bare: () => void, rounds: number): { readonly ours: number; readonly bare: number } {
  for (let round = 0; round < WARM_UP; round += 1) [ours, bare].forEach((work) => work());
  const pairs = Array.from({ length: rounds }, () => ({ ours: call(ours), bare: call(bare) }));
  const calm = (calls: readonly Call[]) => calls.filter(({ disturbed }) => !disturbed);
  const sides = [pairs.map((pair) => pair.ours), pairs.map((pair) => pair.bare)] as const;
  const enough = sides.every((calls) => calm(calls).length >= rounds / 4);
  const p95 = (calls: readonly Call[]) =>
    quantile(
      (enough ? calm(calls) : calls).map(({ took }) => took),
      0.95,
    );
  return { ours: p95(sides[0]), bare: p95(sides[1]) };
}

/** Until the code is compiled and the pages are in memory. */
const WARM_UP = 40;
