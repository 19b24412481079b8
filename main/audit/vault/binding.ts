/**
 * Which log a vault belongs to, and how far it came with it: one row per log (a vault serves every epoch of one log), authenticated under the
 * vault key and written in the transaction that seals values. An older copy of the file carries an older mark, and one of another
 * installation another log.
 */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Db } from '../store/index.ts';
import { TrailError } from '../../disk/index.ts';
import { sameMac, type MasterKeys } from './subject-keys.ts';

/**
 * What the vault knows of one log. `first`: hash of its leaf 0, null while it had none. `mark`: one more than the highest entry that ever
 * sealed something here. `base`: how many entries the log surely had when that was written: the vault comes first, so the entries between
 * the two may have come to nothing.
 */
export type Bound = { readonly log: string; readonly first: Uint8Array | null; readonly base: number; readonly mark: number };

/** Reads and writes the rows. */
export interface Binding {
  /** Is it tied to any log yet? A vault of an earlier layout is not, until it is opened for writing. */
  isBound(): boolean;
  /** All logs that it serves. Throws `corrupt` when a row was not written under this vault's key. */
  all(): readonly Bound[];
  of(log: string): Bound | undefined;
  /** Writes what is known of one log; inside a transaction it is part of it. */
  put(bound: Bound): void;
}

type Row = Bound & { readonly mac: Uint8Array };

/** Does the layout of this file know of bindings? Files of an earlier program may be read, but not written. */
export function knowsBindings(db: Db): boolean {
  return db.prepare("select 1 from sqlite_schema where name = 'binding'").get() !== undefined;
}

/** Opens the rows of a vault. */
export function openBinding(db: Db, master: MasterKeys): Binding {
  if (!knowsBindings(db)) return UNBOUND;
  const rows = db.prepare<[], Row>('select log, first, base, mark, mac from binding');
  const row = db.prepare<[string], Row>('select log, first, base, mark, mac from binding where log = ?');
  const write = db.prepare<[Row]>(`insert into binding (log, first, base, mark, mac) values (@log, @first, @base, @mark, @mac)
    on conflict (log) do update set first = excluded.first, base = excluded.base, mark = excluded.mark, mac = excluded.mac`);
  const confirmed = ({ mac, ...bound }: Row): Bound => {
    if (!sameMac(master.mac(textOf(bound)), mac)) throw new TrailError('corrupt');
    return bound;
  };
  // Once it is tied it stays so, and every append asks.
  let known = false;
  const isBound = () => (known ||= master.isSaidBound());
  return {
    isBound,
    all() {
      const found = rows.all().map(confirmed);
      // Rows that were taken out, or put into a vault that was never tied to a log.
      if (found.length > 0 !== isBound()) throw new TrailError('corrupt');
      return found;
    },
    of(log) {
      const found = row.get(log);
      return found === undefined ? undefined : confirmed(found);
    },
    put(bound) {
      write.run({ ...bound, mac: master.mac(textOf(bound)) });
      if (!isBound()) master.sayBound();
    },
  };
}

const UNBOUND: Binding = {
  isBound: () => false,
  all: () => [],
  of: () => undefined,
  put: () => {
    throw new TrailError('read-only');
  },
};

function textOf({ log, first, base, mark }: Bound): string {
  return `binding|${log}|${first === null ? '' : bytesToHex(first)}|${base}|${mark}`;
}
