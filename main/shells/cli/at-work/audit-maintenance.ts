/** `carkey audit backup`, `restore` and `tiles`: work on the files of one log, which no console may be using. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Mode } from '../../../../app/mode.ts';
import { fail, ok, type Result } from '../../../../app/result.ts';
import {
  type BackupProblem,
  readFacts,
  type RestoreOptions,
  type RestoreProblem,
  type RestoreReason,
  type TrailMaintenance,
} from '../../../audit/index.ts';
import { refuseStrangeFile } from '../../../data-folder/index.ts';
import { backupOutcome, restoreOutcome, tilesOutcome } from '../views/index.ts';
import { EXIT, failed, type FilesPlan, type Invocation, nameRefused, type Outcome, progressOn, textOf, wrong } from '../terminal/index.ts';
import { logKeys } from './log-keys.ts';
import { openToWrite, trailOptions } from './open-to-write.ts';
import { logFailure, logPlace } from './with-log.ts';
import type { LogPlace } from './log-place.ts';

const NO_LOG = 'There is no log in this data folder.';

/** Will use the maintenance of the log that the options name. */
async function planMaintenance(
  invocation: Invocation,
  use: (maintenance: TrailMaintenance) => Promise<Outcome> | Outcome,
): Promise<Result<FilesPlan, Outcome>> {
  const place = await logPlace(invocation);
  if (!place.ok) return fail(wrong(place.error));
  if (!place.value.exists) return fail(wrong(NO_LOG));
  return ok({ modes: [place.value.mode], use: () => withMaintenance(place.value, use) });
}

/** Opens a log for writing, uses its maintenance, closes it. */
async function withMaintenance(place: LogPlace, use: (maintenance: TrailMaintenance) => Promise<Outcome> | Outcome): Promise<Outcome> {
  const opened = await openToWrite(place);
  if (!opened.ok) return opened.error;
  try {
    const { maintenance } = opened.value.trail;
    return maintenance === null ? wrong(NO_LOG) : await use(maintenance);
  } finally {
    await opened.value.close();
  }
}

/** Will make a verified backup in the log's own folder. */
export function planBackup(invocation: Invocation): Promise<Result<FilesPlan, Outcome>> {
  const { io } = invocation;
  return planMaintenance(invocation, async (maintenance) => {
    const told = progressOn(io);
    const made = await maintenance.backup({ signal: io.ended, onProgress: (part) => told(Math.round(part * 100), 100, 'percent') });
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

/** Will write the log as a tlog-tiles folder, for tools of others. */
export async function planTiles(invocation: Invocation): Promise<Result<FilesPlan, Outcome>> {
  const [, folder] = invocation.words;
  if (folder === undefined) return fail(wrong('Where to? Write: carkey audit tiles DIR'));
  const unfit = nameRefused(folder, invocation.io.platform);
  if (unfit !== null) return fail(wrong(unfit));
  const to = resolve(folder);
  if (existsSync(to) && readdirSync(to).length > 0) return fail(wrong('The folder is not empty; nothing was overwritten.'));
  return planMaintenance(invocation, (maintenance) => {
    const done = maintenance.exportTiles(to);
    if (done.ok) return tilesOutcome(done.value, to);
    return done.error === 'unsigned' ? failed(EXIT.no, done.error, 'No checkpoint of this log was signed yet.') : logFailure(done.error);
  });
}

const REASONS: readonly RestoreReason[] = ['damaged', 'rolled-back', 'forked', 'moved'];

/** Will bring a backup back as a new epoch. Its mode is the one that it was made in. */
export function planRestore({ dataDir, values }: Invocation): Result<FilesPlan, Outcome> {
  const from = textOf(values, 'from');
  const reason = REASONS.find((one) => one === textOf(values, 'reason'));
  if (from === undefined) return fail(wrong('Which backup? Add --from DIR.'));
  if (reason === undefined) return fail(wrong(`--reason is one of ${REASONS.join(', ')}.`));
  const mode = modeOf(resolve(from));
  if (mode === null) return fail(wrong('This folder is not a backup of a console.'));
  return ok({ modes: [mode], use: (by) => restoreLog({ dataDir, mode, from: resolve(from), reason, by }) });
}

/** What comes back, where to, why and by whom. */
type Restoring = Pick<RestoreOptions, 'from' | 'reason'> &
  Required<Pick<RestoreOptions, 'by'>> & { readonly dataDir: string; readonly mode: Mode };

async function restoreLog(restoring: Restoring): Promise<Outcome> {
  const { acquireWriterLock } = await import('../../../audit/index.ts');
  mkdirSync(restoring.dataDir, { recursive: true, mode: 0o700 });
  refuseStrangeFile(restoring.dataDir);
  const lock = acquireWriterLock(restoring.dataDir);
  if (!lock.ok) return logFailure(lock.error);
  try {
    return await restoreInto(restoring);
  } finally {
    lock.value.release();
  }
}

/** The mark stays as it is: it belongs to the origin that is left. */
async function restoreInto({ dataDir, mode, from, reason, by }: Restoring): Promise<Outcome> {
  const [{ restoreBackup }, { modeDir }] = await Promise.all([import('../../../audit/index.ts'), import('../../../data-folder/index.ts')]);
  const dir = modeDir(dataDir, mode);
  const keys = await logKeys({ dataDir, dir, mode });
  if (!keys.ok) return keys.error;
  const restored = await restoreBackup({ from, reason, by, trail: await trailOptions({ dataDir, dir, mode }, keys.value) });
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
