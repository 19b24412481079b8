/**
 * The bytes of an entry: `carkey-audit/1`, a line feed, and the canonical JSON of its members (jcs.ts, shape.ts), at most 8 KiB.
 * These bytes are what is hashed and what is kept for ever; a second version of them would get a prefix of its own.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalInteger, canonicalString, decodeUtf8, fail, isPlain, type Json, ok, type Result } from '../../base/index.ts';
import { plainForm } from './plain-form.ts';
import { ENTRY_SHAPE, type Form, type Rule, type Shape } from './shape.ts';
import type { Entry } from './types.ts';

/** What every entry of this version begins with. */
export const ENTRY_PREFIX = 'carkey-audit/1\n';

/** Longest entry in bytes. */
export const ENTRY_LIMIT = 8192;

/** Why bytes are not an entry. `content`: not the one canonical form of an entry with known members. */
export type EntryFault = 'too-long' | 'not-utf8' | 'prefix' | 'content';

/** The bytes of an entry as text, for a caller that encodes UTF-8 by itself and minds the limit. Throws a TypeError like {@link encodeEntry}. */
export function entryText(entry: Entry): string {
  return ENTRY_PREFIX + writeObject(entry, ENTRY_SHAPE);
}

/** The bytes of an entry. Throws a TypeError for anything outside the profile, a RangeError over 8 KiB: such a draft is a bug. */
export function encodeEntry(entry: Entry): Uint8Array {
  const bytes = utf8ToBytes(entryText(entry));
  if (bytes.length > ENTRY_LIMIT) throw new RangeError(`an entry has at most ${ENTRY_LIMIT} bytes`);
  return bytes;
}

function writeObject(value: object, shape: Shape): string {
  const given = value as Readonly<Record<string, Json | undefined>>;
  let text = '{';
  let written = 0;
  for (const { name, token, required, rule } of shape.members) {
    const member = given[name];
    if (member === undefined) {
      if (required) throw new TypeError(`an entry needs ${name}`);
      continue;
    }
    text += (written === 0 ? token : `,${token}`) + writeValue(name, member, rule);
    written += 1;
  }
  if (written !== countGiven(given)) refuseUnknown(given, shape);
  return `${text}}`;
}

function countGiven(given: Readonly<Record<string, Json | undefined>>): number {
  let count = 0;
  for (const name in given) if (given[name] !== undefined) count += 1;
  return count;
}

function refuseUnknown(given: object, shape: Shape): never {
  const name = Object.keys(given).find((key) => !shape.names.has(key));
  throw new TypeError(`an entry has no member ${name ?? 'of this kind'}`);
}

function writeValue(name: string, value: Json, rule: Rule): string {
  switch (rule.kind) {
    case 'text':
      if (typeof value === 'string') return writeText(name, value, rule.form);
      break;
    case 'integer-or-null':
      if (value === null) return 'null';
      if (typeof value === 'number') return canonicalInteger(value);
      break;
    case 'integer':
      if (typeof value === 'number') return canonicalInteger(value);
      break;
    case 'object':
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return writeObject(value, rule.shape);
  }
  throw new TypeError(`${name} of an entry is not ${rule.kind}`);
}

function writeText(name: string, value: string, form: Form | null): string {
  const fits = form === null ? isPlain(value) || value.normalize('NFC') === value : form.whole.test(value);
  if (!fits) throw new TypeError(`${name} of an entry is not of its form`);
  return form === null ? canonicalString(value) : `"${value}"`;
}

/** The entry that the bytes are; strict: encoding it again gives the same bytes. */
export function decodeEntry(bytes: Uint8Array): Result<Entry, EntryFault> {
  if (bytes.length > ENTRY_LIMIT) return fail('too-long');
  const text = decodeUtf8(bytes);
  return text === null ? fail('not-utf8') : decodeEntryText(text);
}

/** The same from text, for a caller that decoded valid UTF-8 by itself. */
export function decodeEntryText(text: string): Result<Entry, EntryFault> {
  if (text.length > ENTRY_LIMIT) return fail('too-long');
  if (!text.startsWith(ENTRY_PREFIX)) return fail('prefix');
  if (PLAIN_ENTRY.test(text)) return ok(JSON.parse(text.slice(ENTRY_PREFIX.length)) as Entry);
  const entry = parseCanonical(text);
  return entry === null ? fail('content') : ok(entry);
}

const PLAIN_ENTRY = new RegExp(`^${ENTRY_PREFIX}${plainForm(ENTRY_SHAPE)}$`);

/** The rule itself: what is read must be an entry, and writing it must give the same text. */
function parseCanonical(text: string): Entry | null {
  try {
    const entry = asObject(JSON.parse(text.slice(ENTRY_PREFIX.length)));
    return entryText(entry) === text && encodeEntry(entry).length <= ENTRY_LIMIT ? entry : null;
  } catch (fault) {
    if (fault instanceof SyntaxError || fault instanceof TypeError || fault instanceof RangeError) return null;
    throw fault;
  }
}

function asObject(value: unknown): Entry {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('an entry is an object');
  return value as Entry;
}
