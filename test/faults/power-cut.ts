/**
 * Goal C3: the power goes during an activation, appends, a backup, or the forgetting of a vehicle. One run is recorded by strace; then
 * images of what the disk may hold at any moment of it are opened with the real trail. Nothing that was said before the cut may be
 * missing, every log must verify, and none may hold what was not written. The control reads the same recording as a database that does
 * not wait for its write-ahead log (synchronous=NORMAL): there, entries must be missing.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { VehicleRef } from '../../app/audit/entry/kinds.ts';
import type { AttemptId } from '../../app/carkey/types.ts';
import { startSimulator } from '../../main/pims/simulator/server.ts';
import { diskOf, FATES, imageOf, seeded, type Fate, type Image } from './disk-images.ts';
import { readRecording, RECORDING_FLAGS, type Recording } from './disk-recording.ts';
import { rowOf, type Fault, type Scale } from './fault.ts';
import { hasStrace, listenTo } from './house.ts';
import { troublesAfterCut, truthOf, type Promised, type Truth } from './power-cut-check.ts';
import { wordOf } from '../support/practice-at.ts';

const CHILD = join(import.meta.dirname, 'power-cut-child.ts');
const IMAGES = { starred: 300, full: 20_000 } as const;
/** Appends between activation and backup. Full: two blocks of the tables, and more pages than a write-ahead log takes before it is carried over. */
const FILL = { starred: 40, full: 520 } as const;
/** Every so many images the backup is verified too. */
const THOROUGH = 5;

type Run = { readonly recording: Recording; readonly truth: Truth };
type Cut = { readonly step: number; readonly fate: Fate; readonly seed: number };

/** Files in memory where the system has a place for them: images are many, and gone at once. */
const scratch = (): string => mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'carkey-cut-'));

async function record(fill: number): Promise<Run> {
  const folder = scratch();
  const trace = `${folder}.trace`;
  const bridge = await startSimulator({ scenario: 'ok' });
  try {
    const child = [process.execPath, CHILD, folder, wordOf(bridge), String(fill)];
    const { lines } = await listenTo('strace', [...RECORDING_FLAGS, '-o', trace, ...child]);
    const recording = readRecording(trace, folder);
    const { code, backup, secrets } = promisedAt(recording, recording.steps.length);
    if (!lines.includes('stopped') || code === null || backup === null || secrets.length < 5)
      throw new Error('the run did not go as planned');
    return { recording, truth: truthOf(folder) };
  } finally {
    await bridge.stop();
    rmSync(folder, { recursive: true, force: true });
    rmSync(trace, { force: true });
  }
}

/** Everything that was said before a step. */
function promisedAt({ steps }: Recording, cut: number): Promised {
  let promised: Promised = { entry: -1, code: null, backup: null, forgotten: null, destroyed: null, secrets: [] };
  for (const step of steps.slice(0, cut)) {
    if (step.is !== 'line') continue;
    const [word = '', first = '', ...rest] = step.text.split(' ');
    if (word.startsWith('+')) promised = { ...promised, entry: Number(word) };
    else if (word === 'code') promised = { ...promised, code: { act: first as AttemptId, raw: rest[0] ?? '', destroying: false } };
    else if (word === 'destroying' && promised.code !== null) promised = { ...promised, code: { ...promised.code, destroying: true } };
    else if (word === 'backup') promised = { ...promised, backup: Number(first) };
    else if (word === 'forgot' || word === 'destroyed') promised = withoutSecrets(promised, word, first, rest);
  }
  return promised;
}

function withoutSecrets(promised: Promised, word: 'forgot' | 'destroyed', name: string, hex: readonly string[]): Promised {
  const secrets = [...promised.secrets, ...hex.map((bytes) => Buffer.from(bytes, 'hex'))];
  return word === 'forgot'
    ? { ...promised, secrets, forgotten: name as VehicleRef }
    : { ...promised, secrets, destroyed: name as AttemptId };
}

/** Moments in order. Each part of the run gets as many, however short it is. */
function cutsOf({ steps }: Recording, count: number, seed: number): Cut[] {
  const random = seeded(seed);
  const starts = steps.flatMap((step, index) => (step.is === 'line' && /^[a-z-]+$/.test(step.text) ? [index] : []));
  const bounds = [0, ...starts, steps.length];
  const cuts = Array.from({ length: count }, (_, index) => {
    const part = index % (bounds.length - 1);
    const [from = 0, to = 0] = [bounds[part], bounds[part + 1]];
    return { step: from + Math.floor(random() * (to - from + 1)), fate: FATES[index % FATES.length] ?? 'none', seed: seed + index };
  });
  return cuts.sort((a, b) => a.step - b.step);
}

function writeImage(folder: string, { files, folders }: Image): void {
  for (const path of folders) mkdirSync(join(folder, path), { recursive: true });
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

/** Opens one image after the other; gives the words for each. `counts`: which syncs the disk obeys. */
function tryAll({ recording, truth }: Run, cuts: readonly Cut[], counts?: (step: number) => boolean): string[][] {
  const disk = diskOf(recording, counts);
  return cuts.map(({ step, fate, seed }, index) => {
    const folder = scratch();
    try {
      writeImage(folder, imageOf(disk.at(step), fate, seeded(seed)));
      const troubles = troublesAfterCut(folder, promisedAt(recording, step), truth, index % THOROUGH === 0);
      return troubles.map((words) => `${words} (step ${step} of ${recording.steps.length}, ${fate}, seed ${seed})`);
    } catch (fault) {
      return [
        `what is left cannot be opened: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)} (step ${step}, ${fate}, seed ${seed})`,
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** Which syncs synchronous=NORMAL would make: that of a write-ahead log only before it is carried over into its table file. */
function asNormal({ steps, names }: Recording): (step: number) => boolean {
  const isLog = (file: number): boolean => names.get(file)?.endsWith('.db-wal') === true;
  return (index) => {
    const step = steps[index];
    if (step?.is !== 'sync' || !isLog(step.file)) return true;
    const table = names.get(step.file)?.slice(0, -'-wal'.length);
    const next = steps
      .slice(index + 1, index + 50)
      .find((one) => one.is === 'write' && (one.file === step.file || names.get(one.file) === table));
    return next?.is === 'write' && next.file !== step.file;
  };
}

function control(run: Run, scale: Scale, seed: number): { readonly what: string; readonly seen: boolean } {
  const cuts = cutsOf(run.recording, Math.min(1_000, IMAGES[scale] / 4), seed + 1_000_000);
  const lost = tryAll(run, cuts, asNormal(run.recording)).filter((words) => words.some((one) => one.includes('was acknowledged'))).length;
  return { what: `with synchronous=NORMAL ${lost} of ${cuts.length} images lose acknowledged entries`, seen: lost > 0 };
}

/** Power cuts. */
export const fault: Fault = {
  name: 'power-cut',
  starred: true,
  async run(scale) {
    const name = 'power cuts';
    if (!hasStrace()) return { name, skipped: 'needs strace (Linux)' };
    const seed = Date.now() % 1_000_000;
    const run = await record(FILL[scale]);
    const tries = tryAll(run, cutsOf(run.recording, IMAGES[scale], seed), undefined);
    return rowOf(`${name} in ${run.recording.steps.length} steps`, tries, control(run, scale, seed));
  },
};
