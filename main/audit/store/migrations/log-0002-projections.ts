import type { Migration } from './run.ts';

/**
 * What is derived from entries (app/audit/rows/rows.ts), written in blocks. The unique indexes over open attempts are a second net
 * under activation rule 2 (app/audit/rows/conflict.ts).
 */
export const projections: Migration = {
  version: 2,
  sql: `
    create table entry_index (
      seq integer primary key,
      ts integer not null,
      kind text not null,
      act text,
      veh text,
      op text,
      out text,
      err integer,
      boot text not null,
      word text,
      mark integer not null
    ) strict;
    create index entry_by_act on entry_index (act) where act is not null;
    create index entry_by_veh on entry_index (veh) where veh is not null;
    create index entry_by_err on entry_index (err) where err is not null;
    create index entry_by_kind on entry_index (kind);

    create table attempt (
      seq integer primary key,
      act text not null unique,
      veh text not null,
      state text not null,
      open integer not null,
      tx text,
      sim text,
      sent integer,
      lim integer,
      code text not null,
      exp integer,
      noexp text,
      readback text not null,
      why text,
      err integer,
      noeffect integer not null,
      by text,
      handed integer not null,
      opened integer not null,
      updated integer not null
    ) strict;
    create unique index attempt_by_tx on attempt (tx) where tx is not null;
    create unique index attempt_one_open_per_vehicle on attempt (veh) where open = 1;
    create unique index attempt_one_open_here on attempt (open) where open = 1 and handed = 0;

    create table follow_up (
      id text primary key,
      kind text not null,
      veh text not null,
      act text,
      due integer,
      state text not null,
      changed integer not null
    ) strict, without rowid;
    create index follow_up_open on follow_up (due) where state = 'open';
    create index follow_up_closed on follow_up (changed) where state <> 'open';

    create table vehicle (
      veh text primary key,
      rank integer not null unique,
      word text
    ) strict, without rowid;
  `,
};
