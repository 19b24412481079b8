import type { Migration } from './run.ts';
import { subjects } from './vault-0001-subjects.ts';
import { binding } from './vault-0002-binding.ts';

/** The oldest layout that can still be read without being brought up to date: that of old backups. */
export const OLDEST_VAULT = 1;

/** All steps of vault.db, in order. */
export const VAULT_MIGRATIONS: readonly Migration[] = [subjects, binding];
