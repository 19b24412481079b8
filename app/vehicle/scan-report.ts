/**
 * What arrived of a bar code that was scanned to try a scanner out, and what to change at the scanner so that it arrives as it should: the
 * characters of the code, in capitals, with Enter behind them and nothing else around.
 */
import type { KeyboardMix } from './keyboards.ts';
import type { Vin, VinRepair } from './types.ts';
import { judgeVin, parseVin } from './vin.ts';

/** What the scanner sent. `pauses`: between its keys, that before its end among them, ms. `end`: the key behind the text; null for none. */
export type ScannedKeys = { readonly text: string; readonly pauses: readonly number[]; readonly end: 'Enter' | 'Tab' | null };

/** One thing to change at the scanner, or to know about its bar code. */
export type ScanAdvice =
  /** It types with another keyboard layout than this computer reads. */
  | ({ readonly code: 'layout' } & KeyboardMix)
  /** It sends the identifier of the bar code's kind (ISO/IEC 15424) first. */
  | { readonly code: 'aim'; readonly removed: string }
  /** It sends a text of its own first or last, or the start and stop mark of the bar code. */
  | { readonly code: 'prefix' | 'suffix'; readonly removed: string }
  | { readonly code: 'marks' | 'hidden' | 'full-width' | 'small-letters' | 'no-end' | 'tab-end' }
  /** It is so slow that a person's typing looks alike. `ms`: between two keys. */
  | { readonly code: 'slow'; readonly ms: number }
  /** No VIN was read out of it: another bar code, or a form that is not known. */
  | { readonly code: 'no-vin' };

/** The report. `advice` is empty when nothing has to be changed. `pace`: usual pause between two keys, ms; null for a single key. */
export type ScanReport = {
  readonly shown: string;
  readonly vin: Vin | null;
  readonly layout: KeyboardMix | null;
  readonly end: ScannedKeys['end'];
  readonly pace: number | null;
  readonly advice: readonly ScanAdvice[];
};

/** A scanner slower than this cannot always be told from a person, ms between two keys. */
const SLOW_MS = 80;

/** Characters of a VIN. */
const LENGTH = 17;

/** Judges what arrived. Pure. */
export function reportScan({ text, pauses, end }: ScannedKeys): ScanReport {
  const { vin, repairs, around } = readIn(text);
  const pace = pauses.length === 0 ? null : (pauses.toSorted((a, b) => a - b)[Math.floor(pauses.length / 2)] ?? null);
  const layout = repairs.find((repair) => repair.code === 'other-keyboard') ?? null;
  const endAdvice: readonly ScanAdvice[] = end === 'Enter' ? [] : [{ code: end === 'Tab' ? 'tab-end' : 'no-end' }];
  return {
    shown: shownOf(text),
    vin,
    layout: layout === null ? null : { computer: layout.computer, scanner: layout.scanner },
    end,
    pace,
    advice: [
      ...(vin === null ? ([{ code: 'no-vin' }] as const) : []),
      ...adviceOf(repairs),
      ...around,
      ...endAdvice,
      ...(pace !== null && pace > SLOW_MS ? ([{ code: 'slow', ms: Math.round(pace) }] as const) : []),
    ],
  };
}

type Reading = { readonly vin: Vin | null; readonly repairs: readonly VinRepair[]; readonly around: readonly ScanAdvice[] };

/** The VIN in a text: as it is, as its repairs make it, or between a prefix and a suffix that somebody set at the scanner. */
function readIn(text: string): Reading {
  const { vin, suggestions } = judgeVin(text);
  if (vin !== null) return { vin, repairs: [], around: [] };
  const best = suggestions[0];
  if (best !== undefined && !best.repairs.some(({ code }) => code === 'drop-last-character'))
    return { vin: best.vin, repairs: best.repairs, around: [] };
  const at = placeOf(text);
  if (at === null) return { vin: null, repairs: [], around: [] };
  const [before, found, behind] = [text.slice(0, at), parseVin(text.slice(at, at + LENGTH)), text.slice(at + LENGTH)];
  const part = (code: 'prefix' | 'suffix', removed: string): readonly ScanAdvice[] =>
    removed === '' ? [] : [{ code, removed: shownOf(removed) }];
  return { vin: found, repairs: [], around: [...part('prefix', before), ...part('suffix', behind)] };
}

/** Where a VIN stands in a longer text: the last place with a known maker, else the last one at all, since most of what is added comes first. */
function placeOf(text: string): number | null {
  const places = Array.from({ length: Math.max(0, text.length - LENGTH + 1) }, (_, at) => at);
  const vins = places.filter((at) => parseVin(text.slice(at, at + LENGTH)) !== null);
  return vins.findLast((at) => judgeVin(text.slice(at, at + LENGTH)).brands.length > 0) ?? vins.at(-1) ?? null;
}

/** The bar code's own leading `I` and the letters that people mistake are no fault of the scanner. */
function adviceOf(repairs: readonly VinRepair[]): readonly ScanAdvice[] {
  const advice = repairs.flatMap((repair): readonly ScanAdvice[] => {
    switch (repair.code) {
      case 'other-keyboard':
        return [{ code: 'layout', computer: repair.computer, scanner: repair.scanner }];
      case 'drop-scanner-prefix':
        return [{ code: 'aim', removed: repair.removed }];
      case 'drop-label':
        return [{ code: 'prefix', removed: repair.removed }];
      case 'remove':
        return [{ code: 'marks' }];
      case 'remove-invisible':
      case 'remove-spaces':
        return [{ code: 'hidden' }];
      case 'full-width':
        return [{ code: 'full-width' }];
      case 'upper-case':
        return [{ code: 'small-letters' }];
      case 'drop-leading-i':
      case 'replace':
      case 'drop-last-character':
        return [];
    }
  });
  return advice.filter((one, at) => advice.findIndex(({ code }) => code === one.code) === at);
}

/** Every character so that it is seen: blanks as `␣`, what nobody sees by its code point. */
function shownOf(text: string): string {
  return Array.from(text, (character) => {
    if (character === ' ') return '␣';
    return /^[\p{Cc}\p{Cf}\p{Z}\p{Cs}\p{Co}]$/u.test(character) ? `⟨${codeOf(character)}⟩` : character;
  }).join('');
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
