/** VIN statements compared with the vehicle in work, letter by letter and without any kindness (activation rules 8 and 10). */
import { differingPositions, type EvidenceSource, type Vin, type VinEvidence } from '../../vehicle/index.ts';
import type { EvidenceView } from '../index.ts';

/** One statement of the car itself about its VIN. */
export type CarStatement = { readonly source: EvidenceSource; readonly vin: string };

const EXACT_VIN = /^[A-HJ-NPR-Z0-9]{17}$/;

/** Is the text 17 upper-case characters of the VIN alphabet? Anything else is not compared but named odd. */
export function isExactVin(text: string): boolean {
  return EXACT_VIN.test(text);
}

/** A character of a text that may be anything. */
const HIDDEN = '·';
/** Longest text shown of what is no VIN, characters. */
const SHOWN_LENGTH = 24;

/**
 * A VIN as a source gave it, for people. What is none may be anything, a security code too: of such a text stands what agrees with the chosen
 * VIN, which tells its length and where it is wrong.
 */
export function shownVin(found: string, chosen: Vin | null): string {
  if (isExactVin(found)) return found;
  const characters = Array.from(found);
  const shown = characters.slice(0, SHOWN_LENGTH).map((one, at) => (chosen?.[at] === one.toUpperCase() ? one : HIDDEN));
  return shown.join('') + (characters.length > SHOWN_LENGTH ? '…' : '');
}

/** Evidence as the screen shows it. Without a chosen vehicle nothing agrees and nothing differs. */
export function viewEvidence(evidence: readonly VinEvidence[], vin: Vin | null): readonly EvidenceView[] {
  return evidence.map(({ source, vin: found, at }) => ({
    source,
    vin: shownVin(found, vin),
    at,
    agrees: vin !== null && found === vin,
    differsAt: vin === null ? [] : differingPositions(vin, found),
  }));
}

/** What the car's units said over an adapter. Two units may answer as one source (`link 0902`): none of them is left out. */
export function linkStatements(evidence: readonly VinEvidence[]): readonly CarStatement[] {
  return evidence.filter((one) => one.source.startsWith('link '));
}
