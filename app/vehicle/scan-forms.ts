/**
 * What scanners and labels put around a VIN or do to all of it: an identifier of the bar code, the word VIN, characters that nobody sees,
 * full-width letters of an input method. Each is taken off by one step with a name.
 */
import type { VinRepair } from './types.ts';

/** A character with its place in the text as given (from 1). */
export type Placed = { readonly character: string; readonly position: number };

/** Control characters, soft hyphen, zero-width marks, byte order mark: a scanner's suffix, or the dirt of a copied text. White space is none of them. */
const DIRT = /^(?:(?!\s)\p{Cc}|[\u00ad\u200b-\u200d\u2060-\u2064\ufeff])$/u;

/** Marks that turn the direction of writing: nobody types them, and who put them there meant to be misread. They are told and never taken off. */
const TURNING = /^[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]$/u;

/** Symbology identifier of ISO/IEC 15424 ("AIM identifier"): `]`, the kind of bar code, a modifier. */
const SCANNER_PREFIX = /^\s*\][A-Za-z][0-9A-Za-z]/;

/** What labels and forms write before the number. */
const LABEL = /^\s*(?:VIN|FIN|V\.I\.N\.|CHASSIS|FAHRGESTELL-?NR\.?)\s*(?:NO\.?|NR\.?|N°)?\s*[:=#]\s*/i;

const FULL_WIDTH = /^[\uff01-\uff5e]$/;
const FULL_WIDTH_OFFSET = 0xfee0;

/** Is this a character that nobody sees? */
export function isInvisible(character: string): boolean {
  return DIRT.test(character) || TURNING.test(character);
}

/** The text without what surrounds it, in full-width form no more; `repairs` gets a step for each change. */
export function withoutTrappings(given: readonly Placed[], repairs: VinRepair[]): readonly Placed[] {
  return withoutStart(narrow(withoutInvisible(given, repairs), repairs), repairs);
}

function withoutInvisible(given: readonly Placed[], repairs: VinRepair[]): readonly Placed[] {
  const kept = given.filter(({ character }) => !DIRT.test(character));
  if (kept.length < given.length) repairs.push({ code: 'remove-invisible' });
  return kept;
}

/** Only where all letters and digits are in that form: a single one among others was put there. */
function narrow(given: readonly Placed[], repairs: VinRepair[]): readonly Placed[] {
  const told = given.filter(({ character }) => !/^\s$/u.test(character));
  if (told.length === 0 || !told.every(({ character }) => FULL_WIDTH.test(character))) return given;
  repairs.push({ code: 'full-width' });
  return given.map(({ character, position }) => ({
    character: FULL_WIDTH.test(character) ? String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_OFFSET) : character,
    position,
  }));
}

function withoutStart(given: readonly Placed[], repairs: VinRepair[]): readonly Placed[] {
  let kept = given;
  for (const [form, code] of [
    [SCANNER_PREFIX, 'drop-scanner-prefix'],
    [LABEL, 'drop-label'],
  ] as const) {
    const [start] = form.exec(kept.map(({ character }) => character).join('')) ?? [];
    if (start === undefined) continue;
    repairs.push({ code, removed: start.trim() });
    kept = kept.slice(Array.from(start).length);
  }
  return kept;
}
