/** Numbers that are the same in every run. */

/** Picks a whole number from 0 up to, and without, `below`. */
export type Pick = (below: number) => number;

/** Mulberry32 from a seed. */
export function randomOf(seed: number): Pick {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
