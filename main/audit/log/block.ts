/**
 * A search block: what 256 entries are searched and counted by, column by column. Each column has a dictionary of its own values and one
 * byte per entry that points into it, so that a whole block is passed over as soon as its dictionary holds nothing that is looked for.
 */
import { BLOCK, type IndexRow } from '../../../app/audit/rows/index.ts';
import { foldText } from '../../../app/base/index.ts';
import type { VehicleNumbers } from './vehicle-numbers.ts';

/** Columns with a dictionary, in the order of their bytes in `codes`. */
export const WORDS = ['kind', 'out', 'err', 'op', 'station', 'boot', 'veh', 'act', 'tx'] as const satisfies readonly (keyof IndexRow)[];

/** One of {@link WORDS}. */
export type Word = (typeof WORDS)[number];

/** A value in a dictionary; null where entries have none. */
export type Value = string | number | null;

/**
 * A row of `search_block`. `id`: number of the block. `times`: one float64 per entry, UTC ms, in the byte order of the machine (all that
 * the console runs on are little-endian). `codes`: 256 bytes per column. Each dictionary is a JSON array in order of first appearance.
 */
export type StoredBlock = { readonly id: number; readonly times: Uint8Array; readonly codes: Uint8Array } & Readonly<Record<Word, string>>;

/** Encodes at most 256 rows, oldest first. Equal rows give equal bytes. */
export function encodeBlock(rows: readonly IndexRow[]): StoredBlock {
  const times = new Float64Array(BLOCK);
  const codes = new Uint8Array(WORDS.length * BLOCK);
  rows.forEach((row, i) => (times[i] = row.ts));
  const texts = WORDS.map((word, column) => {
    const seen = new Map<Value, number>();
    rows.forEach((row, i) => {
      const value = row[word];
      const code = seen.get(value) ?? seen.size;
      if (code === seen.size) seen.set(value, code);
      codes[column * BLOCK + i] = code;
    });
    return [word, JSON.stringify([...seen.keys()])] as const;
  });
  const dictionaries = Object.fromEntries(texts) as Record<Word, string>;
  return { id: Math.floor((rows[0]?.seq ?? 0) / BLOCK), times: new Uint8Array(times.buffer), codes, ...dictionaries };
}

/** Columns whose values are different in nearly every block: their dictionaries are not kept in memory as values. */
const LONG: ReadonlySet<Word> = new Set(['act', 'tx']);

/** A block in memory: 256 entries, or fewer at the end of the log. */
export class Block {
  /** Index of its first entry. */
  readonly first: number;
  readonly size: number;
  /** UTC ms by place in the block; only the first `size` count. */
  readonly times: Float64Array;
  readonly earliest: number;
  readonly latest: number;
  readonly #codes: Uint8Array;
  readonly #texts: Record<Word, string>;
  readonly #values = new Map<Word, readonly Value[]>();
  readonly #tallies = new Map<Word, Uint16Array>();
  readonly #numbers: VehicleNumbers;

  constructor(stored: StoredBlock, numbers: VehicleNumbers, size = BLOCK) {
    this.#numbers = numbers;
    const { id, times, codes, ...texts } = stored;
    this.first = id * BLOCK;
    this.size = size;
    this.times = new Float64Array(Uint8Array.from(times).buffer);
    const told = this.times.subarray(0, size);
    this.earliest = told.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    this.latest = told.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    this.#codes = codes;
    this.#texts = { ...texts, act: foldText(texts.act), tx: foldText(texts.tx) };
  }

  /** For each entry the place of its value in {@link values}. */
  codes(word: Word): Uint8Array {
    const from = WORDS.indexOf(word) * BLOCK;
    return this.#codes.subarray(from, from + this.size);
  }

  /** The dictionary of a column: of `act` and `tx` folded (see foldText), of `veh` as numbers. */
  values(word: Word): readonly Value[] {
    const kept = this.#values.get(word);
    if (kept !== undefined) return kept;
    const stored = JSON.parse(this.#texts[word]) as readonly Value[];
    const values = word === 'veh' ? stored.map((ref) => (ref === null ? null : this.#numbers.numberOf(String(ref)))) : stored;
    if (LONG.has(word)) return values;
    this.#values.set(word, values);
    this.#texts[word] = '';
    return values;
  }

  /** How many entries have each value of {@link values}. */
  tallies(word: Word): Uint16Array {
    const kept = this.#tallies.get(word);
    if (kept !== undefined) return kept;
    const tallies = new Uint16Array(this.values(word).length);
    for (const code of this.codes(word)) tallies[code] = (tallies[code] ?? 0) + 1;
    this.#tallies.set(word, tallies);
    return tallies;
  }

  /** Can an `act` or `tx` of this block contain the folded text? Says yes too often rather than too seldom. */
  mayHold(word: 'act' | 'tx', folded: string): boolean {
    return this.#texts[word].includes(folded);
  }
}
