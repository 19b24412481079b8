/**
 * A search block: what 256 entries are searched and counted by, column by column. Each column has a dictionary of its own values and one
 * byte per entry that points into it, so that a whole block is passed over as soon as its dictionary holds nothing that is looked for.
 */
import { BLOCK, type IndexRow } from '../../../app/audit/rows/index.ts';
import { foldText } from '../../../app/base/index.ts';
import { mayContain, type Pairs, pairsOf } from './letter-pairs.ts';
import { type Numbers, openNumbers, type Value } from './numbers.ts';

/** Columns with a dictionary, in the order of their bytes in `codes`. */
export const WORDS = ['kind', 'out', 'err', 'op', 'station', 'boot', 'veh', 'act', 'tx'] as const satisfies readonly (keyof IndexRow)[];

/** One of {@link WORDS}. */
export type Word = (typeof WORDS)[number];

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
export type LongWord = Extract<Word, 'act' | 'tx'>;

/** Another one. */
export type ShortWord = Exclude<Word, LongWord>;

/** The numbers of the values of each column of the blocks of one connection. */
export type Dictionaries = Readonly<Record<ShortWord, Numbers>>;

/** Nothing was met yet. */
export function openDictionaries(): Dictionaries {
  const one = openNumbers;
  return { kind: one(), out: one(), err: one(), op: one(), station: one(), boot: one(), veh: one() };
}

/** A dictionary as stored: a JSON array. */
const valuesIn = (text: string) => JSON.parse(text) as readonly Value[];

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
  readonly #long: Readonly<Record<LongWord, Long>>;
  readonly #numbers: Readonly<Record<ShortWord, readonly number[]>>;
  readonly #tallies = new Map<ShortWord, Uint16Array>();

  constructor(stored: StoredBlock, dictionaries: Dictionaries, size = BLOCK) {
    const { id, times, codes } = stored;
    this.first = id * BLOCK;
    this.size = size;
    this.times = new Float64Array(Uint8Array.from(times).buffer);
    const told = this.times.subarray(0, size);
    this.earliest = told.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    this.latest = told.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    this.#codes = codes;
    this.#long = { act: longOf(stored.act), tx: longOf(stored.tx) };
    this.#numbers = numbersIn(stored, dictionaries);
  }

  /** For each entry the place of its value in {@link numbers} or {@link texts}. */
  codes(word: Word): Uint8Array {
    const from = WORDS.indexOf(word) * BLOCK;
    return this.#codes.subarray(from, from + this.size);
  }

  /** The dictionary of a column, as numbers of its values. */
  numbers(word: ShortWord): readonly number[] {
    return this.#numbers[word];
  }

  /** The dictionary of a long column, folded (see foldText). */
  texts(word: LongWord): readonly Value[] {
    return valuesIn(this.#long[word].folded);
  }

  /** How many entries have each value of {@link numbers}. */
  tallies(word: ShortWord): Uint16Array {
    const kept = this.#tallies.get(word);
    if (kept !== undefined) return kept;
    const tallies = new Uint16Array(this.numbers(word).length);
    for (const code of this.codes(word)) tallies[code] = (tallies[code] ?? 0) + 1;
    this.#tallies.set(word, tallies);
    return tallies;
  }

  /** Can a value of a long column contain the folded text? Says yes too often rather than too seldom. `within`: the text as JSON writes it; `pairs`: pairsIn(text). */
  mayHold(word: LongWord, { pairs, within }: { readonly pairs: readonly number[]; readonly within: string }): boolean {
    const long = this.#long[word];
    return mayContain(long.pairs, pairs) && long.folded.includes(within);
  }
}

/** A long dictionary, folded, and the pairs of its values. */
type Long = { readonly folded: string; readonly pairs: Pairs };

function longOf(stored: string): Long {
  const folded = foldText(stored);
  return { folded, pairs: pairsOf(valuesIn(folded).join('\n')) };
}

function numbersIn(stored: StoredBlock, dictionaries: Dictionaries): Readonly<Record<ShortWord, readonly number[]>> {
  const of = (word: ShortWord) => valuesIn(stored[word]).map((value) => dictionaries[word].numberOf(value));
  return { kind: of('kind'), out: of('out'), err: of('err'), op: of('op'), station: of('station'), boot: of('boot'), veh: of('veh') };
}
