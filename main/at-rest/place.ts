/** Which logs a data folder holds. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Mode } from '../../app/base/index.ts';
import { epochNumbers, epochOf } from '../audit/index.ts';
import { modeDir, refuseStrangeFile } from '../data-folder/index.ts';

/** A log on disk: the folder of its mode in the data folder, and whether anything was ever logged there. */
export type LogPlace = { readonly dataDir: string; readonly dir: string; readonly mode: Mode; readonly exists: boolean };

/** When a log was written last, ms; 0 for one that is not there. */
function writtenAt(dir: string): number {
  const times = ['log.db', 'log.db-wal'].map((name) => statSync(join(dir, name), { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return Math.max(...times);
}

/** The log of one mode. */
export function placeOf(dataDir: string, mode: Mode): LogPlace {
  const dir = modeDir(dataDir, mode);
  return { dataDir, mode, dir, exists: writtenAt(dir) > 0 };
}

/** The earlier logs of a mode that restores left beside it, by the number of their epoch. */
export function earlierEpochs({ dir }: LogPlace): readonly number[] {
  return epochNumbers(dir);
}

/** Those of them that came before the log of this origin. */
export function epochsBefore(place: LogPlace, origin: string): readonly number[] {
  const { number } = epochOf(origin);
  return earlierEpochs(place).filter((epoch) => epoch < number);
}

/** All logs of a data folder, the one written last first. Throws FileRefused where a file of the folder is none. */
export function logPlaces(dataDir: string): readonly LogPlace[] {
  if (existsSync(dataDir)) refuseStrangeFile(dataDir);
  const places = (['live', 'practice'] as const).map((mode) => ({ place: placeOf(dataDir, mode), at: writtenAt(modeDir(dataDir, mode)) }));
  return places.toSorted((a, b) => b.at - a.at).map(({ place }) => place);
}
