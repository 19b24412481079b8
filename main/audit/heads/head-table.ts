/** The signed heads in log.db, and the public keys that signed them. */
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from '../../../app/audit/log/index.ts';
import type { Db } from '../store/index.ts';
import { TrailError } from '../../disk/index.ts';

/** One signed head. `at` is UTC ms of this computer's clock; `note` the signed checkpoint. */
export type HeadRow = { readonly size: number; readonly root: Uint8Array; readonly at: number; readonly note: string };

/** Reads and adds; nothing here is ever changed. */
export interface HeadTable {
  newest(): HeadRow | undefined;
  /** The newest head of at most `size` leaves. */
  upTo(size: number): HeadRow | undefined;
  /** The next head after `size` that was signed when a key was changed: by the old key and the new one. */
  changeAfter(size: number): HeadRow | undefined;
  /** Sizes of all heads, smallest first. */
  sizes(): readonly number[];
  /** All heads, smallest first, one by one; `n` is 1, 2, 3 … */
  all(): Iterable<HeadRow & { readonly n: number }>;
  add(head: HeadRow): void;
  /** The keys that signed, oldest first. Throws `corrupt` for a text that is no key. */
  keys(): readonly VerifierKey[];
  addKey(key: VerifierKey, at: number): void;
}

/** Prepares the statements. */
export function headTable(db: Db): HeadTable {
  const upTo = db.prepare<[number], HeadRow>('select size, root, at, note from signed_head where size <= ? order by size desc limit 1');
  const change = db.prepare<[number], HeadRow>(
    'select size, root, at, note from signed_head where size > ? and at in (select at from signing_key where n > 1) order by size limit 1',
  );
  const add = db.prepare<[HeadRow]>(
    'insert into signed_head (n, size, root, at, note) values ((select coalesce(max(n), 0) + 1 from signed_head), @size, @root, @at, @note)',
  );
  // A text that was read once need not be judged again: a key costs a millisecond, and every head that is signed asks for all of them.
  const read = new Map<string, VerifierKey>();
  return {
    newest: () => upTo.get(Number.MAX_SAFE_INTEGER),
    upTo: (size) => upTo.get(size),
    changeAfter: (size) => change.get(size),
    sizes: () => db.prepare<[], number>('select size from signed_head order by size').pluck().all(),
    all: () => db.prepare<[], HeadRow & { readonly n: number }>('select n, size, root, at, note from signed_head order by size').iterate(),
    add: (head) => void add.run(head),
    keys: () =>
      db
        .prepare<[], string>('select key from signing_key order by n')
        .pluck()
        .all()
        .map((text) => read.get(text) ?? keyOf(text, read)),
    addKey: (key, at) => void db.prepare('insert into signing_key (key, at) values (?, ?)').run(formatVerifierKey(key), at),
  };
}

function keyOf(text: string, read: Map<string, VerifierKey>): VerifierKey {
  const key = parseVerifierKey(text);
  if (!key.ok) throw new TrailError('corrupt');
  read.set(text, key.value);
  return key.value;
}
