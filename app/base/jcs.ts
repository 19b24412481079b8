/**
 * Canonical JSON (RFC 8785) in the profile of the audit trail: strings, safe integers, booleans, null, arrays and objects.
 * Fractions and exponents are refused, so the number formatting of RFC 8785 section 3.2.2.3 is not needed.
 */
import type { Json } from './json.ts';

const PLAIN = /^[ !#-[\]-~]*$/;

/** Printable ASCII without quote and backslash: such a string is its own JSON text, and its own NFC. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/** The canonical text of a value. Throws a TypeError for a fraction, an unsafe integer, minus zero or a lone surrogate. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return canonicalString(value);
  if (typeof value === 'number') return canonicalInteger(value);
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${canonicalString(key)}:${canonicalJson(member)}`).join(',')}}`;
}

/** `Array.isArray` does not narrow a readonly array. */
function isArray(value: Exclude<Json, null | boolean | number | string>): value is readonly Json[] {
  return Array.isArray(value);
}

/** A string as RFC 8785 section 3.2.2.2 writes it, which is what ECMAScript's own serialiser writes for well-formed text. */
export function canonicalString(value: string): string {
  if (isPlain(value)) return `"${value}"`;
  if (!value.isWellFormed()) throw new TypeError('a lone surrogate has no canonical JSON');
  return JSON.stringify(value);
}

/** An integer within 2^53 - 1, in decimal. */
export function canonicalInteger(value: number): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new TypeError('only integers within 2^53 - 1 have a canonical form here');
  return String(value);
}
