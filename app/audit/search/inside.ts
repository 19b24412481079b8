/**
 * What a longer text names: a mail, a page of a dealer system, a list. Only names that are whole and cannot be anything else are taken out of it,
 * since nobody typed them one by one. Pure.
 */
import { isPublishedError } from '../../pims/index.ts';
import { parseVin } from '../../vehicle/index.ts';
import { parseAttemptId } from '../entry/index.ts';
import { parseReceiptCode } from '../receipt/index.ts';
import { ERROR_WORDS, TRANSACTION } from './forms.ts';

/** Vehicles first. */
const KINDS = ['vin', 'attempt', 'transaction', 'receipt', 'error'] as const;

/** One name in a text, written as the log has it. */
export type NameInside = { readonly kind: (typeof KINDS)[number]; readonly text: string };

/** Characters of a text that are read: a mail with all that it quotes. */
const MOST = 100_000;

/** Letters and digits, with strokes between them. */
const TOKEN = /[A-Z0-9]+(?:-[A-Z0-9]+)*/g;

/** As a receipt prints it: other blocks of five are everywhere. */
const RECEIPT = /^[0-9A-Z]{5}(?:-[0-9A-Z]{5}){4}$/;

/** A number alone may be a year or a price; behind a word for an error it is one. */
const ERROR = new RegExp(`(?<![A-Z])(?=[A-Z])${ERROR_WORDS}[\\s:#-]{0,3}(\\d{4})(?!\\d)`, 'g');

/** The names in a text, each once: by kind, then in the order of the text. */
export function namesInside(text: string): readonly NameInside[] {
  const capitals = text.slice(0, MOST).toUpperCase();
  const tokens = [...capitals.matchAll(TOKEN)].flatMap(([token]) => namesIn(token));
  const errors = [...capitals.matchAll(ERROR)].flatMap(([, number]) => (isPublishedError(Number(number)) ? [nameOf('error', number)] : []));
  const each = [...new Map([...tokens, ...errors].map((name) => [`${name.kind} ${name.text}`, name])).values()];
  return KINDS.flatMap((kind) => each.filter((name) => name.kind === kind));
}

/** What a token is, or the vehicles that its parts are. */
function namesIn(token: string): readonly NameInside[] {
  if (parseAttemptId(token) !== null) return [nameOf('attempt', token)];
  if (TRANSACTION.test(token)) return [nameOf('transaction', token.toLowerCase())];
  if (RECEIPT.test(token)) {
    const code = parseReceiptCode(token);
    if (code.ok) return [nameOf('receipt', code.value)];
  }
  return token.split('-').flatMap((part) => (parseVin(part) === null ? [] : [nameOf('vin', part)]));
}

const nameOf = (kind: NameInside['kind'], text = ''): NameInside => ({ kind, text });
