/**
 * A whole verification, from start to answer, against one thread that reads the same leaves and values from the same files and hashes them with the
 * runtime's own SHA-256, and how the main thread fares meanwhile, against its idling in the same minute. Rows without a bar are about parts of it.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { fileKeySource } from '../../main/audit/keys/key-source.ts';
import { verifyTrail } from '../../main/audit/verify/verify.ts';
import { judged, median, type Bench, type Row } from './row.ts';
import { largeLog } from './sizes.ts';
import { heldRow, type Stalls, watchStalls } from './stalls.ts';

const ROUNDS = 3;

/** Milliseconds: of the bare worker from start to end, of its hashing alone, and of the processor (which other programs do not lengthen). */
type Bare = { readonly whole: number; readonly hashing: number; readonly cpu: number };

async function bareHashing(dir: string, withValues: boolean): Promise<Bare> {
  const cpu = processor();
  const start = performance.now();
  const workerData = { log: join(dir, 'log.db'), vault: withValues ? join(dir, 'vault.db') : null };
  const worker = new Worker(new URL('./native-worker.ts', import.meta.url), { workerData });
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
  readonly stalls: Stalls;
  readonly checked: number;
};

async function oneRound(dir: string, withValues: boolean): Promise<Round> {
  const bare = await bareHashing(dir, withValues);
  const stalls = watchStalls();
  const cpu = processor();
  const start = performance.now();
  const report = await verifyTrail(dir, { keySource: withValues ? fileKeySource(dir) : null });
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
  const size = whole[0]?.checked ?? 0;
  const exact = against(whole, 'whole');
  return [
    judged(`verify all of ${size} entries, with the vault, against native sha256 in one thread`, exact.measured, exact.ratio, {
      atMost: 1.3,
    }),
    informs('the same against the hashing alone, without reading', against(whole, 'hashing')),
    informs('the log without its vault against native sha256', against(plain, 'whole')),
    await heldRow('verifies', {
      late: whole.flatMap(({ stalls }) => stalls.late),
      held: whole.flatMap(({ stalls }) => stalls.held),
    }),
  ];
};
