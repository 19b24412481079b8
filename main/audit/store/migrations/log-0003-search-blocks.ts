import type { Migration } from './run.ts';

/**
 * What entries are searched and counted by, column by column: one row for each full block of 256 entries (main/audit/log/block.ts).
 * Written once and at the end of the table, so that a growing log does not slow it down. `tx` stands last: it is the longest.
 */
export const searchBlocks: Migration = {
  version: 3,
  sql: `
    create table search_block (
      id integer primary key check (id >= 0),
      times blob not null check (length(times) = 2048),
      codes blob not null check (length(codes) = 2304),
      kind text not null,
      out text not null,
      err text not null,
      op text not null,
      station text not null,
      boot text not null,
      veh text not null,
      act text not null,
      tx text not null
    ) strict;
  `,
};
