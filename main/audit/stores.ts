/** The files of one trail: log.db and vault.db in one folder, opened together. */
import { join } from 'node:path';
import { openForReading, openForWriting, type Db } from './database.ts';
import { LOG_MIGRATIONS } from './migrations/log/index.ts';
import { VAULT_MIGRATIONS } from './migrations/vault/index.ts';

/** Two connections. */
export type Stores = { readonly log: Db; readonly vault: Db };

/** Opens both, or none: what was opened is closed again when the other one fails. */
export function openStores(dir: string, how: 'read' | 'write'): Stores {
  const open = how === 'write' ? openForWriting : openForReading;
  const log = open(join(dir, 'log.db'), LOG_MIGRATIONS);
  try {
    return { log, vault: open(join(dir, 'vault.db'), VAULT_MIGRATIONS) };
  } catch (fault) {
    log.close();
    throw fault;
  }
}

/** Closes both. */
export function closeStores(stores: Stores): void {
  stores.log.close();
  stores.vault.close();
}
