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

/** Newest statement of each source that reads the car over an adapter. */
export function linkStatements(evidence: readonly VinEvidence[]): readonly CarStatement[] {
  const newest = new Map<EvidenceSource, VinEvidence>();
  for (const one of evidence) {
    const known = newest.get(one.source);
    if (one.source.startsWith('link ') && (known === undefined || one.at >= known.at)) newest.set(one.source, one);
  }
  return [...newest.values()];
}
