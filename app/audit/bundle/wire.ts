/**
 * The lines of a bundle file. It is JSON Lines: each line is one object in canonical JSON (jcs.ts), first the `head`, then `about`, then
 * an `entry` for each entry, then a `trace` for each line of the traces. So a person can read it, a reader needs to hold one line only,
 * and one bundle has one form. Nothing in it is a file name, and members that are not listed here are refused.
 */
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { decodeUtf8 } from '../../carkey/utf8.ts';
import { decodeBase64, encodeBase64 } from '../../base64.ts';
import { ENTRY_LIMIT } from '../entry.ts';
import { HASH_BYTES } from '../merkle.ts';
import type { PersonalField } from '../types.ts';
import { BUNDLE_ENTRY_LIMIT, BUNDLE_TRACE_LIMIT, type BundleAbout, type BundleEntry, type BundleTrace } from './types.ts';

/** Name and version of the format; a bundle of another version is refused. */
export const BUNDLE_FORMAT = 'carkey-bundle/1';

/** Longest line in bytes. */
export const LINE_LIMIT = 256 * 1024;

/** Deepest nesting of a line. An entry's opened fields are at 3. */
export const DEPTH_LIMIT = 4;

/** The first line. The counts show a file that was cut between two lines. */
export type HeadLine = {
  readonly kind: 'head';
  readonly format: typeof BUNDLE_FORMAT;
  readonly origin: string;
  readonly checkpoint: string;
  readonly keys: readonly string[];
  readonly entries: number;
  readonly traces: number;
};

/** Any line. */
export type BundleLine =
  | HeadLine
  | ({ readonly kind: 'about' } & BundleAbout)
  | ({ readonly kind: 'entry' } & BundleEntry)
  | ({ readonly kind: 'trace' } & BundleTrace);

const FIELDS: Readonly<Record<PersonalField, PersonalField>> = {
  vin: 'vin',
  operator: 'operator',
  input: 'input',
  answer: 'answer',
  code: 'code',
  reason: 'reason',
  connection: 'connection',
};

const word = z.string().regex(/^[ -~]{1,80}$/);
const line = z.string().regex(/^[^\p{Cc}]{0,2000}$/u);
const text = z.string().regex(/^(?:\n|[^\p{Cc}]){0,4000}$/u);
const milliseconds = z.int().min(0);

/** Bytes behind a text. `read` gives null for a text that `write` would not have written. */
function bytes(read: (text: string) => Uint8Array | null, write: (bytes: Uint8Array) => string) {
  return z.codec(
    z.string(),
    z.custom<Uint8Array>((value) => value instanceof Uint8Array),
    {
      decode: (given, context) => {
        const decoded = read(given);
        if (decoded !== null) return decoded;
        context.issues.push({ code: 'custom', input: given });
        return z.NEVER;
      },
      encode: write,
    },
  );
}

const hash = bytes((given) => ofLength(decodeBase64(given)), encodeBase64);
const salt = bytes((given) => (/^[0-9a-f]{64}$/.test(given) ? hexToBytes(given) : null), bytesToHex);
const leaf = bytes((given) => (given.length <= ENTRY_LIMIT ? utf8ToBytes(given) : null), leafText);

function ofLength(decoded: Uint8Array | null): Uint8Array | null {
  return decoded?.length === HASH_BYTES ? decoded : null;
}

function leafText(given: Uint8Array): string {
  const decoded = decodeUtf8(given);
  if (decoded === null) throw new TypeError('an entry is UTF-8');
  return decoded;
}

const field = z.enum(FIELDS);

const head = z.strictObject({
  kind: z.literal('head'),
  format: z.literal(BUNDLE_FORMAT),
  origin: z.string().min(1).max(400),
  checkpoint: z.string().max(LINE_LIMIT / 2),
  keys: z.array(z.string().max(1000)).min(1).max(8),
  entries: z.int().min(0).max(BUNDLE_ENTRY_LIMIT),
  traces: z.int().min(0).max(BUNDLE_TRACE_LIMIT),
});

const about = z.strictObject({
  kind: z.literal('about'),
  versions: z.strictObject({
    app: word,
    shell: z.enum(['electron', 'web', 'cli']),
    node: word,
    sqlite: word,
    platform: word,
    arch: word,
    electron: word.nullable(),
  }),
  settings: z.strictObject({
    mode: z.enum(['practice', 'live']),
    language: z
      .string()
      .regex(/^[a-z]{2}$/)
      .nullable(),
    sdk: word,
    environment: word,
    brand: line,
    bridge: z.enum(['wss', 'ws', 'none']),
    pinned: z.boolean(),
    answerTimeoutMs: milliseconds,
    activationTimeoutMs: milliseconds,
  }),
  note: z.strictObject({ by: line, at: milliseconds, text }).nullable(),
});

const entry = z.strictObject({
  kind: z.literal('entry'),
  index: z.int().min(0),
  leaf,
  hashes: z.array(hash).max(63),
  opened: z.array(z.strictObject({ name: field, value: z.string().max(16_384), salt })).max(16),
  withheld: z.array(field).max(16),
});

const trace = z.strictObject({ kind: z.literal('trace'), source: z.enum(['link', 'bridge']), text: line });

/** Reads and writes one line. */
export const bundleLine: z.ZodType<BundleLine> = z.discriminatedUnion('kind', [head, about, entry, trace]);
