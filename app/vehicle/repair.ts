/** Repairs of a mistyped or mis-scanned VIN: pure proposals, made of named steps; a person applies them. */
import { readOtherKeyboard } from './keyboards.ts';
import { withoutTrappings, type Placed } from './scan-forms.ts';
import type { Vin, VinRepair, VinSuggestion } from './types.ts';

/** Separators that people and label printers put into a VIN; `*` is the start and stop mark of Code 39. */
const SEPARATOR = /^[-*._/\u2010-\u2015]$/u;

/** Letters that a VIN cannot contain, and the digit that was meant (ISO 3779 leaves them out because of this likeness). */
const MEANT: Readonly<Record<string, string>> = { O: '0', Q: '0', I: '1' };

/** What a text may have meant, best first; empty when a character is beyond repair or no repair gives 17 characters. */
export function suggestVins(text: string, parse: (text: string) => Vin | null): readonly VinSuggestion[] {
  const first: VinRepair[] = [];
  const whole = Array.from(text, (character, at): Placed => ({ character, position: at + 1 }));
  const given = withoutTrappings(whole, first);
  if (given.some(({ character }) => isBeyondRepair(character))) return byOtherKeyboard(given, first, parse);
  const asWritten = repaired(given, first, parse);
  const smallL = isLoneSmallL(given) ? repaired(given.map(smallLAsOne), [...first, ...given.flatMap(smallLRepair)], parse) : null;
  const found = [smallL, asWritten].filter((one) => one !== null);
  return found.length > 0 ? found : byOtherKeyboard(given, first, parse);
}

/** The text as a scanner meant it that is set to another keyboard layout. */
function byOtherKeyboard(
  given: readonly Placed[],
  first: readonly VinRepair[],
  parse: (text: string) => Vin | null,
): readonly VinSuggestion[] {
  const text = given
    .map(({ character }) => character)
    .join('')
    .trim();
  return readOtherKeyboard(text).flatMap(({ computer, scanner, text: meant }) => {
    const vin = parse(meant);
    return vin === null ? [] : [{ vin, repairs: [...first, { code: 'other-keyboard', computer, scanner } as const] }];
  });
}

function repaired(given: readonly Placed[], first: readonly VinRepair[], parse: (text: string) => Vin | null): VinSuggestion | null {
  const repairs = [...first];
  const letters = rightLength(upperCase(withoutSeparators(withoutSpaces(given, repairs), repairs), repairs), repairs);
  const vin = parse(
    replaceForbidden(letters, repairs)
      .map(({ character }) => character)
      .join(''),
  );
  return vin === null ? null : { vin, repairs };
}

/** A small l among capitals is a 1 that was read wrongly more often than an L that was typed small; both are offered. */
function isLoneSmallL(letters: readonly Placed[]): boolean {
  const small = letters.filter(({ character }) => /^[a-z]$/.test(character));
  return small.length > 0 && small.every(({ character }) => character === 'l');
}

function smallLAsOne(one: Placed): Placed {
  return one.character === 'l' ? { ...one, character: '1' } : one;
}

function smallLRepair({ character, position }: Placed): readonly VinRepair[] {
  return character === 'l' ? [{ code: 'replace', position, from: 'l', to: '1' }] : [];
}

/** Anything but Latin letters, digits, white space and separators: a look-alike, an invisible mark, an unknown symbol. */
function isBeyondRepair(character: string): boolean {
  return !/^[A-Za-z0-9\s]$/u.test(character) && !SEPARATOR.test(character);
}

function withoutSpaces(letters: readonly Placed[], repairs: VinRepair[]): readonly Placed[] {
  const kept = letters.filter(({ character }) => !/^\s$/u.test(character));
  if (kept.length < letters.length) repairs.push({ code: 'remove-spaces' });
  return kept;
}

function withoutSeparators(letters: readonly Placed[], repairs: VinRepair[]): readonly Placed[] {
  return letters.filter(({ character, position }) => {
    const isSeparator = SEPARATOR.test(character);
    if (isSeparator) repairs.push({ code: 'remove', position, removed: character });
    return !isSeparator;
  });
}

function upperCase(letters: readonly Placed[], repairs: VinRepair[]): readonly Placed[] {
  if (!letters.some(({ character }) => /^[a-z]$/.test(character))) return letters;
  repairs.push({ code: 'upper-case' });
  return letters.map(({ character, position }) => ({ character: character.toUpperCase(), position }));
}

/** Too long by one or two: the bar code's leading `I` goes first, then the surplus last character. */
function rightLength(letters: readonly Placed[], repairs: VinRepair[]): readonly Placed[] {
  let kept = letters;
  if (kept.length > 17 && kept[0]?.character === 'I') {
    repairs.push({ code: 'drop-leading-i' });
    kept = kept.slice(1);
  }
  const last = kept.length === 18 ? kept[17] : undefined;
  if (last !== undefined) repairs.push({ code: 'drop-last-character', removed: last.character });
  return last === undefined ? kept : kept.slice(0, 17);
}

function replaceForbidden(letters: readonly Placed[], repairs: VinRepair[]): readonly Placed[] {
  return letters.map(({ character, position }) => {
    const meant = MEANT[character];
    if (meant === undefined) return { character, position };
    repairs.push({ code: 'replace', position, from: character, to: meant });
    return { character: meant, position };
  });
}
