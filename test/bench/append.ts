/** Durable appends against a bare one-row FULL commit, alternating call by call so that both meet the same disk. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { EntryDraft } from '../../app/audit/types.ts';
import type { OpenTrail } from '../../main/audit/trail/trail.ts';
import { benchFolder } from './folders.ts';
import { generate, seeded, visitDrafts, type Generated, type Visit } from './generator.ts';
import { judged, median, quantile, timed, type Bench } from './row.ts';
import { largeLog } from './sizes.ts';

const ROUNDS = 9;
const CALLS = 360;

/** Until the write-ahead logs of both sides have reached their size and are written over: growing a file makes a sync slower. */
const WARM_UP = 1500;

/** The bare commit: what any durable log on this stack must pay. */
function bareCommit(): () => void {
  const db = new Database(join(benchFolder('bare'), 'bare.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('create table t (id integer primary key, v blob)');
  const insert = db.prepare('insert into t (v) values (?)');
  const blob = Buffer.alloc(350, 1);
  return () => void insert.run(blob);
}

/** An endless supply of single drafts in the order of real visits. */
function* endlessDrafts(visits: readonly Visit[], seed: number, personal: boolean): Generator<EntryDraft> {
  const random = seeded(seed);
  for (;;) {
    const visit = visits[random.below(visits.length)];
    if (visit !== undefined) yield* visitDrafts(visit, random, 1_760_000_000_000, personal);
  }
}

function appender(trail: OpenTrail, drafts: Generator<EntryDraft>): () => void {
  return () => {
    const draft = drafts.next();
    if (draft.done === true) return;
    const done = trail.append(draft.value);
    if (!done.ok) throw new Error(`the bench cannot append: ${done.error}`);
  };
}

/** Times two works call by call, in turn. */
function alternate(a: () => void, b: () => void, calls: number): { readonly a: number[]; readonly b: number[] } {
  const times = { a: [] as number[], b: [] as number[] };
  for (let i = 0; i < calls; i += 1) {
    times.a.push(timed(a));
    times.b.push(timed(b));
  }
  return times;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function againstBare(small: Generated, personal: boolean): { readonly ratio: number; readonly measured: string } {
  const bare = bareCommit();
  const append = appender(small.trail, endlessDrafts(small.visits, personal ? 21 : 11, personal));
  alternate(bare, append, WARM_UP);
  const rounds = Array.from({ length: ROUNDS }, () => alternate(bare, append, CALLS));
  const ratio = median(rounds.map(({ a, b }) => sum(a) / sum(b)));
  const rate = (times: readonly number[][]) => Math.round(median(times.map((one) => (CALLS * 1000) / sum(one))));
  return { ratio, measured: `${rate(rounds.map(({ b }) => b))}/s, bare ${rate(rounds.map(({ a }) => a))}/s` };
}

/** The append rows. */
export const run: Bench = ({ full }) => {
  const small = generate(join(benchFolder('small'), 'trail'), 1_000, 3);
  const plain = againstBare(small, false);
  const sealed = againstBare(small, true);
  small.trail.stop();

  const few = generate(join(benchFolder('few'), 'trail'), 1_000, 5);
  const many = largeLog(full);
  const appendFew = appender(few.trail, endlessDrafts(few.visits, 31, false));
  const appendMany = appender(many.trail, endlessDrafts(many.visits, 41, false));
  alternate(appendFew, appendMany, WARM_UP);
  const rounds = Array.from({ length: ROUNDS }, () => alternate(appendFew, appendMany, CALLS));
  const p95 = (times: readonly number[]) => quantile(times, 0.95);
  const growth = median(rounds.map(({ a, b }) => p95(b) / p95(a)));
  const ms = (times: readonly number[][]) => median(times.map(p95)).toFixed(2);
  few.trail.stop();
  return Promise.resolve([
    judged('durable append against a bare FULL commit', plain.measured, plain.ratio, { atLeast: 0.7 }),
    { what: 'the same with values for the vault (a second commit)', bar: '-', measured: sealed.measured, ratio: sealed.ratio, holds: null },
    judged(
      `append p95 at ${many.trail.view().size} entries against 1,000`,
      `${ms(rounds.map(({ b }) => b))} ms, at 1,000 ${ms(rounds.map(({ a }) => a))} ms`,
      growth,
      { atMost: 1.3 },
    ),
  ]);
};
