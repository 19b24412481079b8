/**
 * What a longer text names: a mail, a page of a dealer system, a list. Only names that are whole and cannot be anything else are taken out of it,
 * since nobody typed them one by one. Pure.
 */
import { isPublishedError } from '../../pims/index.ts';
import { parseVin } from '../../vehicle/index.ts';
import { parseReceiptCode } from '../receipt/index.ts';

/** One name in a text, written as the log has it. */
export type NameInside =
  | { readonly kind: 'vin'; readonly text: string }
  | { readonly kind: 'attempt'; readonly text: string }
  | { readonly kind: 'transaction'; readonly text: string }
  | { readonly kind: 'receipt'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string };

/** Characters of a text that are read: a mail with all that it quotes. */
const MOST = 100_000;

const VIN = /(?<![A-Z0-9])[A-HJ-NPR-Z0-9]{17}(?![A-Z0-9])/g;
const ATTEMPT = /(?<![A-Z0-9])A-[0-9A-HJKMNP-TV-Z]{26}(?![A-Z0-9])/g;
const TRANSACTION = /(?<![A-Z0-9])[0-9A-F]{8}-(?:[0-9A-F]{4}-){3}[0-9A-F]{12}(?![A-Z0-9])/g;
/** As a receipt prints it, groups with a stroke between them: other blocks of five are everywhere. */
const RECEIPT = /(?<![A-Z0-9-])[0-9A-Z]{5}(?:-[0-9A-Z]{5}){4}(?![A-Z0-9-])/g;
/** A number alone may be a year or a price; with the word for an error before it, it is one. */
const ERROR = /(?:PIMS|ERROR|ERRORE|ERREUR|FEHLER)(?:[\s-]*(?:ERROR|ERRORE|ERREUR|FEHLER|CODE))?[\s:#-]{0,3}(\d{4})(?!\d)/g;

/** The names in a text, vehicles first, each once, in the order of the text. */
export function namesInside(text: string): readonly NameInside[] {
  const capitals = text.slice(0, MOST).toUpperCase();
  const each = (form: RegExp, group = 0) => [...new Set([...capitals.matchAll(form)].flatMap((match) => match[group] ?? []))];
  const sound = (code: string): readonly string[] => {
    const parsed = parseReceiptCode(code);
    return parsed.ok ? [parsed.value] : [];
  };
  return [
    ...each(VIN).flatMap((name) => (parseVin(name) === null ? [] : [{ kind: 'vin' as const, text: name }])),
    ...each(ATTEMPT).map((name) => ({ kind: 'attempt' as const, text: name })),
    ...each(TRANSACTION).map((name) => ({ kind: 'transaction' as const, text: name.toLowerCase() })),
    ...each(RECEIPT)
      .flatMap(sound)
      .map((name) => ({ kind: 'receipt' as const, text: name })),
    ...each(ERROR, 1).flatMap((name) => (isPublishedError(Number(name)) ? [{ kind: 'error' as const, text: name }] : [])),
  ];
}
