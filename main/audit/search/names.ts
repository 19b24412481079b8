/** VINs and names, folded for comparison, in memory only. */
import { foldText } from '../../../app/base/index.ts';

/** Opened through the vault as they are asked for. */
export interface Names {
  /** The folded VIN or name of a reference; null when it is not known or was forgotten. */
  of(ref: string): string | null;
}

/**
 * Names that are kept once opened by `valueOf`. `erasures`: a number that changes when something was forgotten; then nothing is kept any longer, since a
 * forgotten VIN must not be found, nor lie in memory.
 */
export function keptNames(valueOf: (ref: string) => string | null, erasures: () => number): () => Names {
  const kept = new Map<string, string>();
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
  return () => {
    const now = erasures();
    if (now !== seen) kept.clear();
    seen = now;
    return { of };
  };
}
