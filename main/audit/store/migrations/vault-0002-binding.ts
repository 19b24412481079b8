import type { Migration } from './run.ts';

/**
 * What ties a vault to its log (binding.ts), what was deleted with another vehicle's erasure (tombstones.ts), and at which entry a subject's
 * value was first committed to (named.ts). `form` of a sealed value tells how the salt of its commitment is made: 1 from its place alone,
 * 2 with the nonce of this row.
 */
export const binding: Migration = {
  version: 2,
  sql: `
    create table binding (
      log text primary key,
      first blob check (length(first) = 32),
      base integer not null,
      mark integer not null,
      mac blob not null check (length(mac) = 32)
    ) strict, without rowid;

    create table tombstone (
      log text not null,
      seq integer not null,
      field text not null,
      by_log text,
      by_seq integer,
      mac blob not null check (length(mac) = 32),
      primary key (log, seq, field)
    ) strict, without rowid;

    create table first_commitment (
      ref text primary key,
      log text not null,
      seq integer not null
    ) strict, without rowid;

    alter table sealed add column form integer not null default 1;
  `,
};
