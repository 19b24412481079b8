/** VIN statements compared with the vehicle in work, letter by letter and without any kindness (activation rules 8 and 10). */
import type { EvidenceSource, Vin, VinEvidence } from '../vehicle/types.ts';
import { differingPositions } from '../vehicle/vin.ts';
import type { EvidenceView } from './types.ts';

/** One statement of the car itself about its VIN. */
export type CarStatement = { readonly source: EvidenceSource; readonly vin: string };

const EXACT_VIN = /^[A-HJ-NPR-Z0-9]{17}$/;

/** Is the text 17 upper-case characters of the VIN alphabet? Anything else is not compared but named odd. */
export function isExactVin(text: string): boolean {
  return EXACT_VIN.test(text);
}

/** Evidence as the screen shows it. Without a chosen vehicle nothing agrees and nothing differs. */
export function viewEvidence(evidence: readonly VinEvidence[], vin: Vin | null): readonly EvidenceView[] {
  return evidence.map(({ source, vin: found, at }) => ({
    source,
    vin: found,
    at,
    agrees: vin !== null && found === vin,
    differsAt: vin === null ? [] : differingPositions(vin, found),
  }));
}

/** What the car's units said over an adapter. Two units may answer as one source (`link 0902`): none of them is left out. */
export function linkStatements(evidence: readonly VinEvidence[]): readonly CarStatement[] {
  return evidence.filter((one) => one.source.startsWith('link '));
}
