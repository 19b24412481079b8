/** The log as a table for other programs: delimiters, quotes, formulas made harmless. */
export { CSV_DELIMITERS, DELIMITER_SIGN, delimiterFor, type CsvDelimiter } from './csv.ts';
export { defused } from './formula.ts';
export { printable } from './printable.ts';
