/** A whole verification in worker threads against bare @noble sha256 over the same bytes, and how the main thread fares meanwhile. */
import { join } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import Database from 'better-sqlite3';
import { verifyTrail } from '../../main/audit/verify.ts';
import { judged, median, quantile, type Bench } from './row.ts';
import { largeLog } from './sizes.ts';

const ROUNDS = 3;

/** Time between two looks at the clock of the main thread, ms. */
const TICK = 5;

/** Hashes every leaf with the portable SHA-256 and does nothing else; the bytes are read before the clock starts. */
function bareHashing(leaves: readonly Uint8Array[]): number {
  const start = performance.now();
  for (const leaf of leaves) sha256(leaf);
  return performance.now() - start;
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

/** The verification rows. */
export const run: Bench = async ({ full }) => {
  const { dir } = largeLog(full);
  const db = new Database(join(dir, 'log.db'), { readonly: true });
  const leaves = db.prepare<[], Uint8Array>('select leaf from entries order by seq').pluck().all();
  db.close();
  const bytes = leaves.reduce((sum, leaf) => sum + leaf.length, 0);
  const rounds: { readonly bare: number; readonly verify: number; readonly stall: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bare = bareHashing(leaves);
    const stalls = watchStalls();
    const start = performance.now();
    const report = await verifyTrail(dir);
    const verify = performance.now() - start;
    const late = stalls();
    if (!report.ok || !report.value.ok) throw new Error('the generated log does not verify');
    rounds.push({ bare, verify, stall: quantile(late, 0.99) });
  }
  const ratio = median(rounds.map(({ bare, verify }) => verify / bare));
  const stall = median(rounds.map((round) => round.stall));
  const seconds = (pick: (round: (typeof rounds)[number]) => number) => (median(rounds.map(pick)) / 1000).toFixed(2);
  const measured = `${seconds((r) => r.verify)} s for ${leaves.length} entries (${(bytes / 1e6).toFixed(0)} MB), bare ${seconds((r) => r.bare)} s`;
  return [
    judged('verify everything in workers against bare @noble sha256', measured, ratio, { atMost: 1.5 }),
    judged('main thread stall p99 meanwhile', `${stall.toFixed(1)} ms`, stall, { atMost: 20 }, ' ms'),
  ];
};
