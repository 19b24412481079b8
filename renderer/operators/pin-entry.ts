/** What is in a PIN field, judged before it is sent. A bar-code scanner types into whatever has the focus: that must not cost a try. */
import { formProblem, parsePin, type PinProblem } from '../../app/operators/index.ts';
import { isScanPace, pausesOf } from '../keys/pace.ts';
import { namesVehicle } from '../lib/vin.ts';

/** The longest text a field takes: a scanned VIN as a whole, so that it is not mistaken for its first digits. */
export const FIELD_MAX = 40;

/** Why an entry is not sent: a vehicle or another number was scanned, or it cannot be anybody's PIN. */
export type PinSlip = 'vehicle' | 'scan' | 'no-pin';

/** An entry as it was typed. */
export type TypedPin = {
  readonly text: string;
  /** When its keys came, that of an Enter or Tab behind them among them; ms on any steady clock. Empty where no keys were used. */
  readonly times: readonly number[];
  /** The person was told that this text was a scan, and sends it all the same. */
  readonly insists: boolean;
};

/** What keeps an entry from being sent; null when nothing does. The text decides; the pace only asks once whether it is meant. Pure. */
export function slipOf({ text, times, insists }: TypedPin): PinSlip | null {
  if (formProblem(text) !== null) return namesVehicle(text) ? 'vehicle' : 'no-pin';
  return isScanPace(pausesOf(times)) && !insists ? 'scan' : null;
}

/** An Enter this soon after another key is the scanner's second one, ms: nobody has read the answer to the first by then. */
export const INSIST_AFTER_MS = 400;

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

/** What can be wrong with a new PIN. */
export type NewPinFault = PinProblem | 'differs';

/** A new PIN while it is typed. `left`: fields that the focus has left; `asked`: it was to be set. */
export type NewPinDraft = {
  readonly pin: string;
  readonly again: string;
  readonly left: { readonly pin: boolean; readonly again: boolean };
  readonly asked: boolean;
};

/** What is wrong with each of the two fields, as soon as it can be known and not before: a PIN that is still short may go on well. Pure. */
export function newPinFaults({ pin, again, left, asked }: NewPinDraft): {
  readonly pin: NewPinFault | null;
  readonly again: NewPinFault | null;
} {
  const parsed = parsePin(pin);
  const problem = parsed.ok ? null : parsed.error;
  const isDue = asked || (problem === 'too-short' ? left.pin && pin !== '' : pin !== '');
  const differs = pin !== again && problem === null && (asked || (again !== '' && (left.again || !pin.startsWith(again))));
  return { pin: isDue ? problem : null, again: differs ? 'differs' : null };
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
