/** Names of operators: what a person typed, made comparable. */

import { parseVin } from '../vehicle/index.ts';

const MAX_LENGTH = 80;

/** The name as it is kept: composed, trimmed, single spaces, 1 to 80 UTF-16 units. Null for an empty, too long or unprintable one, and for a VIN. */
export function parseName(text: string): string | null {
  const name = text.normalize('NFC').trim().replace(/\s+/g, ' ');
  const isPrintable = !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u.test(name);
  return name.length > 0 && name.length <= MAX_LENGTH && isPrintable && !isVehicle(name) ? name : null;
}

/** Is this the number of a vehicle, as a scanner types it into whatever has the focus? Nobody is called that: it has a digit. */
export function isVehicle(text: string): boolean {
  const letters = text.replace(/\s/g, '').toUpperCase();
  return /[0-9]/.test(letters) && parseVin(letters) !== null;
}

/** Are two names the same person? Case does not count. */
export function isSameName(a: string, b: string): boolean {
  return foldedOf(a) === foldedOf(b);
}

function foldedOf(name: string): string {
  return (parseName(name) ?? '').toLowerCase();
}
