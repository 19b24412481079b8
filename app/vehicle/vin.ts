/**
 * Judging a VIN: what is wrong with a text, and what it may have meant. Nothing is repaired silently; the check digit is never judged,
 * since vehicles sold in Europe do not carry a valid one (ISO 3779 leaves it open).
 */
import { brandsOf, foreignMakerOf } from './brands.ts';
import { looksLike } from './look-alikes.ts';
import { suggestVins } from './repair.ts';
import { isInvisible } from './scan-forms.ts';
import type { Vin, VinJudgement, VinProblem, VinSuggestion } from './types.ts';

/** The rule of ISO 3779: 17 of the Latin capitals and digits, without I, O and Q. */
const SHAPE = /^[A-HJ-NPR-Z0-9]{17}$/;

/** The only maker of a {@link Vin}: strict, no trimming, no change of case. One character repeated 17 times is a blank, not a VIN. */
export function parseVin(text: string): Vin | null {
  if (!SHAPE.test(text) || /^(.)\1+$/.test(text)) return null;
  return text as Vin;
}

/** Judges one text. Positions count characters (code points) from 1 in the text as given. */
export function judgeVin(text: string): VinJudgement {
  const vin = parseVin(text);
  const wmi = vin === null ? null : vin.slice(0, 3);
  const suggestions = vin === null ? suggestVins(text, parseVin) : [];
  return {
    input: text,
    vin,
    valid: vin !== null,
    problems: vin === null ? (formOf(suggestions) ?? problemsOf(text)) : [],
    suggestions,
    wmi,
    brands: vin === null ? [] : brandsOf(vin),
    foreignMaker: vin === null ? null : foreignMakerOf(vin),
    yearCode: vin === null ? null : vin.charAt(9),
  };
}

/** Positions (from 1) at which two texts differ; a missing character differs from any. Empty when the texts are equal. */
export function differingPositions(a: string, b: string): readonly number[] {
  const [left, right] = [Array.from(a), Array.from(b)];
  const positions: number[] = [];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    if (left[at] !== right[at]) positions.push(at + 1);
  }
  return positions;
}

/** The three parts of ISO 3779 for reading aloud: maker (3), description (6), individual vehicle (8). */
export function splitVin(vin: Vin): readonly [string, string, string] {
  return [vin.slice(0, 3), vin.slice(3, 9), vin.slice(9)];
}

/** Where the whole text is in a known form, that is the one thing to say; a line for each character would hide it. */
function formOf(suggestions: readonly VinSuggestion[]): readonly VinProblem[] | null {
  for (const repair of suggestions[0]?.repairs ?? []) {
    if (repair.code === 'other-keyboard') return [repair];
    if (repair.code === 'full-width') return [{ code: 'full-width' }];
  }
  return null;
}

/** Spaces have a problem of their own and do not count towards the length. */
function problemsOf(text: string): readonly VinProblem[] {
  const characters = Array.from(text);
  const length = characters.filter((character) => !/\s/u.test(character) && !isInvisible(character)).length;
  if (length === 0) return [{ code: 'empty' }];
  const problems = characters.flatMap((character, at) => problemsOfCharacter(character, at + 1));
  if (length < 17) problems.unshift({ code: 'too-short', length });
  if (length > 17) problems.unshift({ code: 'too-long', length });
  if (problems.length === 0) problems.push({ code: 'one-character-repeated' });
  return problems;
}

const codePointOf = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

function problemsOfCharacter(character: string, position: number): VinProblem[] {
  const found = character;
  if (/^[A-HJ-NPR-Z0-9]$/.test(character)) return [];
  if (character === 'I' || character === 'O' || character === 'Q') return [{ code: 'forbidden-letter', position, found: character }];
  if (/^[a-z]$/.test(character)) {
    return [{ code: 'lower-case', position, found }, ...problemsOfCharacter(character.toUpperCase(), position)];
  }
  if (/^\s$/u.test(character)) return [{ code: 'space', position, found }];
  if (isInvisible(character)) return [{ code: 'invisible', position, found: codePointOf(character) }];
  const twin = looksLike(character);
  return twin === null ? [{ code: 'symbol', position, found }] : [{ code: 'look-alike', position, found, looksLike: twin }];
}
