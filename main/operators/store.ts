/**
 * The file of the accounts (mode 0600, replaced whole, sealed). A file that cannot be understood, or was edited, is laid aside and closes
 * sign-in until a person puts it right: with defaults instead, whoever stands at the screen could become the first admin.
 *
 * Whoever can write this user's files can still remove the file and set up anew, which the audit log then shows, or bring back an older one.
 */
import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { NO_FAILURES } from '../../app/operators/lockout.ts';
import { readJsonFile, writeJsonFile } from '../files.ts';
import { faultFields, type Logger } from '../logger.ts';
import { isSealing, type PepperKeeper } from './pepper.ts';
import { operatorsFile, storedOperators, type OperatorsFile } from './schema.ts';
import { expectSeals, judgeSeal, sealed } from './seal-of-accounts.ts';

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

/** Opens the accounts of one data folder. `keeper` holds the secret that seals them; those of an earlier program are sealed at once. */
export function openOperatorStore(file: string, keeper: PepperKeeper, log: Logger): OperatorStore {
  const { value, older } = readJsonFile(file, (read) => genuine(read, keeper), log).value;
  let current = value;
  const isUnreadable = !existsSync(file) && existsSync(`${file}.unreadable`);
  const change: OperatorStore['change'] = (next) => {
    if (isUnreadable) return false;
    const changed = operatorsFile.parse(next(current));
    const stored = sealed(changed, keeper);
    if (stored === null) return false;
    try {
      writeJsonFile(file, stored);
      syncFolder(dirname(file));
      if (stored.mac !== undefined) expectSeals(keeper);
    } catch (fault) {
      log.error('operators-not-written', faultFields(fault));
      return false;
    }
    current = changed;
    return true;
  };
  if (older) change((now) => now);
  return { isUnreadable, get: () => current, change };
}

/** Throws for a file that is none, or was edited. */
function genuine(read: unknown, keeper: PepperKeeper): { readonly value: OperatorsFile; readonly older: boolean } {
  const stored = storedOperators.parse(read ?? EMPTY);
  const seal = judgeSeal(stored, keeper);
  if (seal === 'edited') throw new Error('the accounts were edited');
  const { mac: _mac, ...value } = stored;
  return { value, older: seal === 'older' || (seal === 'holds' && !isSealing(keeper)) };
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
