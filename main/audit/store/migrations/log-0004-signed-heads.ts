import type { Migration } from './run.ts';

/**
 * Signed heads: one signed checkpoint for each signing, numbered from 1 so that a missing one leaves a gap, and the public keys that signed,
 * oldest first. `root` repeats what `note` says: a root can be looked for without reading every note.
 */
export const signedHeads: Migration = {
  version: 4,
  sql: `
    create table signed_head (
      n integer primary key,
      size integer not null unique check (size > 0),
      root blob not null check (length(root) = 32),
      at integer not null,
      note text not null
    ) strict;

    create table signing_key (
      n integer primary key,
      key text not null unique,
      at integer not null
    ) strict;

    create trigger signed_head_no_update before update on signed_head begin select raise(abort, 'a signed head is never changed'); end;
    create trigger signed_head_no_delete before delete on signed_head begin select raise(abort, 'a signed head is never deleted'); end;
    create trigger signed_head_no_replace before insert on signed_head when exists (select 1 from signed_head where n = new.n or size = new.size)
      begin select raise(abort, 'a signed head is never replaced'); end;
    create trigger signed_head_only_grows before insert on signed_head
      when new.size <= (select max(size) from signed_head) or new.n <> (select count(*) + 1 from signed_head)
      begin select raise(abort, 'a signed head follows the one before'); end;
    create trigger signing_key_no_update before update on signing_key begin select raise(abort, 'a key is never changed'); end;
    create trigger signing_key_no_delete before delete on signing_key begin select raise(abort, 'a key is never deleted'); end;
    create trigger signing_key_no_replace before insert on signing_key when exists (select 1 from signing_key where n = new.n or key = new.key)
      begin select raise(abort, 'a key is never replaced'); end;
  `,
};
