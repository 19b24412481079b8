/**
 * How a cell of a table is kept from becoming a formula. Pure.
 *
 * A spreadsheet calculates a cell that begins with one of a few signs. Whoever opens the file with another delimiter than it was written with
 * gets other cells, and quotes do not hold them together then: so every place behind a delimiter of any kind counts as the beginning of a cell.
 */

/** What defuses: a spreadsheet shows the rest of such a cell as text. */
const GUARD = "'";

/** Begins a formula: in ASCII, and in the full-width, small and mathematical forms that are read as the same. */
const STARTS = '=+\\-@\\uff1d\\uff0b\\uff0d\\uff20\\ufe66\\ufe62\\ufe63\\ufe6b\\u2212';
/** What a reader may drop before it looks at the first sign: blanks, quotes, controls, and what cannot be seen. */
const DROPPED = '[\\s"\\p{Cc}\\p{Cf}]*';
/** Where a cell may begin inside a value: behind any delimiter and behind the end of a line. */
const PARTED = '(?:[,;\\t\\n]|\\r(?!\\n))';

const AT_START = new RegExp(`^(?=[\\t\\r\\n]|${DROPPED}[${STARTS}])`, 'u');
/** The end of a value counts too: what follows it in the file is a quote, the delimiter, and a cell of somebody else. */
const INSIDE = new RegExp(`(?<=${PARTED})(?=[\\t\\r]|${DROPPED}(?:[${STARTS}]|$))`, 'gu');

/** Most values have none: they are not searched. */
const ANY_PARTED = /[,;\t\r\n]/;

/** A value as it may stand in a quoted cell. An apostrophe goes before whatever a spreadsheet would calculate; all else stays as it is. */
export function defused(value: string): string {
  const inside = ANY_PARTED.test(value) ? value.replace(INSIDE, GUARD) : value;
  return AT_START.test(inside) ? GUARD + inside : inside;
}
