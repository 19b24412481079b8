/**
 * Durable appends against a bare one-row FULL commit, alternating call by call so that both meet the same disk. Rows without a bar say where the
 * limit is: the same bytes in the same pages, and the same two files, by bare statements (README.md).
 */
import { join } from 'node:path';
import type { EntryDraft } from '../../app/audit/entry/types.ts';
import type { OpenTrail } from '../../main/audit/trail/trail.ts';
import { bareCommit, bareDatabase, BLOB } from './bare-commit.ts';
import { benchFolder } from './folders.ts';
import { generate, seeded, VISIT_ENTRIES, visitDrafts, type Visit } from './generator.ts';
import { judged, median, quantile, timed, type Bench, type Row } from './row.ts';
import { largeLog } from './sizes.ts';

const ROUNDS = 9;
const CALLS = 360;

/** Until the write-ahead logs of both sides have reached their size and are written over: growing a file makes a sync slower. */
const WARM_UP = 1500;

/** As many bytes in as many pages as an append writes: an entry with its hash, and a head. */
function bareEntryAndHead(): () => void {
  const db = bareDatabase(`
    create table entry (seq integer primary key, hash blob, leaf blob) strict;
    create table head (id integer primary key, size integer, root blob) strict;
    insert into head values (1, 0, zeroblob(32));
    create view both (seq, hash, leaf, root) as select seq, hash, leaf, null from entry;
    create trigger both_insert instead of insert on both begin
      insert into entry (seq, hash, leaf) values (new.seq, new.hash, new.leaf);
      update head set size = new.seq, root = new.root where id = 1;
    end;`);
  const insert = db.prepare('insert into both (seq, hash, leaf, root) values (?, ?, ?, ?)');
  const hash = Buffer.alloc(32, 2);
  let seq = 0;
  return () => void insert.run((seq += 1), hash, BLOB, hash);
}

/** Of twelve entries of a visit, so many have values for the vault (generator.ts). */
const SEALED_OF_A_VISIT = 5;

/** Two files, the second one for as many commits as a visit seals values in. */
function bareTwoFiles(): () => void {
  const [log, vault] = [bareCommit(), bareCommit()];
  let turn = 0;
  return () => {
    if ((turn += 1) % VISIT_ENTRIES < SEALED_OF_A_VISIT) vault();
    log();
  };
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

type Compared = { readonly ratio: number; readonly measured: string };

/** The rate of a work as a share of that of the bare commit. */
function againstBare(work: () => void): Compared {
  const bare = bareCommit();
  alternate(bare, work, WARM_UP);
  const rounds = Array.from({ length: ROUNDS }, () => alternate(bare, work, CALLS));
  const ratio = median(rounds.map(({ a, b }) => sum(a) / sum(b)));
  const rate = (times: readonly number[][]) => Math.round(median(times.map((one) => (CALLS * 1000) / sum(one))));
  return { ratio, measured: `${rate(rounds.map(({ b }) => b))}/s, bare ${rate(rounds.map(({ a }) => a))}/s` };
}

const informs = (what: string, { ratio, measured }: Compared): Row => ({ what, bar: '-', measured, ratio, holds: null });

/** The append rows. */
export const run: Bench = ({ full }) => {
  const small = generate(join(benchFolder('small'), 'trail'), 1_000, 3);
  const plain = againstBare(appender(small.trail, endlessDrafts(small.visits, 11, false)));
  const sealed = againstBare(appender(small.trail, endlessDrafts(small.visits, 21, true)));
  small.trail.stop();
  const [limit, sealedLimit] = [againstBare(bareEntryAndHead()), againstBare(bareTwoFiles())];

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
    judged('durable append against a bare FULL commit', plain.measured, plain.ratio, { atLeast: 0.85 }),
    informs('its limit: the same bytes and pages by a bare statement', limit),
    judged('the same with values for the vault (a second commit)', sealed.measured, sealed.ratio, { atLeast: 0.7 }),
    informs('its limit: a second bare commit for as many of the entries', sealedLimit),
    judged(
      `append p95 at ${many.trail.view().size} entries against 1,000`,
      `${ms(rounds.map(({ b }) => b))} ms, at 1,000 ${ms(rounds.map(({ a }) => a))} ms`,
      growth,
      { atMost: 1.1 },
    ),
  ]);
};
