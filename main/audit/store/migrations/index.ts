/** The layouts of log.db and vault.db, step by step. Entries are never migrated. */
export { LOG_MIGRATIONS } from './log-migrations.ts';
export { migrate, type Migration } from './run.ts';
export { OLDEST_VAULT, VAULT_MIGRATIONS } from './vault-migrations.ts';
