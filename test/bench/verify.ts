/**
 * A whole verification against a worker that only reads and hashes the same bytes with @noble, each from start to answer, and how the
 * main thread fares meanwhile.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { KeySource } from '../../main/audit/key-source.ts';
import { fileKeySource } from '../../main/audit/key-source.ts';
import { verifyTrail } from '../../main/audit/verify.ts';
import { judged, median, quantile, type Bench, type Row } from './row.ts';
import { largeLog } from './sizes.ts';

const ROUNDS = 5;

/** Time between two looks at the clock of the main thread, ms. */
const TICK = 5;

const NO_KEY: KeySource = { read: () => null, store: () => undefined };

/** Milliseconds of the bare worker. */
async function bareHashing(dir: string, withValues: boolean): Promise<number> {
  const start = performance.now();
  const workerData = { log: join(dir, 'log.db'), vault: withValues ? join(dir, 'vault.db') : null };
  const worker = new Worker(new URL('./noble-worker.ts', import.meta.url), { workerData });
  await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  const elapsed = performance.now() - start;
  await worker.terminate();
  return elapsed;
}

/** How much later than due each tick came, ms. */
function watchStalls(): () => readonly number[] {
  const stalls: number[] = [];
  let due = performance.now() + TICK;
  const timer = setInterval(() => {
    const now = performance.now();
    stalls.push(Math.max(0, now - due));
    due = now + TICK;
  }, TICK);
  return () => {
    clearInterval(timer);
    return stalls;
  };
}

type Round = { readonly bare: number; readonly verify: number; readonly stalls: readonly number[]; readonly checked: number };

async function oneRound(dir: string, withValues: boolean): Promise<Round> {
  const bare = await bareHashing(dir, withValues);
  const stalls = watchStalls();
  const start = performance.now();
  const report = await verifyTrail(dir, { keySource: withValues ? fileKeySource(dir) : NO_KEY });
  const verify = performance.now() - start;
  if (!report.ok || !report.value.ok) throw new Error('the generated log does not verify');
  return { bare, verify, stalls: stalls(), checked: report.value.checked };
}

function row(what: string, rounds: readonly Round[]): Row {
  const seconds = (pick: (round: Round) => number) => (median(rounds.map(pick)) / 1000).toFixed(2);
  const measured = `${seconds((r) => r.verify)} s for ${rounds[0]?.checked ?? 0} entries, bare ${seconds((r) => r.bare)} s`;
  return judged(what, measured, median(rounds.map(({ bare, verify }) => verify / bare)), { atMost: 1.5 });
}

/** The verification rows. */
export const run: Bench = async ({ full }) => {
  const { dir } = largeLog(full);
  const plain: Round[] = [];
  const whole: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    plain.push(await oneRound(dir, false));
    whole.push(await oneRound(dir, true));
  }
  const stall = quantile(
    whole.flatMap((round) => round.stalls),
    0.99,
  );
  return [
    row('verify the log in workers against bare @noble sha256', plain),
    row('verify log and sealed values against bare @noble', whole),
    judged('main thread stall p99 meanwhile', `${stall.toFixed(1)} ms`, stall, { atMost: 20 }, ' ms'),
  ];
};
