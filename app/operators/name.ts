/** Names of operators: what a person typed, made comparable. */

const MAX_LENGTH = 80;

/** The name as it is kept: composed, trimmed, single spaces, 1 to 80 UTF-16 units. Null for an empty, too long or unprintable one. */
export function parseName(text: string): string | null {
  const name = text.normalize('NFC').trim().replace(/\s+/g, ' ');
  const isPrintable = !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u.test(name);
  return name.length > 0 && name.length <= MAX_LENGTH && isPrintable ? name : null;
}

/** Are two names the same person? Case does not count. */
export function isSameName(a: string, b: string): boolean {
  return foldedOf(a) === foldedOf(b);
}

function foldedOf(name: string): string {
  return (parseName(name) ?? '').toLowerCase();
}
