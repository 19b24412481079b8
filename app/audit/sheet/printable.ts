/** Text on paper: what a font cannot draw is named, never left out and never drawn as something else. Pure. */

/** Controls and what cannot be seen: a page that is meant as proof shows that they are there. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

/** What every font has. */
const PLAIN = /^[\x20-\x7e]*$/;

/** The text with `[U+4E2D]` for every character that `has` denies or that has no look of its own. Letters with marks are put together first. */
export function printable(text: string, has: (codePoint: number) => boolean): string {
  if (PLAIN.test(text)) return text;
  return Array.from(text.normalize('NFC'), (character) => shown(character, has)).join('');
}

function shown(character: string, has: (codePoint: number) => boolean): string {
  const codePoint = character.codePointAt(0) ?? 0;
  if (has(codePoint) && !UNSEEN.test(character)) return character;
  return `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
}
