/** Where the files of a mode lie in a data folder. */
import { join } from 'node:path';
import type { Mode } from '../../app/base/index.ts';

/** Folder of one mode's log and vault. */
export function modeDir(dataDir: string, mode: Mode): string {
  return join(dataDir, mode);
}

/** Where this computer remembers the newest head of a mode's log, apart from the log's folder. */
export function markFile(dataDir: string, mode: Mode): string {
  return join(dataDir, 'marks', `${mode}.json`);
}
