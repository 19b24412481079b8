/** `carkey audit backup`, `restore` and `tiles`: work on the files of one log, which no console may be using. */
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import type { LogPlace, Restoring } from '../../../at-rest/index.ts';
import type { BackupProblem, RestoreProblem, RestoreReason, TrailMaintenance } from '../../../audit/index.ts';
import { backupResult, restoreResult, tilesResult } from '../views/index.ts';
import { EXIT, failed, type FilesPlan, type Invocation, type CommandResult, textOf, wrong } from '../command/index.ts';
import { nameRefused, progressOn } from '../terminal/index.ts';
import { atRestFailure, logFailure, logPlace } from './log-failure.ts';

const NO_LOG = 'There is no log in this data folder.';

/** Will use the maintenance of the log that the options name. */
async function planMaintenance(
  invocation: Invocation,
  use: (maintenance: TrailMaintenance) => Promise<CommandResult> | CommandResult,
): Promise<Result<FilesPlan, CommandResult>> {
  const place = await logPlace(invocation);
  if (!place.ok) return fail(wrong(place.error));
  if (!place.value.exists) return fail(wrong(NO_LOG));
  return ok({ modes: [place.value.mode], use: () => withMaintenance(place.value, use) });
}

/** Opens a log for writing, uses its maintenance, closes it. */
async function withMaintenance(
  place: LogPlace,
  use: (maintenance: TrailMaintenance) => Promise<CommandResult> | CommandResult,
): Promise<CommandResult> {
  const { openToWrite } = await import('../../../at-rest/index.ts');
  const opened = await openToWrite(place);
  if (!opened.ok) return atRestFailure(opened.error);
  try {
    const { maintenance } = opened.value.trail;
    return maintenance === null ? wrong(NO_LOG) : await use(maintenance);
  } finally {
    await opened.value.close();
  }
}

/** Will make a verified backup in the log's own folder. */
export function planBackup(invocation: Invocation): Promise<Result<FilesPlan, CommandResult>> {
  const { io } = invocation;
  return planMaintenance(invocation, async (maintenance) => {
    const told = progressOn(io);
    const made = await maintenance.backup({ signal: io.ended, onProgress: (part) => told(Math.round(part * 100), 100, 'percent') });
    return made.ok ? backupResult(made.value) : backupFailure(made.error);
  });
}

async function backupFailure(problem: BackupProblem): Promise<CommandResult> {
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
export async function planTiles(invocation: Invocation): Promise<Result<FilesPlan, CommandResult>> {
  const [, folder] = invocation.words;
  if (folder === undefined) return fail(wrong('Where to? Write: carkey audit tiles DIR'));
  const unfit = nameRefused(folder, invocation.io.platform);
  if (unfit !== null) return fail(wrong(unfit));
  const to = resolve(folder);
  if (existsSync(to) && readdirSync(to).length > 0) return fail(wrong('The folder is not empty; nothing was overwritten.'));
  return planMaintenance(invocation, (maintenance) => {
    const done = maintenance.exportTiles(to);
    if (done.ok) return tilesResult(done.value, to);
    return done.error === 'unsigned' ? failed(EXIT.no, done.error, 'No checkpoint of this log was signed yet.') : logFailure(done.error);
  });
}

const REASONS: readonly RestoreReason[] = ['damaged', 'rolled-back', 'forked', 'moved'];

/** Will bring a backup back as a new epoch. Its mode is the one that it was made in. */
export async function planRestore({ dataDir, values }: Invocation): Promise<Result<FilesPlan, CommandResult>> {
  const from = textOf(values, 'from');
  const reason = REASONS.find((one) => one === textOf(values, 'reason'));
  if (from === undefined) return fail(wrong('Which backup? Add --from DIR.'));
  if (reason === undefined) return fail(wrong(`--reason is one of ${REASONS.join(', ')}.`));
  const { modeOfBackup } = await import('../../../at-rest/index.ts');
  const mode = modeOfBackup(resolve(from));
  if (mode === null) return fail(wrong('This folder is not a backup of a console.'));
  return ok({ modes: [mode], use: (by) => restored({ dataDir, mode, from: resolve(from), reason, by }) });
}

async function restored(restoring: Restoring): Promise<CommandResult> {
  const { restoreLog } = await import('../../../at-rest/index.ts');
  const done = await restoreLog(restoring);
  if (done.ok) return restoreResult(done.value);
  return done.error.kind === 'restore' ? restoreFailure(done.error.problem) : atRestFailure(done.error);
}

function restoreFailure(problem: RestoreProblem): Promise<CommandResult> | CommandResult {
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
