import type { Migration } from './run.ts';

/**
 * The vault: a key per subject (vehicle, operator, or the log itself), the values sealed under it, and codes under keys of their own.
 * Keys are wrapped by the vault key, which is not in this file. Dropping a subject's row makes all its values unreadable.
 */
export const subjects: Migration = {
  version: 1,
  sql: `
    create table key_check (
      id integer primary key check (id = 1),
      mac blob not null
    ) strict;

    create table subject (
      ref text primary key,
      kind text not null check (kind in ('vehicle', 'operator', 'log')),
      key blob not null,
      value blob not null,
      lookup blob not null,
      lookup8 blob,
      lookup4 blob
    ) strict, without rowid;
    create unique index subject_lookup on subject (kind, lookup);
    create index subject_lookup8 on subject (lookup8) where lookup8 is not null;
    create index subject_lookup4 on subject (lookup4) where lookup4 is not null;

    create table sealed (
      log text not null,
      seq integer not null,
      field text not null,
      subject text not null,
      data blob not null,
      primary key (log, seq, field)
    ) strict, without rowid;

    create table code (
      act text primary key,
      salt blob not null,
      expires integer,
      key blob,
      data blob,
      gone integer
    ) strict, without rowid;
  `,
};
