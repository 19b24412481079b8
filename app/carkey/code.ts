/**
 * The security code of an activation: strict Base64 (RFC 4648 section 4) around bytes that are text in the published sample and
 * need not be. Odd content is named as a fault, never trimmed into shape (activation rule 13).
 */
import { fail, ok } from '../result.ts';
import type { Result } from '../result.ts';
import type { CodeFault, DecodedCode } from './types.ts';
import { decodeUtf8 } from './utf8.ts';

/** Longest Base64 text that is looked at, in characters. */
export const CODE_MAX_LENGTH = 4096;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** Control, format, private and unassigned characters, line separators, and every space but U+0020: two of them can look alike. */
const NOT_PRINTABLE = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

/** Decodes the `securityCode` of an answer. The text keeps its spaces; one line end behind it is named and taken off. */
export function decodeSecurityCode(raw: string | null): Result<DecodedCode, CodeFault> {
  if (raw === null) return fail('missing');
  if (raw === '') return fail('empty');
  if (raw.length > CODE_MAX_LENGTH) return fail('too-long');
  if (!BASE64.test(raw)) return fail('not-base64');
  const bytes = fromBase64(raw);
  return bytes === null ? fail('not-canonical') : ok(describe(raw, bytes));
}

/** Bytes of well-formed Base64, or null when the bits behind the last byte are not zero: two texts would mean the same bytes. */
function fromBase64(text: string): Uint8Array | null {
  const digits = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((digits.length * 6) / 8));
  let buffer = 0;
  let bits = 0;
  let length = 0;
  for (const digit of digits) {
    buffer = (buffer << 6) | ALPHABET.indexOf(digit);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length++] = buffer >> bits;
    buffer &= (1 << bits) - 1;
  }
  return buffer === 0 ? bytes : null;
}

function describe(raw: string, bytes: Uint8Array): DecodedCode {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const whole = decodeUtf8(bytes);
  const trailing = whole === null ? 'none' : trailingOf(whole);
  const text = whole === null ? null : whole.slice(0, whole.length - LINE_END_LENGTH[trailing]);
  if (text === null || text === '' || NOT_PRINTABLE.test(text)) {
    return { raw, hex, byteLength: bytes.length, text: null, trailing: 'none', copy: hex };
  }
  return { raw, hex, byteLength: bytes.length, text, trailing, copy: text };
}

const LINE_END_LENGTH: Readonly<Record<DecodedCode['trailing'], number>> = {
  none: 0,
  'line-feed': 1,
  'carriage-return-line-feed': 2,
};

function trailingOf(text: string): DecodedCode['trailing'] {
  if (text.endsWith('\r\n')) return 'carriage-return-line-feed';
  return text.endsWith('\n') ? 'line-feed' : 'none';
}
