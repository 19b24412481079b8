/**
 * The file of the accounts (mode 0600, replaced whole). A file that cannot be understood is laid aside and closes sign-in until a person
 * puts it right: with defaults instead, whoever stands at the screen could become the first admin.
 *
 * It is as safe as this user's files: whoever can write them can remove the file and set up anew, which the audit log then shows.
 */
import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { NO_FAILURES } from '../../app/operators/lockout.ts';
import { readJsonFile, writeJsonFile } from '../files.ts';
import { faultFields, type Logger } from '../logger.ts';
import { operatorsFile, type OperatorsFile } from './schema.ts';

/** The accounts, and the only way to change them. */
export interface OperatorStore {
  /** True when the file could not be understood, now or at an earlier start, and none has taken its place. */
  readonly isUnreadable: boolean;
  /** What the disk holds. */
  get(): OperatorsFile;
  /** Writes what `next` makes of it; durable when it answers true. On false the change does not count. */
  change(next: (now: OperatorsFile) => OperatorsFile): boolean;
}

const EMPTY: OperatorsFile = { version: 1, pepperCheck: null, operators: [], strangers: NO_FAILURES };

/** Opens the accounts of one data folder. */
export function openOperatorStore(file: string, log: Logger): OperatorStore {
  let current = readJsonFile(file, (read) => operatorsFile.parse(read ?? EMPTY), log).value;
  const isUnreadable = !existsSync(file) && existsSync(`${file}.unreadable`);
  return {
    isUnreadable,
    get: () => current,
    change(next) {
      if (isUnreadable) return false;
      const changed = operatorsFile.parse(next(current));
      try {
        writeJsonFile(file, changed);
        syncFolder(dirname(file));
      } catch (fault) {
        log.error('operators-not-written', faultFields(fault));
        return false;
      }
      current = changed;
      return true;
    },
  };
}

/** Makes the rename durable: without it a power cut may bring back the file with fewer failures. Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
