/**
 * What a longer text names: a mail, a page of a dealer system, a list. Only names that are whole and cannot be anything else are taken out of it,
 * since nobody typed them one by one; what is nearly a VIN is told, since it may be the one that was meant. Pure.
 */
import { isPublishedError } from '../../pims/index.ts';
import { judgeVin, parseVin } from '../../vehicle/index.ts';
import { ATTEMPT_ID } from '../entry/index.ts';
import { parseReceiptCode } from '../receipt/index.ts';

/** Vehicles first. `nearly`: a VIN with a slip. */
const KINDS = ['vin', 'nearly', 'attempt', 'transaction', 'receipt', 'error'] as const;

/** One name in a text, written as the log has it; what is nearly a VIN as it stands there, without blanks and strokes. */
export type NameInside = { readonly kind: (typeof KINDS)[number]; readonly text: string };

/** Characters of a text that are read: a mail with all that it quotes. */
const MOST = 100_000;

/** A UUID, as `main/pims/transaction.ts` makes them, in capitals. */
export const TRANSACTION = /^[0-9A-F]{8}-(?:[0-9A-F]{4}-){3}[0-9A-F]{12}$/;

/** As a receipt prints it: other blocks of five are everywhere. */
const RECEIPT = /^[0-9A-Z]{5}(?:-[0-9A-Z]{5}){4}$/;

/** In one piece, or in its three parts. ISO 3779 ends a VIN in four digits: words of 17 letters, as German has many, do not. A letter it has as well. */
const VIN = /^(?=[0-9 -]*[A-Z])(?:[A-Z0-9]{13}|[A-Z0-9]{3}[ -][A-Z0-9]{6}[ -][A-Z0-9]{4})\d{4}$/;

/** A number alone may be a year, a price or the code of a door; behind a word for an error, and not in a date or a larger number, it is one. */
const ERROR =
  /(?<![A-Z])(?:PIMS|ERRORE?|ERREUR|FEHLER)[\s-]{0,3}(?:ERRORE?|ERREUR|FEHLER)?[\s-]{0,3}(?:CODE|NR|NO)?[\s:#=.()[\]-]{0,3}(\d{4})(?![A-Z0-9]|[.,-]\d)/g;

/** A form of a whole text, wherever no letter and no digit goes on. */
const anywhere = ({ source }: RegExp): RegExp => new RegExp(`(?<![A-Z0-9])${source.slice(1, -1)}(?![A-Z0-9])`, 'g');

/** What is looked for, and what becomes of it. */
const FORMS: readonly (readonly [form: RegExp, name: (text: string) => readonly NameInside[]])[] = [
  [anywhere(VIN), vinIn],
  [anywhere(ATTEMPT_ID), (text) => [{ kind: 'attempt', text }]],
  [anywhere(TRANSACTION), (text) => [{ kind: 'transaction', text: text.toLowerCase() }]],
  [anywhere(RECEIPT), receiptIn],
  [ERROR, (text) => (isPublishedError(Number(text)) ? [{ kind: 'error', text }] : [])],
];

/** The names in a text, each once: by kind, then in the order of the text. */
export function namesInside(text: string): readonly NameInside[] {
  // Full-width letters and invisible marks are repaired as in a text that is typed.
  const capitals = text
    .slice(0, MOST)
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .toUpperCase();
  const names = FORMS.flatMap(([form, name]) => [...capitals.matchAll(form)].flatMap(([whole, part]) => name(part ?? whole)));
  const each = [...new Map(names.map((name) => [`${name.kind} ${name.text}`, name])).values()];
  return KINDS.flatMap((kind) => each.filter((name) => name.kind === kind));
}

function vinIn(found: string): readonly NameInside[] {
  const text = found.replaceAll(/[ -]/g, '');
  if (parseVin(text) !== null) return [{ kind: 'vin', text }];
  return judgeVin(text).suggestions.length > 0 ? [{ kind: 'nearly', text }] : [];
}

function receiptIn(text: string): readonly NameInside[] {
  const code = parseReceiptCode(text);
  return code.ok ? [{ kind: 'receipt', text: code.value }] : [];
}
