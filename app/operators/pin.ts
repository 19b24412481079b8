/**
 * Rules for a new PIN: 6 to 12 digits, and none that a stranger tries first. The well-known lists are not copied: they consist of a few
 * patterns, which the rules below name, and of a handful of famous numbers.
 */
import { fail, ok, type Result } from '../base/index.ts';

declare const pinBrand: unique symbol;

/** Digits that were accepted as somebody's PIN. A PIN that is only tried is any text of that form. */
export type Pin = string & { readonly [pinBrand]: 'pin' };

/** Why a PIN is refused; the first reason found, in this order. */
export type PinProblem = 'not-digits' | 'too-short' | 'too-long' | 'repeats' | 'run' | 'date' | 'keypad' | 'famous';

const MIN_DIGITS = 6;
const MAX_DIGITS = 12;

/** Numbers that are known by heart and follow no pattern: pi, e, roots, a song, a love message, counting in twos. */
const FAMOUS = ['314159', '271828', '161803', '141421', '173205', '8675309', '867530', '5201314', '520131', '246810', '135790', '112358'];

/** Why a text can be nobody's PIN; null when it could be. Every PIN was accepted once as 6 to 12 digits: anything else is a slip, or a scan. */
export function formProblem(text: string): Extract<PinProblem, 'not-digits' | 'too-short' | 'too-long'> | null {
  if (!/^[0-9]*$/.test(text)) return 'not-digits';
  if (text.length < MIN_DIGITS) return 'too-short';
  return text.length > MAX_DIGITS ? 'too-long' : null;
}

/** Judges a PIN that someone wants to set. */
export function parsePin(text: string): Result<Pin, PinProblem> {
  const problem = problemOf(text);
  return problem === null ? ok(text as Pin) : fail(problem);
}

function problemOf(text: string): PinProblem | null {
  const form = formProblem(text);
  if (form !== null) return form;
  if (repeats(text)) return 'repeats';
  if (runs(text)) return 'run';
  if (isDate(text)) return 'date';
  if (isKeypadWalk(text)) return 'keypad';
  return FAMOUS.some((number) => text.startsWith(number)) ? 'famous' : null;
}

/** One or two different digits in all (112122), a block again and again (369369), or the same backwards (123321). */
function repeats(text: string): boolean {
  return new Set(text).size < 3 || /^(\d+)\1+$/.test(text) || text === Array.from(text).reverse().join('');
}

/** Equal steps as a whole (135791), by pairs (102030), in each half (147258), with doubled digits (112233), or five in a row somewhere. */
function runs(text: string): boolean {
  const half = text.length / 2;
  const inPairs = text.length % 2 === 0 && hasEqualSteps(text.match(/../g)?.map(Number) ?? [], 100);
  const inHalves = Number.isInteger(half) && hasEqualSteps(digits(text.slice(0, half)), 10) && hasEqualSteps(digits(text.slice(half)), 10);
  const undoubled = digits(text.replace(/(\d)\1+/g, '$1'));
  return inPairs || inHalves || hasEqualSteps(undoubled, 10) || hasFiveInARow(text);
}

function digits(text: string): readonly number[] {
  return Array.from(text, Number);
}

/** Is every step the same? Counted around `modulus`, so that 8, 9, 0, 1 is a run as well. */
function hasEqualSteps(values: readonly number[], modulus: number): boolean {
  const steps = values.slice(1).map((value, index) => (value - (values[index] ?? 0) + modulus) % modulus);
  return steps.every((step) => step === steps[0]);
}

function hasFiveInARow(text: string): boolean {
  return ['01234567890', '09876543210'].some((row) => [0, 1, 2, 3, 4, 5, 6].some((at) => text.includes(row.slice(at, at + 5))));
}

/** Six digits as day, month and year in any of the usual orders, or month and full year; eight digits with the full year. */
function isDate(text: string): boolean {
  const orders = {
    6: ['(?<d>..)(?<m>..)..', '(?<m>..)(?<d>..)..', '..(?<m>..)(?<d>..)', '(?<m>..)(?:19|20)..', '(?:19|20)..(?<m>..)'],
    8: ['(?<d>..)(?<m>..)(?:19|20)..', '(?<m>..)(?<d>..)(?:19|20)..', '(?:19|20)..(?<m>..)(?<d>..)'],
  };
  if (text.length !== 6 && text.length !== 8) return false;
  return orders[text.length].some((order) => {
    const { m, d = '01' } = new RegExp(`^${order}$`).exec(text)?.groups ?? {};
    return m !== undefined && isBetween(Number(m), 12) && isBetween(Number(d), 31);
  });
}

function isBetween(value: number, max: number): boolean {
  return value >= 1 && value <= max;
}

/** Which keys touch on a telephone keypad, up, down, left or right. */
const NEIGHBOURS = ['8', '24', '135', '26', '157', '2468', '359', '48', '5790', '68'];

/** Does the finger only ever go on to the next key? */
function isKeypadWalk(text: string): boolean {
  return Array.from(text.slice(1)).every((digit, index) => NEIGHBOURS[Number(text[index])]?.includes(digit));
}
