/** Brings a backup back into a data folder as a new epoch. */
import { mkdirSync } from 'node:fs';
import { fail, type Mode, type Result } from '../../app/base/index.ts';
import { acquireWriterLock, readFacts, restoreBackup, type Restored, type RestoreOptions, type RestoreProblem } from '../audit/index.ts';
import { refuseStrangeFile } from '../data-folder/index.ts';
import { logKeys } from './keys.ts';
import { trailOptions } from './open.ts';
import { placeOf } from './place.ts';
import { type AtRestProblem, logFails } from './problem.ts';

/** What comes back, where to, why and by whom. */
export type Restoring = Pick<RestoreOptions, 'from' | 'reason'> &
  Required<Pick<RestoreOptions, 'by'>> & { readonly dataDir: string; readonly mode: Mode };

/** Why nothing came back. */
export type RestoreFailure = AtRestProblem | { readonly kind: 'restore'; readonly problem: RestoreProblem };

/** The mode that a backup was made in; null for a folder that is none. Origins of a console end with the mode and the epoch. */
export function modeOfBackup(folder: string): Mode | null {
  const [, mode] = /\/(live|practice)\/[1-9][0-9]*$/.exec(readFacts(folder)?.origin ?? '') ?? [];
  return mode === 'live' || mode === 'practice' ? mode : null;
}

/** Restores, alone in the folder. The mark stays as it is: it belongs to the origin that is left. */
export async function restoreLog(restoring: Restoring): Promise<Result<Restored, RestoreFailure>> {
  const { dataDir } = restoring;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  refuseStrangeFile(dataDir);
  const lock = acquireWriterLock(dataDir);
  if (!lock.ok) return logFails(lock.error);
  try {
    return await restoreInto(restoring);
  } finally {
    lock.value.release();
  }
}

async function restoreInto({ dataDir, mode, from, reason, by }: Restoring): Promise<Result<Restored, RestoreFailure>> {
  const place = placeOf(dataDir, mode);
  const keys = await logKeys(place);
  if (!keys.ok) return keys;
  const restored = await restoreBackup({ from, reason, by, trail: trailOptions(place, keys.value) });
  return restored.ok ? restored : fail({ kind: 'restore', problem: restored.error });
}
