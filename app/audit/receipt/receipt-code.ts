/** The code of a receipt as a text: 24 digits of Crockford base 32 and a check digit, in groups of five. What it commits to is in receipt.ts. */
import { fail, ok, type Result } from '../../base/index.ts';

/** Why a text is no code: `check` is a typing error. */
export type ReceiptTypingFault = 'length' | 'character' | 'check';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 25;
const GROUP = 5;

/** The code of 24 digits (0 to 31), as it is printed. */
export function writeReceiptCode(digits: readonly number[]): string {
  return grouped([...digits, checkDigit(digits)].map((digit) => ALPHABET.charAt(digit)).join(''));
}

/** Longest text that is read as a code, in UTF-16 units: what is pasted may have blanks around it. */
const TYPED_LIMIT = 200;

/**
 * Reads a code as a person types it: small letters, spaces and hyphens, O for 0, I and L for 1. Gives it as it is printed. Letters are those
 * of ASCII: what other alphabets call a capital differs from one program to the next.
 */
export function parseReceiptCode(typed: string): Result<string, ReceiptTypingFault> {
  if (typed.length > TYPED_LIMIT) return fail('length');
  const capitals = typed.replace(/[a-z]/g, (letter) => letter.toUpperCase());
  const text = capitals.replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  const digits = Array.from(text, (character) => ALPHABET.indexOf(character));
  if (digits.includes(-1)) return fail('character');
  if (digits.length !== CODE_LENGTH) return fail('length');
  return checkDigit(digits.slice(0, -1)) === digits.at(-1) ? ok(grouped(text)) : fail('check');
}

/**
 * The sum over GF(32) (x^5 + x^2 + 1) of each digit times a power of the generator x, another one for each of up to 31 positions. It finds
 * every single wrong digit and any two digits in each other's place, as Crockford's remainder by 37 does, without its five extra signs.
 */
function checkDigit(digits: readonly number[]): number {
  return digits.reduce((sum, digit) => timesGenerator(sum ^ digit), 0);
}

function timesGenerator(value: number): number {
  return value < 16 ? value << 1 : ((value << 1) ^ 0b100101) & 31;
}

function grouped(text: string): string {
  return (text.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}
