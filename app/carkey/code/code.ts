/**
 * The security code of an activation: strict Base64 (RFC 4648 section 4) around bytes that are text in the published sample and
 * need not be. Odd content is named as a fault, never trimmed into shape (activation rule 13).
 */
import { decodeBase64, decodeUtf8, fail, isBase64, ok, type Result } from '../../base/index.ts';
import type { ReceivedCode } from '../../pims/index.ts';
import type { CodeFault, CodeState, DecodedCode } from '../index.ts';

/** Longest Base64 text that is looked at, in characters. */
export const CODE_MAX_LENGTH = 4096;

/** Control, format, private and unassigned characters, line separators, and every space but U+0020: two of them can look alike. */
const NOT_PRINTABLE = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

/** What an answer with this code leaves of it: a text that decodes, something else, or nothing at all. */
export function receivedState(code: ReceivedCode | null): Extract<CodeState, 'sealed' | 'faulty' | 'missing'> {
  if (code === null) return 'missing';
  return code.form === 'text' && decodeSecurityCode(code.text).ok ? 'sealed' : 'faulty';
}

/** A sealed code as a person is shown it. Digits can be Base64 too: what did not come as a text is not decoded, however it looks. */
export function openedCode(raw: string, state: 'sealed' | 'faulty'): Result<DecodedCode, CodeFault> {
  const decoded = decodeSecurityCode(raw);
  return state === 'faulty' && decoded.ok ? fail('not-text') : decoded;
}

/** Decodes the `securityCode` of an answer. The text keeps its spaces; one line end behind it is named and taken off. */
export function decodeSecurityCode(raw: string | null): Result<DecodedCode, CodeFault> {
  if (raw === null) return fail('missing');
  if (raw === '') return fail('empty');
  if (raw.length > CODE_MAX_LENGTH) return fail('too-long');
  if (!isBase64(raw)) return fail('not-base64');
  const bytes = decodeBase64(raw);
  return bytes === null ? fail('not-canonical') : ok(describe(raw, bytes));
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
