/**
 * The lines of a bundle file. It is JSON Lines: each line is one object in canonical JSON (jcs.ts), first the `head`, then `about`, then
 * an `entry` for each entry, then a `trace` for each line of the traces. So a person can read it, a reader needs to hold one line only,
 * and one bundle has one form. Nothing in it is a file name, and members that are not listed here are refused.
 */
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { decodeBase64, decodeUtf8, encodeBase64, type Json } from '../../base/index.ts';
import { ENTRY_LIMIT, type PersonalField } from '../entry/index.ts';
import { HASH_BYTES } from '../log/index.ts';
import { flag, listOf, objectOf, oneOf, orNull, textOf, wholeUpTo, type Reader } from './readers.ts';
import {
  BUNDLE_ENTRY_LIMIT,
  BUNDLE_TRACE_LIMIT,
  type BundleAbout,
  type BundleEntry,
  type BundleNote,
  type BundleSettings,
  type BundleTrace,
  type BundleVersions,
  type DisclosedField,
} from './types.ts';

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
  station: 'station',
};

const word = textOf(80, /^[ -~]{1,80}$/);
/** The forms count characters, of which one may take two code units. */
const lineText = textOf(2 * 2_000, /^[^\p{Cc}]{0,2000}$/u);
const longText = textOf(2 * 4_000, /^(?:\n|[^\p{Cc}]){0,4000}$/u);
const safeWhole = wholeUpTo(Number.MAX_SAFE_INTEGER);
const field = oneOf(Object.values(FIELDS));

/** Bytes behind a text, where `decode` finds some. */
function bytesOf(maxText: number, decode: (text: string) => Uint8Array | null): Reader<Uint8Array> {
  const text = textOf(maxText);
  return (value) => {
    const given = text(value);
    return given === undefined ? undefined : (decode(given) ?? undefined);
  };
}

const hash = bytesOf(64, (given) => {
  const decoded = decodeBase64(given);
  return decoded?.length === HASH_BYTES ? decoded : null;
});
const salt = bytesOf(64, (given) => (/^[0-9a-f]{64}$/.test(given) ? hexToBytes(given) : null));
const leaf = bytesOf(ENTRY_LIMIT, utf8ToBytes);

const head = objectOf<HeadLine>({
  kind: oneOf(['head']),
  format: oneOf([BUNDLE_FORMAT]),
  origin: textOf(400, /^[^]/),
  checkpoint: textOf(LINE_LIMIT / 2),
  keys: listOf(textOf(1_000), 8, 1),
  entries: wholeUpTo(BUNDLE_ENTRY_LIMIT),
  traces: wholeUpTo(BUNDLE_TRACE_LIMIT),
});

const versions = objectOf<BundleVersions>({
  app: word,
  shell: oneOf(['electron', 'web', 'cli']),
  node: word,
  sqlite: word,
  platform: word,
  arch: word,
  electron: orNull(word),
});

const settings = objectOf<BundleSettings>({
  mode: oneOf(['practice', 'live']),
  language: orNull(textOf(2, /^[a-z]{2}$/)),
  sdk: word,
  environment: word,
  brand: lineText,
  bridge: oneOf(['wss', 'ws', 'none']),
  pinned: flag,
  answerTimeoutMs: safeWhole,
  activationTimeoutMs: safeWhole,
});

const note = objectOf<BundleNote>({ by: lineText, at: safeWhole, text: longText });

const opened = objectOf<DisclosedField>({ name: field, value: textOf(16_384), salt });

/** What each kind of line may hold. */
const LINES: { readonly [K in BundleLine['kind']]: Reader<Extract<BundleLine, { kind: K }>> } = {
  head,
  about: objectOf({ kind: oneOf(['about']), versions, settings, note: orNull(note) }),
  entry: objectOf({
    kind: oneOf(['entry']),
    index: safeWhole,
    leaf,
    hashes: listOf(hash, 63),
    opened: listOf(opened, 16),
    withheld: listOf(field, 16),
  }),
  trace: objectOf({ kind: oneOf(['trace']), source: oneOf(['link', 'bridge']), text: lineText }),
};

const kindOf = oneOf<BundleLine['kind']>(['head', 'about', 'entry', 'trace']);

/** The line in a value from anywhere; undefined when it is none. */
export function readLine(value: Json): BundleLine | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  const kind = kindOf(value.kind);
  return kind === undefined ? undefined : LINES[kind](value);
}

/** The JSON of a line. Throws a RangeError for one that {@link readLine} would refuse, a TypeError for an entry that is not UTF-8. */
export function lineJson(line: BundleLine): Json {
  const written = line.kind === 'entry' ? entryJson(line) : line;
  if (readLine(written) === undefined) throw new RangeError(`a line of kind ${line.kind} is not within the limits of a bundle`);
  return written;
}

function entryJson(entry: Extract<BundleLine, { kind: 'entry' }>): Json {
  return {
    ...entry,
    leaf: leafText(entry.leaf),
    hashes: entry.hashes.map(encodeBase64),
    opened: entry.opened.map((one) => ({ ...one, salt: bytesToHex(one.salt) })),
  };
}

function leafText(given: Uint8Array): string {
  const decoded = decodeUtf8(given);
  if (decoded === null) throw new TypeError('an entry is UTF-8');
  return decoded;
}
