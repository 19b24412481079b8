/**
 * What the console knows about a vehicle's identity. The only maker of a {@link Vin} is `parseVin` (vin.ts).
 */

import type { KeyboardMix } from './keyboards.ts';

declare const vinBrand: unique symbol;

/** A vehicle identification number: exactly 17 of `[A-HJ-NPR-Z0-9]` (ISO 3779), upper case. Its check digit is never judged. */
export type Vin = string & { readonly [vinBrand]: 'vin' };

/** The brands of the ex-PSA group that PIMS serves, and the group's own word for the rest. */
export const BRANDS = ['Peugeot', 'Citroën', 'DS', 'Opel', 'Vauxhall'] as const;

/** One of {@link BRANDS}. */
export type Brand = (typeof BRANDS)[number];

/** Why a text is not a VIN. `position` counts from 1 in the text as given; `found` is the offending character. */
export type VinProblem =
  | { readonly code: 'empty' }
  | { readonly code: 'too-short' | 'too-long'; readonly length: number }
  | { readonly code: 'forbidden-letter'; readonly position: number; readonly found: 'I' | 'O' | 'Q' }
  | { readonly code: 'lower-case' | 'space' | 'symbol'; readonly position: number; readonly found: string }
  /** A letter of another alphabet that looks like a Latin one (Cyrillic, Greek, full width …). Refused, never repaired. */
  | { readonly code: 'look-alike'; readonly position: number; readonly found: string; readonly looksLike: string }
  /** The whole text in the full-width form of an input method. */
  | { readonly code: 'full-width' }
  /** A character that nobody sees. `found`: its code point as `U+200B`; the character itself is not shown anywhere. */
  | { readonly code: 'invisible'; readonly position: number; readonly found: string }
  /** A scanner typed it that is set to another keyboard layout than this computer. */
  | ({ readonly code: 'other-keyboard' } & KeyboardMix)
  | { readonly code: 'one-character-repeated' };

/** One repair step that a suggestion is made of. Positions count from 1 in the text as given. */
export type VinRepair =
  | { readonly code: 'remove-spaces' | 'upper-case' | 'remove-invisible' | 'full-width' }
  /** What a scanner or a label puts before the number: an AIM identifier, the word VIN. */
  | { readonly code: 'drop-scanner-prefix' | 'drop-label'; readonly removed: string }
  /** The keys that the scanner pressed, read by its own layout. */
  | ({ readonly code: 'other-keyboard' } & KeyboardMix)
  /** A separator, or the start and stop mark of a bar code. */
  | { readonly code: 'remove'; readonly position: number; readonly removed: string }
  /** The leading `I` that the VIN bar code (Code 39) of many makers carries. */
  | { readonly code: 'drop-leading-i' }
  | { readonly code: 'replace'; readonly position: number; readonly from: string; readonly to: string }
  /** The 18-character sample VIN of the PIMS documentation is one character too long. */
  | { readonly code: 'drop-last-character'; readonly removed: string };

/** A VIN that the text may have meant. It is offered; a person applies it. */
export type VinSuggestion = { readonly vin: Vin; readonly repairs: readonly VinRepair[] };

/** The judgement of one text. `vin` is set exactly when `valid`; `input` is the text as given. */
export type VinJudgement = {
  readonly input: string;
  readonly vin: Vin | null;
  readonly valid: boolean;
  readonly problems: readonly VinProblem[];
  /** Best first. Empty when the text is valid or cannot be repaired. */
  readonly suggestions: readonly VinSuggestion[];
  /** World manufacturer identifier: the first three characters of a valid VIN. */
  readonly wmi: string | null;
  /** Candidates by WMI; several where the WMI does not tell (Opel or Vauxhall); empty when unknown. */
  readonly brands: readonly Brand[];
  /** True when the WMI is known to belong to a maker outside the ex-PSA group: CarKey does not exist there. */
  readonly foreignMaker: string | null;
  /** Character 10, shown as a code, never as a year: older ex-PSA VINs run a serial number there. */
  readonly yearCode: string | null;
};

/** Where a VIN was learned. Sources are kept apart and never merged. */
export type EvidenceSource =
  | 'scanned'
  | 'typed'
  | 'chosen'
  | 'link 0902'
  | 'link F190 BSI'
  | 'link F190 NAC'
  | 'link F190 telematics'
  | 'link 21B0 radio'
  | 'phone connection'
  | 'activation answer';

/** One statement "this vehicle is VIN …" by one source. `vin` is the text exactly as the source gave it. */
export type VinEvidence = {
  readonly source: EvidenceSource;
  readonly vin: string;
  /** UTC ms of this computer's clock. */
  readonly at: number;
};
