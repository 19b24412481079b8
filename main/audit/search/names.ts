/** VINs and names, folded for comparison, in memory only. */
import { foldText } from '../../../app/base/index.ts';
import type { Numbers } from '../log/index.ts';

/** Opened through the vault as they are asked for. */
export interface Names {
  /** The folded VIN or name of a reference; null when it is not known or was forgotten. */
  of(ref: string): string | null;
  /** The same of a vehicle by its number (numbers.ts): a search asks for all of them, and a place in a list is found faster than a text. */
  ofVehicle(number: number): string | null;
}

/** What is kept, and letting go of it. */
export interface KeptNames {
  now(): Names;
  letGo(): void;
}

/**
 * Names that are kept once opened by `valueOf`. `erasures`: a number that changes when something was forgotten; then nothing is kept any longer, since a
 * forgotten VIN must not be found, nor lie in memory.
 */
export function keptNames(valueOf: (ref: string) => string | null, erasures: () => number, vehicles: Pick<Numbers, 'valueOf'>): KeptNames {
  const kept = new Map<string, string>();
  let ofVehicles: (string | undefined)[] = [];
  let seen = erasures();
  const of = (ref: string): string | null => {
    const known = kept.get(ref);
    if (known !== undefined) return known;
    const value = valueOf(ref);
    if (value === null) return null;
    const folded = foldText(value);
    kept.set(ref, folded);
    return folded;
  };
  const ofVehicle = (number: number): string | null => {
    const known = ofVehicles[number];
    if (known !== undefined) return known;
    const ref = vehicles.valueOf(number);
    const folded = ref === null ? null : of(String(ref));
    if (folded !== null) ofVehicles[number] = folded;
    return folded;
  };
  const letGo = () => {
    kept.clear();
    ofVehicles = [];
  };
  const names = { of, ofVehicle };
  return {
    letGo,
    now() {
      const now = erasures();
      if (now !== seen) letGo();
      seen = now;
      return names;
    },
  };
}
