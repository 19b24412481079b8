/** What is in a PIN field, judged before it is sent. A bar-code scanner types into whatever has the focus: that must not cost a try. */
import { parsePin, type PinProblem } from '../../../app/operators/pin.ts';

/** The longest text a field takes: a scanned VIN as a whole, so that it is not mistaken for its first digits. */
export const FIELD_MAX = 40;

/** Is it worth a try? Every PIN was accepted once as 6 to 12 digits; anything else can only be a slip, or a scan. Pure. */
export function isWorthATry(text: string): boolean {
  return /^[0-9]{6,12}$/.test(text);
}

/** A key of the on-screen digits. */
export type PadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | 'erase' | 'clear';

/** The text after a key of the pad. Pure. */
export function afterPadKey(text: string, key: PadKey): string {
  switch (key) {
    case 'clear':
      return '';
    case 'erase':
      return text.slice(0, -1);
    default:
      return (text + key).slice(0, FIELD_MAX);
  }
}

/** What is wrong with a new PIN that was typed twice; null when it can be sent. Pure. */
export function newPinProblem(pin: string, again: string): PinProblem | 'differs' | null {
  const parsed = parsePin(pin);
  if (!parsed.ok) return parsed.error;
  return pin === again ? null : 'differs';
}

/** Where a list of names becomes easier to search than to look through. */
const FEW_NAMES = 8;

/** Is the list short enough for one button per name? Pure. */
export function areFew(names: readonly string[]): boolean {
  return names.length <= FEW_NAMES;
}

/** The names that hold what was typed, letter case aside. Pure. */
export function namesLike(names: readonly string[], text: string): readonly string[] {
  const wanted = text.trim().toLocaleLowerCase();
  return names.filter((name) => name.toLocaleLowerCase().includes(wanted));
}
