import type { Migration } from '../run.ts';
import { subjects } from './0001-subjects.ts';

/** All steps of vault.db, in order. */
export const VAULT_MIGRATIONS: readonly Migration[] = [subjects];
