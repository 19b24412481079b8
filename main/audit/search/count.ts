/** Counting what a filter leaves: by value, and over time. */
import { type Buckets, bucketsFor } from '../../../app/audit/search/index.ts';
import { BLOCK } from '../../../app/audit/rows/index.ts';
import type { Block, Value, WORDS } from '../log/index.ts';
import { markMatches, type Matcher } from './matcher.ts';

/** Columns that are counted by value. */
export const COUNTED = ['kind', 'out', 'err', 'op', 'veh'] as const satisfies readonly (typeof WORDS)[number][];

/** One of {@link COUNTED}. */
export type Counted = (typeof COUNTED)[number];

/** How many entries have which value; those without one are not counted. */
export type Counts = {
  readonly total: number;
  readonly exact: boolean;
  readonly of: Readonly<Record<Counted, ReadonlyMap<Value, number>>>;
};

/** Blocks, newest first, until `most` entries were looked at; `exact` turns false when that was not all of them. */
type Looked = { readonly blocks: Iterable<Block>; readonly most: number };

/** Counts by value. */
export function countValues({ blocks, most }: Looked, matcher: Matcher): Counts {
  const of: Record<Counted, Map<Value, number>> = { kind: new Map(), out: new Map(), err: new Map(), op: new Map(), veh: new Map() };
  let total = 0;
  const exact = eachMatch({ blocks, most }, matcher, (block, places) => {
    total += places.length;
    for (const word of COUNTED) countColumn(block, word, places, of[word]);
  });
  return { total, exact, of };
}

function countColumn(block: Block, word: Counted, places: Uint8Array, counts: Map<Value, number>): void {
  const values = block.values(word);
  const tallies = places.length === block.size ? block.tallies(word) : tally(block.codes(word), places, values.length);
  for (let code = 0; code < values.length; code += 1) {
    const value = values[code] ?? null;
    const count = tallies[code] ?? 0;
    if (value !== null && count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
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

/** Counts over the time from the first to the last entry that matches; no buckets when none does. */
export function countOverTime({ blocks, most }: Looked, matcher: Matcher, buckets: number, zone: number): OverTime {
  const times = new Times();
  const exact = eachMatch({ blocks, most }, matcher, (block, places) => times.take(block, places));
  if (times.size === 0) return { size: 'minute', starts: [], counts: [], total: 0, exact };
  const cut = bucketsFor(times.earliest, times.latest, buckets, zone);
  return { ...cut, counts: times.countIn(cut.starts), total: times.size, exact };
}

/** The times of all matches. */
class Times {
  #kept = new Float64Array(1024);
  size = 0;
  earliest = Number.POSITIVE_INFINITY;
  latest = Number.NEGATIVE_INFINITY;

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
    const larger = new Float64Array(this.#kept.length * 2);
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
