/** The customer's side of a job as one text of listed words, for `d.word`: five fields with blanks between them, `-` where there is none. */
import { BROWSER_WORKS, CONSENTS, WORK_TROUBLES } from './types.ts';

declare const customerBrand: unique symbol;
/** Such a text. */
export type CustomerWords = string & { readonly [customerBrand]: true };

/** What an entry of kind `customer` has as `out`: whose session it is. */
export const CUSTOMER_OUTS = ['unknown', 'nobody', 'signed-in', 'lost', 'at-work'] as const;

const OWED = ['owed', 'owed-other'] as const;
type Owed = (typeof OWED)[number];

/**
 * Browser work under way, trouble, the work it was met in, consent, and whether a sign-out is owed: by the account of the entry, which is (`owed`)
 * or is not (`owed-other`) at the phone as well.
 */
export type CustomerFields = readonly [
  work: string | null,
  why: string | null,
  met: string | null,
  consent: string | null,
  owed: Owed | null,
];

const NONE = '-';
const LISTS: readonly ReadonlySet<string>[] = [
  new Set(BROWSER_WORKS),
  new Set(WORK_TROUBLES),
  new Set(BROWSER_WORKS),
  new Set(CONSENTS),
  new Set(OWED),
];

/** The text. */
export function customerWords(fields: CustomerFields): CustomerWords {
  return fields.map((word) => word ?? NONE).join(' ') as CustomerWords;
}

/** The fields of a text; null: it is none. */
export function parseCustomerWords(text: string): CustomerFields | null {
  const words = text.split(' ');
  if (words.length !== LISTS.length || !LISTS.every((list, i) => words[i] === NONE || list.has(words[i] ?? ''))) return null;
  return words.map((word) => (word === NONE ? null : word)) as unknown as CustomerFields;
}

/** Is it such a text? */
export const isCustomerWords = (text: string): boolean => parseCustomerWords(text) !== null;
