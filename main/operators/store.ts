/**
 * The file of the accounts (mode 0600, replaced whole). A file that cannot be understood is laid aside and closes sign-in until a person
 * puts it right: with defaults instead, whoever stands at the screen could become the first admin.
 *
 * Several processes may use it, a console that works and others that watch. Each change is made under a lock on what the file says then, so
 * that no two lose a try of a PIN to each other.
 *
 * It is as safe as this user's files: whoever can write them can remove the file and set up anew, which the audit log then shows.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { NO_FAILURES } from '../../app/operators/lockout.ts';
import { readJsonFile, writeJsonFile } from '../files.ts';
import { faultFields, type Logger } from '../logger.ts';
import { underLock } from './file-lock.ts';
import { operatorsFile, type OperatorsFile } from './schema.ts';

/** The accounts, and the only way to change them. */
export interface OperatorStore {
  /** True when the file could not be understood, now or at an earlier start, and none has taken its place. */
  readonly isUnreadable: boolean;
  /** What the disk holds, also when another process wrote it. */
  get(): OperatorsFile;
  /**
   * Writes what `next` makes of what the disk holds at that moment; null leaves it as it is. Durable when it answers true. On false the change
   * does not count.
   */
  change(next: (now: OperatorsFile) => OperatorsFile | null): boolean;
}

const EMPTY: OperatorsFile = { version: 1, pepperCheck: null, operators: [], strangers: NO_FAILURES };

/** Opens the accounts of one data folder. */
export function openOperatorStore(file: string, log: Logger): OperatorStore {
  const lock = `${file}.lock`;
  let current = firstRead(file, lock, log);
  let seen = versionOf(file);
  const isUnreadable = !existsSync(file) && existsSync(`${file}.unreadable`);
  const refresh = (): OperatorsFile => {
    const version = versionOf(file);
    if (version !== seen) current = readAgain(file, log) ?? current;
    seen = version;
    return current;
  };
  const write = (next: (now: OperatorsFile) => OperatorsFile | null): void => {
    const wanted = next(refresh());
    if (wanted === null) return;
    const changed = operatorsFile.parse(wanted);
    writeJsonFile(file, changed);
    current = changed;
    seen = versionOf(file);
  };
  return {
    isUnreadable,
    get: refresh,
    change(next) {
      if (isUnreadable) return false;
      try {
        underLock(lock, () => write(next));
        return true;
      } catch (fault) {
        log.error('operators-not-written', faultFields(fault));
        return false;
      }
    },
  };
}

/** Reads it under the lock: reading for the first time puts away what a process that died left beside the file. */
function firstRead(file: string, lock: string, log: Logger): OperatorsFile {
  const read = () => readJsonFile(file, (value) => operatorsFile.parse(value ?? EMPTY), log).value;
  if (!existsSync(file)) return read();
  let found: OperatorsFile | null = null;
  try {
    found = underLock(lock, read);
  } catch (fault) {
    log.warn('operators-not-locked', faultFields(fault));
  }
  return found ?? read();
}

/** Tells one content of the file from the next: it is replaced whole, so that every change has a file of its own. */
function versionOf(file: string): string | null {
  const about = statSync(file, { bigint: true, throwIfNoEntry: false });
  return about === undefined ? null : `${about.ino} ${about.mtimeNs} ${about.size}`;
}

/**
 * What another process wrote; null when it is gone or cannot be understood. Then what is known goes on: with an empty file in its place,
 * whoever stands at the screen could become the first admin.
 */
function readAgain(file: string, log: Logger): OperatorsFile | null {
  try {
    return operatorsFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (fault) {
    log.warn('operators-not-read', faultFields(fault));
    return null;
  }
}
