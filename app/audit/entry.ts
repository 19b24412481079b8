/**
 * The bytes of an entry: `carkey-audit/1`, a line feed, and the canonical JSON of its members (jcs.ts, shape.ts), at most 8 KiB.
 * These bytes are what is hashed and what is kept for ever; a second version of them would get a prefix of its own.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Json } from '../json.ts';
import { fail, ok, type Result } from '../result.ts';
import { canonicalInteger, canonicalString } from './jcs.ts';
import { readObject, type Cursor } from './scan.ts';
import { ENTRY_SHAPE, type Rule, type Shape } from './shape.ts';
import type { Entry } from './types.ts';
import { decodeUtf8 } from '../carkey/utf8.ts';

/** What every entry of this version begins with. */
export const ENTRY_PREFIX = 'carkey-audit/1\n';

/** Longest entry in bytes. */
export const ENTRY_LIMIT = 8192;

/** Why bytes are not an entry. `content`: not the one canonical form of an entry with known members. */
export type EntryFault = 'too-long' | 'not-utf8' | 'prefix' | 'content';

/** The bytes of an entry. Throws a TypeError for anything outside the profile, a RangeError over 8 KiB: such a draft is a bug. */
export function encodeEntry(entry: Entry): Uint8Array {
  const bytes = utf8ToBytes(ENTRY_PREFIX + writeObject(entry, ENTRY_SHAPE));
  if (bytes.length > ENTRY_LIMIT) throw new RangeError(`an entry has at most ${ENTRY_LIMIT} bytes`);
  return bytes;
}

function writeObject(value: object, shape: Shape): string {
  for (const name of Object.keys(value)) if (!shape.names.has(name)) throw new TypeError(`an entry has no member ${name}`);
  let text = '';
  for (const { name, token, required, rule } of shape.members) {
    const member = (value as Readonly<Record<string, Json | undefined>>)[name];
    if (member !== undefined) text += `${text === '' ? '' : ','}${token}${writeValue(name, member, rule)}`;
    else if (required) throw new TypeError(`an entry needs ${name}`);
  }
  return `{${text}}`;
}

function writeValue(name: string, value: Json, rule: Rule): string {
  if (rule.kind === 'text' && typeof value === 'string') return writeText(name, value, rule.fits);
  if (rule.kind === 'object' && typeof value === 'object' && value !== null) return writeObject(value, rule.shape);
  if ((rule.kind === 'integer' || rule.kind === 'integer-or-null') && typeof value === 'number') return canonicalInteger(value);
  if (rule.kind === 'integer-or-null' && value === null) return 'null';
  throw new TypeError(`${name} of an entry is not ${rule.kind}`);
}

function writeText(name: string, value: string, fits: (value: string) => boolean): string {
  const text = canonicalString(value);
  if (!fits(value) || value.normalize('NFC') !== value) throw new TypeError(`${name} of an entry is not of its form`);
  return text;
}

/** The entry that the bytes are; strict: encoding it again gives the same bytes. */
export function decodeEntry(bytes: Uint8Array): Result<Entry, EntryFault> {
  if (bytes.length > ENTRY_LIMIT) return fail('too-long');
  const text = decodeUtf8(bytes);
  return text === null ? fail('not-utf8') : decodeEntryText(text);
}

/** The same from text, for a caller that decoded valid UTF-8 of at most 8 KiB by itself. */
export function decodeEntryText(text: string): Result<Entry, EntryFault> {
  if (!text.startsWith(ENTRY_PREFIX)) return fail('prefix');
  const cursor: Cursor = { text, at: ENTRY_PREFIX.length, plain: PLAIN_BODY.test(text) };
  const entry = readObject(cursor, ENTRY_SHAPE);
  if (entry === undefined || cursor.at !== text.length) return fail('content');
  return ok(entry as Entry);
}

/** Nothing but printable ASCII without backslash after the first line: then every string is its own JSON text. */
const PLAIN_BODY = /^[a-z/1-]*\n[ -[\]-~]*$/;
