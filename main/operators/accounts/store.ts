/**
 * The file of the accounts (mode 0600, replaced whole, sealed). A file that cannot be understood, or was edited, is laid aside and closes
 * sign-in until a person puts it right: with defaults instead, whoever stands at the screen could become the first admin.
 *
 * Several processes may use it, a console that works and others that watch. Each change is made under a lock on what the file says then, so
 * that no two lose a try of a PIN to each other.
 *
 * Whoever can write this user's files can still remove the file and set up anew, which the audit log then shows, or bring back an older one.
 */
import { existsSync, statSync } from 'node:fs';
import { NO_FAILURES } from '../../../app/operators/failures/index.ts';
import { problemOf, readJsonFile, readOwnFile, writeJsonFile } from '../../disk/index.ts';
import { faultFields, type Logger } from '../../base/index.ts';
import { underLock } from './file-lock.ts';
import { isSealing, type PepperKeeper } from './pepper.ts';
import { operatorsFile, storedOperators, type OperatorsFile } from './schema.ts';
import { expectSeals, judgeSeal, sealed } from './seal-of-accounts.ts';

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

/** Opens the accounts of one data folder. `keeper` holds the secret that seals them; those of an earlier program are sealed at once. */
export function openOperatorStore(file: string, keeper: PepperKeeper, log: Logger): OperatorStore {
  const lock = `${file}.lock`;
  const { value, older } = firstRead(file, lock, keeper, log);
  let current = value;
  let seen = versionOf(file);
  const isUnreadable = !existsSync(file) && existsSync(`${file}.unreadable`);
  /** Throws what the disk throws: what is not known is not counted as seen. */
  const refresh = (): OperatorsFile => {
    const version = versionOf(file);
    if (version !== seen) current = readAgain(file, keeper, log) ?? current;
    seen = version;
    return current;
  };
  /** What is known goes on while the file cannot be read; the next look reads it. */
  const get = (): OperatorsFile => {
    try {
      return refresh();
    } catch (fault) {
      if (problemOf(fault) === null) throw fault;
      log.warn('operators-not-read', faultFields(fault));
      return current;
    }
  };
  const write = (next: (now: OperatorsFile) => OperatorsFile | null): boolean => {
    const wanted = next(refresh());
    if (wanted === null) return true;
    const changed = operatorsFile.parse(wanted);
    const stored = sealed(changed, keeper);
    if (stored === null) return false;
    writeJsonFile(file, stored);
    if (stored.mac !== undefined) expectSeals(keeper);
    current = changed;
    seen = versionOf(file);
    return true;
  };
  const change: OperatorStore['change'] = (next) => {
    if (isUnreadable) return false;
    try {
      return underLock(lock, () => write(next));
    } catch (fault) {
      log.error('operators-not-written', faultFields(fault));
      return false;
    }
  };
  if (older) change((now) => now);
  return { isUnreadable, get, change };
}

/** The accounts of a file, and whether an earlier program wrote it. */
type Read = { readonly value: OperatorsFile; readonly older: boolean };

/** Throws for a file that is none, or was edited. */
function genuine(read: unknown, keeper: PepperKeeper): Read {
  const stored = storedOperators.parse(read ?? EMPTY);
  const seal = judgeSeal(stored, keeper);
  if (seal === 'edited') throw new Error('the accounts were edited');
  const { mac: _mac, ...value } = stored;
  return { value, older: seal === 'older' || (seal === 'holds' && !isSealing(keeper)) };
}

/** Reads it under the lock: reading for the first time puts away what a process that died left beside the file. */
function firstRead(file: string, lock: string, keeper: PepperKeeper, log: Logger): Read {
  const read = () => readJsonFile(file, (value) => genuine(value, keeper), log).value;
  if (!existsSync(file)) return read();
  let found: Read | null = null;
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
 * What another process wrote; null when it is gone, was edited or cannot be understood. Throws what the disk throws. Then what is known goes on: with an empty file in its
 * place, whoever stands at the screen could become the first admin.
 */
function readAgain(file: string, keeper: PepperKeeper, log: Logger): OperatorsFile | null {
  const bytes = readOwnFile(file);
  try {
    return bytes === null ? null : genuine(JSON.parse(bytes.toString('utf8')), keeper).value;
  } catch (fault) {
    log.warn('operators-not-read', faultFields(fault));
    return null;
  }
}
