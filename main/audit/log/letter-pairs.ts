/**
 * Which characters follow each other in a text. What a person looks for nearly always has two that do so in no transaction of a whole block, as most
 * parts of a VIN are no hexadecimal number: then five kilobytes of text need not be looked through.
 */

/** One bit for each pair; pairs that seldom come may share one. 512 bytes. */
export type Pairs = Uint32Array;

const ZERO = 0x30;
const A = 0x61;

/** Digits and letters, folded, have a number of their own below 64; other characters share the rest. */
function slot(code: number): number {
  if (code >= ZERO && code < ZERO + 10) return code - ZERO;
  if (code >= A && code < A + 26) return code - A + 10;
  return 36 + (code % 28);
}

/** The pairs of a text by their number below 4096, in its order. */
export function pairsIn(text: string): readonly number[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => (slot(text.charCodeAt(i)) << 6) | slot(text.charCodeAt(i + 1)));
}

/** The pairs of a text. */
export function pairsOf(text: string): Pairs {
  const pairs = new Uint32Array(128);
  let last = 0;
  for (let i = 0; i < text.length; i += 1) {
    const here = slot(text.charCodeAt(i));
    if (i > 0) add(pairs, (last << 6) | here);
    last = here;
  }
  return pairs;
}

function add(pairs: Pairs, pair: number): void {
  pairs[pair >> 5] = (pairs[pair >> 5] ?? 0) | (1 << (pair & 31));
}

/** May a text with these pairs contain one with those? Says yes too often rather than too seldom. */
export function mayContain(pairs: Pairs, sought: readonly number[]): boolean {
  for (const pair of sought) if (((pairs[pair >> 5] ?? 0) & (1 << (pair & 31))) === 0) return false;
  return true;
}
