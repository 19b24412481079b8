/**
 * A whole verification, from start to answer, against the time that @noble takes to hash the same bytes in one thread, and how the main thread
 * fares meanwhile. Rows without a bar compare with a worker that reads these bytes as well.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { fileKeySource, type KeySource } from '../../main/audit/keys/key-source.ts';
import { verifyTrail } from '../../main/audit/verify/verify.ts';
import { judged, median, quantile, type Bench, type Row } from './row.ts';
import { largeLog } from './sizes.ts';
import { watchStalls } from './stalls.ts';

const ROUNDS = 3;

const NO_KEY: KeySource = { read: () => null, store: () => undefined };

/** Milliseconds: of the bare worker from start to end, of its hashing alone, and of the processor (which other programs do not lengthen). */
type Bare = { readonly whole: number; readonly hashing: number; readonly cpu: number };

async function bareHashing(dir: string, withValues: boolean): Promise<Bare> {
  const cpu = processor();
  const start = performance.now();
  const workerData = { log: join(dir, 'log.db'), vault: withValues ? join(dir, 'vault.db') : null };
  const worker = new Worker(new URL('./noble-worker.ts', import.meta.url), { workerData });
  const hashing = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  const whole = performance.now() - start;
  await worker.terminate();
  return { whole, hashing, cpu: cpu() };
}

/** Milliseconds of processor time, of all threads, since the call. */
function processor(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
}

type Round = {
  readonly bare: Bare;
  readonly verify: number;
  readonly cpu: number;
  readonly stalls: readonly number[];
  readonly checked: number;
};

async function oneRound(dir: string, withValues: boolean): Promise<Round> {
  const bare = await bareHashing(dir, withValues);
  const stalls = watchStalls();
  const cpu = processor();
  const start = performance.now();
  const report = await verifyTrail(dir, { keySource: withValues ? fileKeySource(dir) : NO_KEY });
  const verify = performance.now() - start;
  if (!report.ok || !report.value.ok) throw new Error('the generated log does not verify');
  return { bare, verify, cpu: cpu(), stalls: stalls(), checked: report.value.checked };
}

type Measured = { readonly ratio: number; readonly measured: string };

/** Against which part of the bare worker. */
function against(rounds: readonly Round[], part: 'hashing' | 'whole'): Measured {
  const seconds = (pick: (round: Round) => number) => (median(rounds.map(pick)) / 1000).toFixed(2);
  const processors = `processor ${seconds((r) => r.cpu)} s and ${seconds((r) => r.bare.cpu)} s`;
  return {
    ratio: median(rounds.map(({ bare, verify }) => verify / bare[part])),
    measured: `${seconds((r) => r.verify)} s, bare ${seconds((r) => r.bare[part])} s; ${processors}`,
  };
}

function informs(what: string, { ratio, measured }: Measured): Row {
  return { what, bar: '-', measured, ratio, holds: null };
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
  const size = whole[0]?.checked ?? 0;
  const exact = against(whole, 'hashing');
  return [
    judged(`verify all of ${size} entries against bare @noble sha256 over the same bytes`, exact.measured, exact.ratio, { atMost: 1.5 }),
    informs('the same against a worker that also reads what it hashes', against(whole, 'whole')),
    informs('the log without its vault against bare @noble sha256', against(plain, 'hashing')),
    informs('the same against a worker that also reads what it hashes', against(plain, 'whole')),
    judged('main thread stall p99 meanwhile', `${stall.toFixed(1)} ms`, stall, { atMost: 20 }, ' ms'),
  ];
};
