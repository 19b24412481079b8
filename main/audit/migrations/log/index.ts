import type { Migration } from '../run.ts';
import { entries } from './0001-entries.ts';
import { projections } from './0002-projections.ts';

/** All steps of log.db, in order. */
export const LOG_MIGRATIONS: readonly Migration[] = [entries, projections];
