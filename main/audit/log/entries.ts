/** Reads entries back from log.db. */
import { isUtf8 } from 'node:buffer';
import { decodeEntryText, type Entry, ENTRY_LIMIT, type EntryFault, entryText } from '../../../app/audit/entry/index.ts';
import { hashMark } from '../../../app/audit/projection/index.ts';
import { fail, type Result } from '../../../app/base/index.ts';
import type { Db } from '../store/index.ts';
import { nativeSha256 } from '../../base/index.ts';
import { TrailError } from '../../disk/index.ts';

/** An entry with the mark of its leaf hash as stored. */
export type StoredEntry = { readonly entry: Entry; readonly mark: number };

/** A leaf to be written, and its hash. */
export type EncodedLeaf = { readonly leaf: Uint8Array; readonly hash: Uint8Array };

/** Encodes an entry (see encodeEntry) into the same memory that is hashed. */
export function encodeLeaf(entry: Entry): EncodedLeaf {
  const prefixed = Buffer.from(`\0${entryText(entry)}`);
  if (prefixed.length > ENTRY_LIMIT + 1) throw new RangeError(`an entry has at most ${ENTRY_LIMIT} bytes`);
  return { leaf: prefixed.subarray(1), hash: nativeSha256(prefixed) };
}

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
