/**
 * Values as PIMS really sends them: its published samples write booleans as text and error codes as numeric text (docs/bridge-protocol.md).
 * Each reader gives null for anything else; nothing is guessed.
 */

/** A boolean, or exactly the text `true` or `false`. */
export function liberalBoolean(value: unknown): boolean | null {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  return null;
}

/** A finite number, or decimal text of one (at most 15 digits, so that no digit is lost). */
export function liberalNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !/^-?\d{1,15}(\.\d{1,6})?$/.test(value)) return null;
  return Number(value);
}

/** An error code: a whole number from 0 to 99999 in either form. */
export function liberalCode(value: unknown): number | null {
  const code = liberalNumber(value);
  return code !== null && Number.isInteger(code) && code >= 0 && code <= 99_999 ? code : null;
}

/** Text, or a number as text (a `stepsID` comes as either). */
export function liberalText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}
