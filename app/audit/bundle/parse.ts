/** Reads a bundle file from anywhere. Every limit is checked before the work that it limits. */
import { canonicalJson, decodeUtf8, fail, type Json, ok, type Result } from '../../base/index.ts';
import { BUNDLE_LIMIT, type Bundle, type BundleAbout, type BundleEntry, type BundleTrace } from './types.ts';
import { DEPTH_LIMIT, LINE_LIMIT, readLine, type BundleLine, type HeadLine } from './wire.ts';

/**
 * Why a file is no bundle. `too-large`: over 32 MiB · `cut`: lines are missing, or the last one has no end · `format`: the first line is not
 * the head of a bundle of this version · `line-too-long`, `not-utf8`, `too-deep`, `not-json` · `not-canonical`: JSON, but not in its one
 * form · `shape`: members or values that are not of this format · `order`: a line where it does not belong, or entries that do not ascend.
 */
export type BundleFaultCode =
  'too-large' | 'cut' | 'format' | 'line-too-long' | 'not-utf8' | 'too-deep' | 'not-json' | 'not-canonical' | 'shape' | 'order';

/** The fault, and the line it is in, counted from 1; null when it is about the whole file. */
export type BundleFault = { readonly code: BundleFaultCode; readonly line: number | null };

const LINE_FEED = 0x0a;

/** The name of the format in every version, what its head is made of, and what every entry begins with: no one change takes them all away. */
const MARKS = ['carkey-bundle', '"checkpoint"', 'carkey-audit'].map((mark) => Array.from(mark, (character) => character.charCodeAt(0)));

/** The first two lines. */
const LINES_BEFORE_ENTRIES = 2;

/** The line of an entry in the file, counted from 1. `position` is its place among the entries, from 0. */
export function lineOfEntry(position: number): number {
  return LINES_BEFORE_ENTRIES + position + 1;
}

/**
 * Does the file look like a bundle at all? One that has none of the words of a bundle where it begins is another kind of file, and no evidence
 * of anything; one that has some of them, and cannot be read, is damaged or made to deceive.
 */
export function isBundleLike(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, LINE_LIMIT);
  return MARKS.some((mark) => start.some((first, at) => first === mark[0] && mark.every((byte, offset) => start[at + offset] === byte)));
}

/** The bundle in a file. What it claims is not checked here: see verify.ts. */
export function parseBundle(bytes: Uint8Array): Result<Bundle, BundleFault> {
  const steps = parseSteps(bytes);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same line by line, for a caller that rests in between. Yields how many bytes are read. */
export function* parseSteps(bytes: Uint8Array): Generator<number, Result<Bundle, BundleFault>, void> {
  if (bytes.length > BUNDLE_LIMIT) return fail({ code: 'too-large', line: null });
  const parts: Parts = { head: null, about: null, entries: [], traces: [] };
  let from = 0;
  for (let line = 1; from < bytes.length; line += 1) {
    const end = bytes.indexOf(LINE_FEED, from);
    if (end < 0) return fail({ code: 'cut', line });
    const read = lineIn(bytes.subarray(from, end));
    const code = read.ok ? take(parts, read.value) : line === 1 && read.error === 'shape' ? 'format' : read.error;
    if (code !== null) return fail({ code, line });
    from = end + 1;
    yield from;
  }
  return whole(parts);
}

type Parts = { head: HeadLine | null; about: BundleAbout | null; readonly entries: BundleEntry[]; readonly traces: BundleTrace[] };

function lineIn(bytes: Uint8Array): Result<BundleLine, BundleFaultCode> {
  if (bytes.length > LINE_LIMIT) return fail('line-too-long');
  const text = decodeUtf8(bytes);
  if (text === null) return fail('not-utf8');
  if (isTooDeep(text)) return fail('too-deep');
  const value = parseJson(text);
  if (value === undefined) return fail('not-json');
  if (!isCanonical(value, text)) return fail('not-canonical');
  const line = readLine(value);
  return line === undefined ? fail('shape') : ok(line);
}

/** Counts brackets outside strings. A text that is no JSON may be judged either way: the parser refuses it next. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quoted && character === '\\') at += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '{' || character === '[')) depth += 1;
    else if (!quoted && (character === '}' || character === ']')) depth -= 1;
    if (depth > DEPTH_LIMIT) return true;
  }
  return false;
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}

/** Also finds a member that is there twice: it is not written twice again. */
function isCanonical(value: Json, text: string): boolean {
  try {
    return canonicalJson(value) === text;
  } catch (fault) {
    if (fault instanceof TypeError) return false;
    throw fault;
  }
}

/** Puts a line where it belongs; the fault when it belongs nowhere. */
function take(parts: Parts, line: BundleLine): BundleFaultCode | null {
  if (parts.head === null && line.kind !== 'head') return 'format';
  switch (line.kind) {
    case 'head':
      if (parts.head !== null) return 'order';
      parts.head = line;
      return null;
    case 'about':
      if (parts.about !== null) return 'order';
      parts.about = { versions: line.versions, settings: line.settings, note: line.note };
      return null;
    case 'entry':
      return takeEntry(parts, line);
    case 'trace':
      if (parts.about === null) return 'order';
      parts.traces.push({ source: line.source, text: line.text });
      return parts.traces.length > (parts.head?.traces ?? 0) ? 'order' : null;
  }
}

function takeEntry(parts: Parts, { index, leaf, hashes, opened, withheld }: BundleEntry): BundleFaultCode | null {
  if (parts.about === null || parts.traces.length > 0 || index <= (parts.entries.at(-1)?.index ?? -1)) return 'order';
  parts.entries.push({ index, leaf, hashes, opened, withheld });
  return parts.entries.length > (parts.head?.entries ?? 0) ? 'order' : null;
}

function whole({ head, about, entries, traces }: Parts): Result<Bundle, BundleFault> {
  if (head === null || about === null || entries.length < head.entries || traces.length < head.traces) {
    return fail({ code: 'cut', line: null });
  }
  return ok({ origin: head.origin, checkpoint: head.checkpoint, keys: head.keys, about, entries, traces });
}
