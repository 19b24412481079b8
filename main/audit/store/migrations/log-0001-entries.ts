import type { Migration } from './run.ts';

/**
 * The log itself. `hash` stands before `leaf`, and `root` before `hashes`, so that reading the short one never touches the long one.
 * The triggers stop accidents; against a person who can write the file only the tree helps. An insert into `entry_with_head` is a whole
 * append in one statement, which saves a tenth of its time.
 */
export const entries: Migration = {
  version: 1,
  sql: `
    create table entries (
      seq integer primary key check (seq >= 0),
      hash blob not null check (length(hash) = 32),
      leaf blob not null
    ) strict;

    create table tile (
      level integer not null check (level >= 0),
      idx integer not null check (idx >= 0),
      root blob not null check (length(root) = 32),
      hashes blob not null check (length(hashes) = 8192),
      primary key (level, idx)
    ) strict;

    create table head (
      id integer primary key check (id = 1),
      origin text not null,
      size integer not null,
      root blob not null check (length(root) = 32),
      projection integer not null
    ) strict;

    create view entry_with_head (seq, hash, leaf, root) as select seq, hash, leaf, null from entries;
    create trigger entry_with_head_insert instead of insert on entry_with_head begin
      select raise(abort, 'the entry does not follow the head') where new.seq <> (select size from head where id = 1);
      insert into entries (seq, hash, leaf) values (new.seq, new.hash, new.leaf);
      update head set size = new.seq + 1, root = new.root where id = 1;
    end;

    create trigger entries_no_replace before insert on entries when exists (select 1 from entries where seq = new.seq)
      begin select raise(abort, 'an entry is never replaced'); end;
    create trigger tile_no_replace before insert on tile when exists (select 1 from tile where level = new.level and idx = new.idx)
      begin select raise(abort, 'a tile is never replaced'); end;
    create trigger entries_no_update before update on entries begin select raise(abort, 'an entry is never changed'); end;
    create trigger entries_no_delete before delete on entries begin select raise(abort, 'an entry is never deleted'); end;
    create trigger tile_no_update before update on tile begin select raise(abort, 'a tile is never changed'); end;
    create trigger tile_no_delete before delete on tile begin select raise(abort, 'a tile is never deleted'); end;
    create trigger head_no_delete before delete on head begin select raise(abort, 'the head is never deleted'); end;
    create trigger head_only_grows before update on head when new.size < old.size or new.origin <> old.origin
      begin select raise(abort, 'the head only grows'); end;
  `,
};
