/** The files of one trail: log.db and vault.db in one folder, opened together. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Db, openForReading, openForWriting } from '../store/index.ts';
import { readHead } from '../log/index.ts';
import { LOG_MIGRATIONS, OLDEST_VAULT, VAULT_MIGRATIONS } from '../store/migrations/index.ts';
import { TrailError } from '../../disk/index.ts';

/** Two connections. */
export type Stores = { readonly log: Db; readonly vault: Db };

/**
 * Opens both, or none: what was opened is closed again when the other one fails. Throws `corrupt` where a log has entries and its vault is
 * gone or was emptied: with a new one it would look as if everybody in it had been forgotten.
 */
export function openStores(dir: string, how: 'read' | 'write'): Stores {
  const open = how === 'write' ? openForWriting : openForReading;
  const openVault = () =>
    how === 'write' ? openForWriting(vault, VAULT_MIGRATIONS) : openForReading(vault, VAULT_MIGRATIONS, OLDEST_VAULT);
  const vault = join(dir, 'vault.db');
  const log = open(join(dir, 'log.db'), LOG_MIGRATIONS);
  try {
    if (isBlank(vault) && (readHead(log)?.size ?? 0) > 0) throw new TrailError('corrupt');
    return { log, vault: openVault() };
  } catch (fault) {
    log.close();
    throw fault;
  }
}

function isBlank(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0;
}

/** Closes both. */
export function closeStores(stores: Stores): void {
  stores.log.close();
  stores.vault.close();
}
