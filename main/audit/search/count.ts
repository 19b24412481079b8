/** Counting what a filter leaves: by value, and over time. */
import { type Buckets, bucketsFor } from '../../../app/audit/search/index.ts';
import { BLOCK } from '../../../app/audit/rows/index.ts';
import type { Block, ShortWord } from '../log/index.ts';
import { markMatches, type Matcher } from './matcher.ts';

/** Columns that are counted by value. */
export const COUNTED = ['kind', 'out', 'err', 'op', 'veh'] as const satisfies readonly ShortWord[];

/** One of {@link COUNTED}. */
export type Counted = (typeof COUNTED)[number];

/** How many entries have which value, by its number (numbers.ts); those without one are not counted. */
export type Counts = {
  readonly total: number;
  readonly exact: boolean;
  readonly of: Readonly<Record<Counted, ReadonlyMap<number, number>>>;
};

/** Blocks, newest first, until `most` entries were looked at; `exact` turns false when that was not all of them. */
type Looked = { readonly blocks: Iterable<Block>; readonly most: number };

/** How time is cut: into how many buckets at most, and minutes east of UTC. */
type Cut = { readonly buckets: number; readonly zone: number };

/** Counts by value. */
export function countValues({ blocks, most }: Looked, matcher: Matcher): Counts {
  const of: Record<Counted, Map<number, number>> = { kind: new Map(), out: new Map(), err: new Map(), op: new Map(), veh: new Map() };
  let total = 0;
  const exact = eachMatch({ blocks, most }, matcher, (block, places) => {
    total += places.length;
    for (const word of COUNTED) countColumn(block, word, places, of[word]);
  });
  return { total, exact, of };
}

function countColumn(block: Block, word: Counted, places: Uint8Array, counts: Map<number, number>): void {
  const numbers = block.numbers(word);
  const tallies = places.length === block.size ? block.tallies(word) : tally(block.codes(word), places, numbers.length);
  for (let code = 0; code < numbers.length; code += 1) {
    const number = numbers[code] ?? 0;
    const count = tallies[code] ?? 0;
    if (number !== 0 && count > 0) counts.set(number, (counts.get(number) ?? 0) + count);
  }
}

function tally(codes: Uint8Array, places: Uint8Array, values: number): Uint16Array {
  const tallies = new Uint16Array(values);
  for (let i = 0; i < places.length; i += 1) {
    const code = codes[places[i] ?? 0] ?? 0;
    tallies[code] = (tallies[code] ?? 0) + 1;
  }
  return tallies;
}

/** How many entries fall into which bucket. */
export type OverTime = Buckets & { readonly counts: readonly number[]; readonly total: number; readonly exact: boolean };

/**
 * Counts over the time from the first to the last entry that matches; no buckets when none does. `known`: times of entries that match and are in none of
 * the blocks.
 */
export function countOverTime(
  { blocks, most, known = [] }: Looked & { readonly known?: readonly number[] },
  matcher: Matcher,
  { buckets, zone }: Cut,
): OverTime {
  const times = new Times(known);
  const exact = eachMatch({ blocks, most }, matcher, (block, places) => times.take(block, places));
  if (times.size === 0) return { size: 'minute', starts: [], counts: [], total: 0, exact };
  const cut = bucketsFor(times.earliest, times.latest, buckets, zone);
  return { ...cut, counts: times.countIn(cut.starts), total: times.size, exact };
}

/** The times of all matches. */
class Times {
  #kept: Float64Array;
  size: number;
  earliest: number;
  latest: number;

  constructor(known: readonly number[]) {
    this.#kept = new Float64Array(Math.max(BLOCK, known.length));
    this.#kept.set(known);
    this.size = known.length;
    this.earliest = known.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    this.latest = known.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  }

  take(block: Block, places: Uint8Array): void {
    if (this.size + places.length > this.#kept.length) this.#grow();
    const kept = this.#kept.subarray(this.size, this.size + places.length);
    let { earliest, latest } = this;
    for (let i = 0; i < kept.length; i += 1) {
      const time = block.times[places[i] ?? 0] ?? 0;
      kept[i] = time;
      if (time < earliest) earliest = time;
      if (time > latest) latest = time;
    }
    this.size += places.length;
    this.earliest = earliest;
    this.latest = latest;
  }

  /** Neighbours nearly always share a bucket, so the last one is tried first. */
  countIn(starts: readonly number[]): readonly number[] {
    const counts = new Array<number>(starts.length).fill(0);
    let place = 0;
    for (const time of this.#kept.subarray(0, this.size)) {
      if (time < (starts[place] ?? 0) || time >= (starts[place + 1] ?? Number.POSITIVE_INFINITY)) place = lastNotAbove(starts, time);
      counts[place] = (counts[place] ?? 0) + 1;
    }
    return counts;
  }

  #grow(): void {
    const larger = new Float64Array(this.#kept.length * 2 + BLOCK);
    larger.set(this.#kept);
    this.#kept = larger;
  }
}

/** Place of the last value that is not above the given one; 0 when all are. */
function lastNotAbove(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((ascending[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Calls for each block with matches, with their places in it; false when `most` ended it before the log did. */
function eachMatch({ blocks, most }: Looked, matcher: Matcher, take: (block: Block, places: Uint8Array) => void): boolean {
  const mask = new Uint8Array(BLOCK);
  const places = new Uint8Array(BLOCK);
  let looked = 0;
  for (const block of blocks) {
    if (looked >= most) return false;
    looked += block.size;
    if (markMatches(block, matcher, mask) === 0) continue;
    let count = 0;
    for (let i = 0; i < block.size; i += 1) if (mask[i] === 1) places[count++] = i;
    take(block, places.subarray(0, count));
  }
  return true;
}
