/** What the faults share: children that acknowledge, and the questions asked of a data folder after something happened to it. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { verifyTrail } from '../../main/audit/verify/verify.ts';
import type { Simulator } from '../../main/pims/simulator/server.ts';
import { call, started } from '../support/console.ts';
import { practiceAt } from '../support/practice-at.ts';

/** The child that activates. */
export const ACTIVATION_CHILD = join(import.meta.dirname, 'activation-child.ts');

/** What a child said before it ended. */
export type Heard = { readonly acknowledged: number; readonly lines: readonly string[]; readonly ended: string };

/** Longest life of a child, ms. One that hangs would hold up every other. */
const LONGEST_LIFE_MS = 120_000;

/** Runs a child to its end, whoever brings it about; one that hangs is killed. `onLine` sees each line as it comes. */
export function listenTo(
  command: string,
  args: readonly string[],
  onLine: (line: string, kill: () => void) => void = () => undefined,
): Promise<Heard> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'], timeout: LONGEST_LIFE_MS, killSignal: 'SIGKILL' });
  const lines: string[] = [];
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    onLine(line, () => child.kill('SIGKILL'));
  });
  return new Promise((done) => {
    child.on('close', (code, signal) => done({ acknowledged: lastOf(lines), lines, ended: signal ?? String(code) }));
  });
}

/** The highest entry that was acknowledged (`+7`, or `7` alone), -1 when none was. */
function lastOf(lines: readonly string[]): number {
  return lines.reduce((last, line) => (/^\+?\d+$/.test(line) ? Math.max(last, Number(line)) : last), -1);
}

/** How many children live at a time. */
const LANES = 2;

/** Does the work for every item, a few at a time; the results are in no order. */
export async function inLanes<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const queue = [...items];
  const done: R[] = [];
  const lane = async (): Promise<void> => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) done.push(await work(next));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return done;
}

/** All activations that the simulated vehicles were sent. */
export const setsOf = (bridge: Simulator): number => Object.values(bridge.counts().sets).reduce((sum, count) => sum + count, 0);

/** Is every acknowledged entry there, and does the log verify? Gives what is wrong in words. */
export async function logTroubles(dir: string, acknowledged: number): Promise<string[]> {
  if (!existsSync(join(dir, 'log.db'))) return acknowledged < 0 ? [] : ['the log is gone'];
  const report = await verifyTrail(dir);
  if (!report.ok) return [`the log cannot be verified: ${report.error}`];
  const { findings, size } = report.value;
  return [
    ...findings.map((finding) => `the log does not verify: ${JSON.stringify(finding)}`),
    ...(size > acknowledged ? [] : [`entry ${acknowledged} was acknowledged, and the log has ${size}`]),
  ];
}

/**
 * Starts a console on what is left and asks what became of the one attempt. `sets`: activations that the vehicle got meanwhile, which may
 * be one at most; with one, the attempt must not claim that nothing was sent.
 */
export async function attemptTroubles(dataDir: string, word: string, sets: number): Promise<string[]> {
  const console = await started(practiceAt(dataDir, word));
  const rows = await call(console, 'attempts.list', {});
  await console.stop();
  const [row] = rows;
  const state = row?.state ?? 'none';
  const troubles = [
    ...(sets > 1 ? [`the vehicle got ${sets} activations`] : []),
    ...(rows.length > 1 ? [`there are ${rows.length} attempts`] : []),
    ...(['checked', 'intent', 'sent'].includes(state) ? [`the attempt was left as ${state}`] : []),
  ];
  if (sets === 1 && (state === 'none' || state === 'refused')) troubles.push(`the vehicle was activated, and the attempt says ${state}`);
  if (sets === 0 && state === 'succeeded') troubles.push('nothing reached the vehicle, and the attempt says succeeded');
  return troubles;
}

/** Is strace here, or can it be had? */
export function hasStrace(): boolean {
  const works = () => spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0;
  if (works()) return true;
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'strace'], { stdio: 'ignore' });
  return works();
}
