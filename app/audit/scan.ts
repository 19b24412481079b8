/**
 * Reads the canonical form and nothing else: members in order, no spaces, shortest numbers, the one way to write a string.
 * One pass over the text, because a verification reads every entry of the log.
 */
import type { Json } from '../json.ts';
import { canonicalString } from './jcs.ts';
import type { Rule, Shape } from './shape.ts';

/** A place in a text. `plain`: every string in it is printable ASCII without escapes. */
export type Cursor = { readonly text: string; at: number; readonly plain: boolean };

const INTEGER = /-?[0-9]+/y;
const QUOTE = '"';

/** Reads an object of the given shape; undefined when the text is anything else. The cursor then stands anywhere. */
export function readObject(cursor: Cursor, shape: Shape): Readonly<Record<string, Json>> | undefined {
  const { text } = cursor;
  const members: Record<string, Json> = {};
  let lead = '{';
  for (const { name, token, required, rule } of shape.members) {
    if (!text.startsWith(token, cursor.at + 1) || text.charAt(cursor.at) !== lead) {
      if (required) return undefined;
      continue;
    }
    cursor.at += 1 + token.length;
    const value = readValue(cursor, rule);
    if (value === undefined) return undefined;
    members[name] = value;
    lead = ',';
  }
  if (lead === '{') return text.startsWith('{}', cursor.at) ? past(cursor, 2, members) : undefined;
  return text.charAt(cursor.at) === '}' ? past(cursor, 1, members) : undefined;
}

function past<T>(cursor: Cursor, length: number, value: T): T {
  cursor.at += length;
  return value;
}

function readValue(cursor: Cursor, rule: Rule): Json | undefined {
  switch (rule.kind) {
    case 'text': {
      const value = readString(cursor);
      return value !== undefined && rule.fits(value) ? value : undefined;
    }
    case 'integer':
      return readInteger(cursor);
    case 'integer-or-null':
      return cursor.text.startsWith('null', cursor.at) ? past(cursor, 4, null) : readInteger(cursor);
    case 'object':
      return readObject(cursor, rule.shape);
  }
}

function readInteger(cursor: Cursor): number | undefined {
  INTEGER.lastIndex = cursor.at;
  const digits = INTEGER.exec(cursor.text)?.[0];
  if (digits === undefined) return undefined;
  const value = Number(digits);
  if (!Number.isSafeInteger(value) || String(value) !== digits) return undefined;
  return past(cursor, digits.length, value);
}

function readString(cursor: Cursor): string | undefined {
  const { text, at } = cursor;
  if (text.charAt(at) !== QUOTE) return undefined;
  const end = cursor.plain ? text.indexOf(QUOTE, at + 1) : closingQuote(text, at + 1);
  if (end < 0) return undefined;
  const value = cursor.plain ? text.slice(at + 1, end) : unescaped(text.slice(at, end + 1));
  return value === undefined ? undefined : past(cursor, end + 1 - at, value);
}

function closingQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === QUOTE) return at;
    if (character === '\\') at += 1;
  }
  return -1;
}

/** The string that the literal writes, if it writes it canonically and in NFC. */
function unescaped(literal: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(literal);
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
  if (typeof value !== 'string' || !value.isWellFormed()) return undefined;
  return canonicalString(value) === literal && value.normalize('NFC') === value ? value : undefined;
}
