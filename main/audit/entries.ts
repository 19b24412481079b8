/** Reads entries back from log.db. */
import { isUtf8 } from 'node:buffer';
import { decodeEntryText, ENTRY_LIMIT, type EntryFault } from '../../app/audit/entry.ts';
import { hashMark } from '../../app/audit/projection.ts';
import type { Entry } from '../../app/audit/types.ts';
import { fail, type Result } from '../../app/result.ts';
import type { Db } from './database.ts';
import { TrailError } from './problems.ts';

/** An entry with the mark of its leaf hash as stored. */
export type StoredEntry = { readonly entry: Entry; readonly mark: number };

/** Decodes a leaf, natively where the runtime is faster than the portable decoder. */
export function decodeLeaf(leaf: Uint8Array): Result<Entry, EntryFault> {
  if (leaf.length > ENTRY_LIMIT) return fail('too-long');
  if (!isUtf8(leaf)) return fail('not-utf8');
  return decodeEntryText(Buffer.from(leaf.buffer, leaf.byteOffset, leaf.length).toString('utf8'));
}

/** The entry that a leaf must be; throws `corrupt` when it is none. */
export function entryOf(leaf: Uint8Array): Entry {
  const entry = decodeLeaf(leaf);
  if (!entry.ok) throw new TrailError('corrupt');
  return entry.value;
}

/** Entries of a half-open range, oldest first. Throws `corrupt` for a leaf that is no entry. */
export function readEntries(db: Db, from: number, to: number): readonly StoredEntry[] {
  type Row = { readonly hash: Uint8Array; readonly leaf: Uint8Array };
  const rows = db.prepare<[number, number], Row>('select hash, leaf from entries where seq >= ? and seq < ? order by seq').all(from, to);
  return rows.map(({ hash, leaf }) => ({ mark: hashMark(hash), entry: entryOf(leaf) }));
}
