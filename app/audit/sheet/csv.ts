/** What parts the cells of a table for spreadsheets. Pure. */
import type { Language } from '../../base/index.ts';

/** What may stand between two cells. */
export const CSV_DELIMITERS = ['comma', 'semicolon', 'tab'] as const;
/** One of {@link CSV_DELIMITERS}. */
export type CsvDelimiter = (typeof CSV_DELIMITERS)[number];

/** The character itself. */
export const DELIMITER_SIGN: Readonly<Record<CsvDelimiter, string>> = { comma: ',', semicolon: ';', tab: '\t' };

/** The delimiter that a spreadsheet of this language expects: where numbers have a decimal comma, a comma cannot part cells. */
export function delimiterFor(language: Language): CsvDelimiter {
  return language === 'en' ? 'comma' : 'semicolon';
}
