/** What a text that is not a VIN may name: the form alone decides what the log is asked for. Pure. */
import { isPublishedError } from '../../pims/index.ts';
import { parseReceiptCode } from '../receipt/index.ts';
import { namesInside, type NameInside, TRANSACTION } from './inside.ts';

/** What is looked for. `text` is as the log has it. */
export type Sought =
  /** A part of a VIN. `isPlate`: it has the look of a licence plate, which the log does not keep; `words`: as it was typed, where it may be words of a story too. */
  | { readonly kind: 'vin-part'; readonly text: string; readonly isPlate: boolean; readonly words?: string }
  /** An attempt by its id or the beginning of it. */
  | { readonly kind: 'attempt'; readonly text: string; readonly isWhole: boolean }
  | { readonly kind: 'transaction'; readonly text: string }
  /** A published error of PIMS: `text` is its number. */
  | { readonly kind: 'error'; readonly text: string }
  /** `isSound`: without a typing error. */
  | { readonly kind: 'receipt'; readonly text: string; readonly isSound: boolean }
  /** Several names in one text. */
  | { readonly kind: 'several'; readonly text: string; readonly names: readonly NameInside[] }
  /** Words: of the story of a practice vehicle. The log holds none. */
  | { readonly kind: 'words'; readonly text: string };

/** Fewer characters of a VIN are in half of all VINs. */
const PART_MIN = 5;

/** From here on a text is more likely a VIN with something missing than a part that somebody chose. */
export const NEARLY_VIN = 12;

const VIN_PART = /^[A-HJ-NPR-Z0-9]+$/;
const VIN_LENGTH = 17;

/** `A-` and 26 characters of Crockford base 32 (refs.ts), or the first ones of them. */
const ATTEMPT = /^A-[0-9A-HJKMNP-TV-Z]{4,26}$/;
const ATTEMPT_LENGTH = 28;

/** Five groups of five, as a receipt prints its code; small slips stay recognisable. */
const RECEIPT = /^[0-9A-Z]{5}(?:[\s-]?[0-9A-Z]{5}){4}$/;

/** The number of an error, alone or after the word for it in one of the five languages. */
const ERROR = /^(?:PIMS[\s-]{0,3})?(?:ERROR|ERRORE|ERREUR|FEHLER|CODE)?[\s:]{0,3}(\d{4})$/;

/** Plates have letters and digits, in two to four groups or together: `AB-123-CD`, `B-XY 1234`, `1234 ABC`. */
const PLATE = /^(?=.*[A-Z])(?=.*\d)[A-Z0-9]{1,4}(?:[\s-][A-Z0-9]{1,4}){1,3}$/;
const PLATE_TOGETHER = /^(?:[A-Z]{2}\d{3}[A-Z]{2}|\d{4}[A-Z]{3}|[A-Z]{1,3}\d{2,4}[A-Z]{0,3})$/;

/** Words as a person types them to find a story; fewer letters are in most of them. */
const WORDS = /^\p{L}[\p{L}\p{M}\s'’-]{2,39}$/u;

/** Reads a text as a person types it: any case, blanks around it. Null when it has no form that anything could be found by. */
export function soughtIn(typed: string): Sought | null {
  const text = typed.trim();
  const capitals = text.toUpperCase();
  const names = text.length > VIN_LENGTH ? namesInside(text) : [];
  if (names.length > 1) return { kind: 'several', text, names };
  if (ATTEMPT.test(capitals)) return { kind: 'attempt', text: capitals, isWhole: capitals.length === ATTEMPT_LENGTH };
  if (TRANSACTION.test(capitals)) return { kind: 'transaction', text: text.toLowerCase() };
  if (RECEIPT.test(capitals)) return receipt(capitals);
  const error = ERROR.exec(capitals)?.[1];
  if (error !== undefined && isPublishedError(Number(error))) return { kind: 'error', text: error };
  const part = partOfVin(capitals);
  if (!WORDS.test(text)) return part;
  return part?.kind === 'vin-part' ? { ...part, words: text } : { kind: 'words', text };
}

function receipt(text: string): Sought {
  const code = parseReceiptCode(text);
  return { kind: 'receipt', text: code.ok ? code.value : text, isSound: code.ok };
}

function partOfVin(capitals: string): Sought | null {
  const text = capitals.replaceAll(/[\s-]/g, '');
  const isPlate = PLATE.test(capitals) || PLATE_TOGETHER.test(capitals);
  // Plates of some countries hold letters that a VIN does not: there is nothing to look for, and still something to say.
  if (!VIN_PART.test(text)) return isPlate ? { kind: 'vin-part', text, isPlate } : null;
  return text.length < PART_MIN || text.length >= VIN_LENGTH ? null : { kind: 'vin-part', text, isPlate };
}
