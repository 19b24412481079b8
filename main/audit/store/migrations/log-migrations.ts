import type { Migration } from './run.ts';
import { entries } from './log-0001-entries.ts';
import { projections } from './log-0002-projections.ts';
import { searchBlocks } from './log-0003-search-blocks.ts';
import { signedHeads } from './log-0004-signed-heads.ts';

/** All steps of log.db, in order. */
export const LOG_MIGRATIONS: readonly Migration[] = [entries, projections, searchBlocks, signedHeads];
