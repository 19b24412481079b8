/**
 * Tells from the pauses between keys whether a scanner typed a text. A scanner's pauses are far too short for a hand, or all the same; one
 * pause more or less changes neither, so that a busy computer or a slow radio hides no scan. It is a guess: it may cost a person one press
 * of Enter more, and decides nothing else. Pure: times come in, a verdict goes out.
 */

/** Fewer pauses than this tell nothing: a PIN has six digits at least, and an Enter. */
const LEAST_PAUSES = 5;
/** Half of all pauses this short: no hand, ms. */
const QUICK_MS = 45;
/** A metronome slower than this may be a hand, ms. Slow Bluetooth scanners send about every 100 ms. */
const SLOWEST_EVEN_MS = 125;
/** All pauses but one as alike as `SAME_MS`: no hand at any speed; a scanner that stops longer than this between two keys is not known, ms. */
const SLOWEST_EXACT_MS = 320;
/** How far from the middle one a pause is still the same: part of it, and at least so many ms. */
const SAME_PART = 0.12;
const SAME_MS = 8;

/** Did a scanner send the keys with these pauses (ms) between them, that before its Enter among them? */
export function isScanPace(pauses: readonly number[]): boolean {
  if (pauses.length < LEAST_PAUSES) return false;
  const isQuick = pauses.filter((pause) => pause <= QUICK_MS).length * 2 >= pauses.length;
  return isQuick || isEven(pauses) || isExact(pauses);
}

function isExact(pauses: readonly number[]): boolean {
  const middle = middleOf(pauses);
  return middle <= SLOWEST_EXACT_MS && pauses.filter((pause) => Math.abs(pause - middle) > SAME_MS).length <= 1;
}

function isEven(pauses: readonly number[]): boolean {
  const middle = middleOf(pauses);
  const same = pauses.filter((pause) => Math.abs(pause - middle) <= Math.max(SAME_MS, middle * SAME_PART));
  return middle <= SLOWEST_EVEN_MS && same.length * 3 >= pauses.length * 2;
}

/** The pause in the middle of all, by length; 0 for none. */
export function middleOf(pauses: readonly number[]): number {
  return pauses.toSorted((a, b) => a - b)[Math.floor(pauses.length / 2)] ?? 0;
}

/** The pauses between moments that follow each other. */
export function pausesOf(times: readonly number[]): readonly number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? time));
}
