/**
 * The disk becomes full at one step of an activation: on a small disk of its own, with and without the reserve that is put aside for
 * outcomes. And a folder that may not be written.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogProblem } from '../../app/carkey/types.ts';
import { openTrail } from '../../main/audit/trail/trail.ts';
import type { RunningConsole } from '../../main/console/console.ts';
import { startSimulator } from '../../main/pims/simulator/server.ts';
import { activate, call, OK_VIN, openVehicle, started } from '../support/console.ts';
import { expected as expectedProblem, optionsOf, problemAtStart, type DiskState } from './disk-states.ts';
import { attemptTroubles, logTroubles, setsOf } from './house.ts';
import { practiceAt, wordOf } from '../support/practice-at.ts';

const BALLAST = 'ballast';

/** When the disk becomes full. `sent`: once the intent is written; `answer`: once the bridge has the activation. */
type Step = 'search' | 'intent' | 'sent' | 'answer';

/** What must follow: activations at the vehicle, what the screen says of the log, and the attempt's state at the end of the run. */
type Expected = { readonly sets: number; readonly problem: LogProblem | null; readonly state: string };

const DONE: Expected = { sets: 1, problem: null, state: 'succeeded' };
const KEPT_BACK: Expected = { sets: 0, problem: 'disk-full', state: 'none' };

/** Rows: step, disk (MiB; 16 is too small for a reserve), what follows. An outcome that could not be written is unknown at the next start. */
const TABLE: readonly (readonly [Step, number, Expected])[] = [
  ['search', 40, DONE],
  ['intent', 40, DONE],
  ['sent', 40, DONE],
  ['answer', 40, DONE],
  ['search', 16, KEPT_BACK],
  ['intent', 16, KEPT_BACK],
  ['sent', 16, { ...KEPT_BACK, state: 'intent' }],
  ['answer', 16, { sets: 1, problem: 'disk-full', state: 'sent' }],
];

/** Works on a small disk of its own. Null where this user may not mount one. */
async function onSmallDisk<T>(mebibytes: number, work: (disk: string) => Promise<T>): Promise<T | null> {
  const disk = mkdtempSync(join(tmpdir(), 'carkey-disk-'));
  try {
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', disk], { stdio: 'ignore' }).status !== 0) return null;
    try {
      return await work(disk);
    } finally {
      execFileSync('umount', ['-l', disk]);
    }
  } finally {
    rmSync(disk, { recursive: true, force: true });
  }
}

/** May this user mount a small disk? */
export async function canMount(): Promise<boolean> {
  return (await onSmallDisk(1, () => Promise.resolve(true))) === true;
}

/** Takes all the space that is left, once. */
function fillUp(disk: string): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, BALLAST), Buffer.alloc(bavail * bsize, 1));
}

/** Everything up to its end, whether the console takes it or not. Resolves to the highest entry that was acknowledged. */
async function run(console: RunningConsole, step: Step, full: () => void): Promise<number> {
  const { trail } = console.current();
  let acknowledged = trail.view().size - 1;
  trail.listen((entries) => {
    acknowledged = entries.at(-1)?.seq ?? acknowledged;
    if (step === 'sent' && entries.some(({ kind }) => kind === 'intent')) full();
  });
  try {
    if (step === 'search') full();
    await openVehicle(console, OK_VIN);
    if (step === 'intent') full();
    await activate(console, OK_VIN);
  } catch (fault) {
    // A refusal of the console, in words that `call` made an exception of; anything else is a bug.
    if (!(fault instanceof Error) || !/^job\.\w+: (log-unwritable|not-ready):/.test(fault.message)) throw fault;
  }
  return acknowledged;
}

async function fullAt(disk: string, step: Step, expected: Expected): Promise<string[]> {
  const dataDir = join(disk, 'data');
  mkdirSync(dataDir);
  const bridge = await startSimulator({
    scenario: 'ok',
    onTraffic: ({ direction, text }) => {
      if (step === 'answer' && direction === 'in' && text.includes('"set"') && text.includes('pims.vehicle.carkey')) fillUp(disk);
    },
  });
  try {
    const console = await started(practiceAt(dataDir, wordOf(bridge)));
    const before = readdirSync(join(dataDir, 'practice'));
    const acknowledged = await run(console, step, () => fillUp(disk));
    const { problem } = console.current().trail.view();
    const state = (await call(console, 'attempts.list', {}))[0]?.state ?? 'none';
    const found = { sets: setsOf(bridge), problem, state };
    const gone = before.filter((name) => name !== 'reserve.bin' && !readdirSync(join(dataDir, 'practice')).includes(name));
    await console.stop();
    rmSync(join(disk, BALLAST));
    return [
      ...(JSON.stringify(found) === JSON.stringify(expected) ? [] : [`${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`]),
      ...gone.map((name) => `${name} was deleted`),
      ...(await logTroubles(join(dataDir, 'practice'), acknowledged)),
      ...(await attemptTroubles(dataDir, wordOf(bridge), found.sets)),
    ];
  } finally {
    await bridge.stop();
  }
}

/** A trail under a second name of its folder that may not be written, which binds the administrator too. */
function readOnly(folder: string): string[] {
  const options = optionsOf(folder);
  const trail = openTrail(options);
  if (!trail.ok || !trail.value.append({ kind: 'start' }).ok) return ['the trail was not made'];
  trail.value.stop();
  const dir = join(folder, 'read-only');
  mkdirSync(dir);
  execFileSync('mount', ['--bind', options.dir, dir]);
  try {
    execFileSync('mount', ['-o', 'remount,bind,ro', dir]);
    const watching = openTrail({ ...options, dir, readonly: true });
    if (watching.ok) watching.value.stop();
    return [
      ...expectedProblem('the start', problemAtStart({ ...options, dir }), 'read-only'),
      // SQLite reads such a file only where it may make its index beside it.
      ...expectedProblem('the watcher', watching.ok ? null : watching.error, 'read-only'),
      ...expectedProblem('the start where it may be written', problemAtStart(options), null),
    ];
  } finally {
    execFileSync('umount', ['-l', dir]);
  }
}

/** The rows that need a place of their own, and the right to mount it. */
export const MOUNTED_STATES: readonly DiskState[] = TABLE.map<DiskState>(([step, mebibytes, expected]) => ({
  name: `disk of ${mebibytes} MiB full at ${step}`,
  run: async () => (await onSmallDisk(mebibytes, (disk) => fullAt(disk, step, expected))) ?? ['no small disk could be mounted'],
})).concat({ name: 'read-only folder', run: readOnly });
