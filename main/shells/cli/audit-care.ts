/** `carkey audit backup`, `restore` and `tiles`: work on the files of one log, which no console may be using. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Mode } from '../../../app/console.ts';
import type { LogProblem } from '../../../app/carkey/types.ts';
import { fail } from '../../../app/result.ts';
import type { TrailCare } from '../../audit/api.ts';
import { readFacts } from '../../audit/backup-folder.ts';
import type { BackupProblem } from '../../audit/backup.ts';
import type { RestoreProblem, RestoreReason } from '../../audit/backup-restore.ts';
import type { LogKeys } from '../../audit/log-keys.ts';
import type { TrailOptions } from '../../audit/trail.ts';
import { systemClock } from '../../clock.ts';
import { refuseStrangeFile } from '../../data-folder.ts';
import { VERSION } from '../../version.ts';
import { backupOutcome, restoreOutcome, tilesOutcome } from './audit-views.ts';
import { failed, textOf, wrong, type Invocation, type Outcome } from './command.ts';
import { EXIT } from './exit.ts';
import { logKeys, logMark } from './log-keys.ts';
import { progressOn } from './progress.ts';
import { logFailure, logPlace, type LogPlace } from './with-log.ts';

const NO_LOG = 'There is no log in this data folder.';

/** How the files of a log are opened here: with its own keys, sealed or plain. */
function trailOptions(dir: string, keys: LogKeys): Omit<TrailOptions, 'origin' | 'readonly'> {
  return { dir, station: 'carkey', app: VERSION, clock: systemClock, seeds: keys.seeds, keySource: keys.vault };
}

/** Opens the log that the options name for writing, uses its care, closes it. */
async function withCare(invocation: Invocation, use: (care: TrailCare) => Promise<Outcome> | Outcome): Promise<Outcome> {
  const place = await logPlace(invocation);
  if (!place.ok) return wrong(place.error);
  if (!place.value.exists) return wrong(NO_LOG);
  const keys = await logKeys(place.value);
  if (!keys.ok) return keys.error;
  const mark = await logMark(place.value);
  const opened = await openForCare(place.value, { ...trailOptions(place.value.dir, keys.value), keeper: mark.keeper });
  if (!opened.ok) return logFailure(opened.error);
  try {
    return opened.value.care === null ? wrong(NO_LOG) : await use(opened.value.care);
  } finally {
    opened.value.stop();
    await mark.settled();
  }
}

async function openForCare({ dir }: LogPlace, options: Omit<TrailOptions, 'origin'>) {
  const [{ openTrail }, { storedOrigin }] = await Promise.all([import('../../audit/trail.ts'), import('../../audit/stored-origin.ts')]);
  const origin = storedOrigin(dir);
  return origin === null ? fail<LogProblem>('corrupt') : openTrail({ ...options, origin });
}

/** Makes a verified backup in the log's own folder. */
export function backupLog(invocation: Invocation): Promise<Outcome> {
  const { io } = invocation;
  return withCare(invocation, async (care) => {
    const told = progressOn(io);
    const made = await care.backup({ signal: io.ended, onProgress: (part) => told(Math.round(part * 100), 100, 'percent') });
    return made.ok ? backupOutcome(made.value) : backupFailure(made.error);
  });
}

async function backupFailure(problem: BackupProblem): Promise<Outcome> {
  switch (problem.code) {
    case 'not-verified':
      return failed(
        EXIT.conflict,
        problem.code,
        `The copy does not verify, so there is no backup. ${problem.finding?.detail ?? ''}`.trim(),
      );
    case 'aborted':
      return failed(EXIT.fault, problem.code, 'The backup was stopped before its end; there is none.');
    case 'busy':
      return failed(EXIT.no, problem.code, 'A backup is being made already.');
    default:
      return logFailure(problem.code);
  }
}

/** Writes the log as a tlog-tiles folder, for tools of others. */
export function exportLogTiles(invocation: Invocation, folder: string | undefined): Promise<Outcome> {
  if (folder === undefined) return Promise.resolve(wrong('Where to? Write: carkey audit tiles DIR'));
  const to = resolve(folder);
  if (existsSync(to) && readdirSync(to).length > 0) return Promise.resolve(wrong('The folder is not empty; nothing was overwritten.'));
  return withCare(invocation, (care) => {
    const done = care.exportTiles(to);
    if (done.ok) return tilesOutcome(done.value, to);
    return done.error === 'unsigned' ? failed(EXIT.no, done.error, 'No head of this log was signed yet.') : logFailure(done.error);
  });
}

const REASONS: readonly RestoreReason[] = ['damaged', 'rolled-back', 'forked', 'moved'];

/** Brings a backup back as a new epoch. Its mode is the one that it was made in. */
export async function restoreLog({ dataDir, values }: Invocation): Promise<Outcome> {
  const from = textOf(values, 'from');
  const reason = REASONS.find((one) => one === textOf(values, 'reason'));
  if (from === undefined) return wrong('Which backup? Add --from DIR.');
  if (reason === undefined) return wrong(`--reason is one of ${REASONS.join(', ')}.`);
  const mode = modeOf(resolve(from));
  if (mode === null) return wrong('This folder is not a backup of a console.');
  const { acquireWriterLock } = await import('../../audit/lock.ts');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  refuseStrangeFile(dataDir);
  const lock = acquireWriterLock(dataDir);
  if (!lock.ok) return logFailure(lock.error);
  try {
    return await restoreInto(dataDir, mode, resolve(from), reason);
  } finally {
    lock.value.release();
  }
}

/** The mark stays as it is: it belongs to the origin that is left. */
async function restoreInto(dataDir: string, mode: Mode, from: string, reason: RestoreReason): Promise<Outcome> {
  const [{ restoreBackup }, { modeDir }] = await Promise.all([import('../../audit/backup-restore.ts'), import('../../mode.ts')]);
  const dir = modeDir(dataDir, mode);
  const keys = await logKeys({ dataDir, dir, mode });
  if (!keys.ok) return keys.error;
  const restored = await restoreBackup({ from, reason, trail: trailOptions(dir, keys.value) });
  return restored.ok ? restoreOutcome(restored.value) : restoreFailure(restored.error);
}

/** Origins of a console end with the mode and the epoch. */
function modeOf(folder: string): Mode | null {
  const [, mode] = /\/(live|practice)\/[1-9][0-9]*$/.exec(readFacts(folder)?.origin ?? '') ?? [];
  return mode === 'live' || mode === 'practice' ? mode : null;
}

function restoreFailure(problem: RestoreProblem): Promise<Outcome> | Outcome {
  switch (problem.code) {
    case 'not-a-backup':
      return wrong('This folder is not a backup of a console.');
    case 'no-key':
      return failed(EXIT.input, problem.code, 'The key of the vault is not here, and without it the backup stays shut.');
    case 'not-verified':
      return failed(
        EXIT.conflict,
        problem.code,
        `The backup does not verify; nothing was changed. ${problem.finding?.detail ?? ''}`.trim(),
      );
    case 'other-facts':
      return failed(EXIT.conflict, problem.code, 'The backup is not what it says it is; nothing was changed.');
    case 'aborted':
      return failed(EXIT.fault, problem.code, 'The restore was stopped; nothing was changed.');
    default:
      return logFailure(problem.code);
  }
}
