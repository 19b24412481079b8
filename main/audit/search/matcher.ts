/** A filter as conditions on the columns of a block. */
import { isStationRef } from '../../../app/audit/entry/index.ts';
import { type SearchFilter, searchTerms } from '../../../app/audit/search/index.ts';
import { foldText } from '../../../app/base/index.ts';
import {
  type Accepted,
  amongValues,
  askedOnce,
  type Block,
  type Dictionaries,
  type LongWord,
  type Numbers,
  pairsIn,
  type ShortWord,
  type Value,
} from '../log/index.ts';
import type { Names } from './names.ts';

/** A short column in which a condition may hold. */
type ShortChoice = { readonly word: ShortWord; readonly accepted: Accepted };

/** A long one. `within`: folded text that the dictionary must contain, as JSON writes it; `pairs`: those of the text itself. */
type LongChoice = {
  readonly word: LongWord;
  readonly accepts: (value: Value) => boolean;
  readonly within: string;
  readonly pairs: readonly number[];
};

type Choice = ShortChoice | LongChoice;

/** Holds when one of its choices does. */
type Condition = readonly Choice[];

/** A filter, ready to be asked. */
export type Matcher = {
  /** UTC ms, both included. */
  readonly from: number;
  readonly to: number;
  readonly conditions: readonly Condition[];
};

const EQUAL = ['kind', 'out', 'err', 'op', 'boot'] as const;

/** Who is behind the references of this connection. */
type Known = { readonly dictionaries: Dictionaries; readonly names: () => Names };

/** Prepares a filter. `vehicles`: the references that its `vin` means. */
export function matcherOf(filter: SearchFilter, vehicles: readonly string[], known: Known): Matcher {
  const oneOf = (word: ShortWord, values: readonly Value[]): Condition => [
    { word, accepted: amongValues(known.dictionaries[word], values) },
  ];
  const equal = EQUAL.flatMap((word) => (filter[word] === undefined ? [] : [oneOf(word, [filter[word]])]));
  return {
    from: filter.from ?? Number.NEGATIVE_INFINITY,
    to: filter.to ?? Number.POSITIVE_INFINITY,
    conditions: [
      ...equal,
      ...(filter.veh === undefined ? [] : [oneOf('veh', [filter.veh])]),
      ...(filter.vin === undefined ? [] : [oneOf('veh', vehicles)]),
      ...(filter.kinds === undefined ? [] : [oneOf('kind', filter.kinds)]),
      ...(filter.outs === undefined ? [] : [oneOf('out', filter.outs)]),
      ...(filter.act === undefined ? [] : [whole('act', filter.act)]),
      ...(filter.tx === undefined ? [] : [whole('tx', filter.tx)]),
      ...searchTerms(filter.text ?? '').map((term) => ofTerm(term, known)),
    ],
  };
}

function whole(word: LongWord, text: string): Condition {
  const folded = foldText(text);
  return [{ word, accepts: (value) => value === folded, within: JSON.stringify(folded), pairs: pairsIn(folded) }];
}

/** What a part of a VIN may hold, folded: no I, O or Q (ISO 3779). Other terms need not open a single VIN. */
const PART_OF_VIN = /^[a-hj-npr-z0-9]{1,17}$/;

/** What a part of an attempt's reference may hold, folded (app/audit/entry/refs.ts). Other terms need not be looked for in any. */
const PART_OF_REF = /^[0-9a-hjkmnp-tv-z-]{1,28}$/;

/** Columns of which one value often holds for a whole block stand first: then the others are not asked. */
function ofTerm(term: string, { names: namesNow, dictionaries }: Known): Condition {
  const names = namesNow();
  const short = (word: ShortWord, accepts: (text: string) => boolean): ShortChoice => ({
    word,
    accepted: askedOnce(dictionaries[word], (number) => accepts(String(dictionaries[word].valueOf(number)))),
  });
  const contains = (text: string) => foldText(text).includes(term);
  const named = (ref: string) => names.of(ref)?.includes(term) === true;
  const long = (word: LongWord): LongChoice => ({
    word,
    accepts: (value) => typeof value === 'string' && value.includes(term),
    within: JSON.stringify(term).slice(1, -1),
    pairs: pairsIn(term),
  });
  return [
    short('op', named),
    // A station is a reference, or a text in entries of earlier programs.
    short('station', (text) => ((isStationRef(text) ? names.of(text) : null) ?? foldText(text)).includes(term)),
    short('kind', contains),
    short('out', contains),
    short('err', (number) => number.startsWith(term)),
    ...(PART_OF_REF.test(term) ? [long('act')] : []),
    long('tx'),
    ...(PART_OF_VIN.test(term) ? [{ word: 'veh', accepted: ofVehicles(dictionaries.veh, names, term) } as const] : []),
  ];
}

function ofVehicles(numbers: Numbers, names: Names, term: string): Accepted {
  return askedOnce(numbers, (number) => names.ofVehicle(number)?.includes(term) === true);
}

/** Marks the entries of a block that match with 1, the others with 0; `mask` has room for a block. Returns how many match. */
export function markMatches(block: Block, { from, to, conditions }: Matcher, mask: Uint8Array): number {
  const { size, times } = block;
  if (block.latest < from || block.earliest > to) return 0;
  const narrowing: (readonly Held[])[] = [];
  for (const condition of conditions) {
    const holding = holdingIn(block, condition);
    if (holding?.length === 0) return 0;
    if (holding !== null) narrowing.push(holding);
  }
  mask.fill(1, 0, size);
  if (block.earliest < from || block.latest > to) for (let i = 0; i < size; i += 1) mask[i] = isWithin(times[i], from, to) ? 1 : 0;
  for (const holding of narrowing) narrow(size, holding, mask);
  let count = 0;
  for (let i = 0; i < size; i += 1) count += mask[i] ?? 0;
  return count;
}

function isWithin(time: number | undefined, from: number, to: number): boolean {
  return time !== undefined && time >= from && time <= to;
}

/** Where a condition holds in a block: in none of these columns when there are none. Null when it holds for every entry. */
function holdingIn(block: Block, condition: Condition): readonly Held[] | null {
  const holding: Held[] = [];
  for (const choice of condition) {
    const found = heldIn(block, choice);
    if (found?.all === true) return null;
    if (found !== null) holding.push(found);
  }
  return holding;
}

/** Clears the marks of entries for which no choice holds. */
function narrow(size: number, holding: readonly Held[], mask: Uint8Array): void {
  const [only, more] = holding;
  if (only !== undefined && more === undefined) keep(size, only, mask);
  else keepAny(size, holding, mask);
}

/** Most conditions hold in one column: then no second mask is needed. */
function keep(size: number, { codes, table }: Held, mask: Uint8Array): void {
  for (let i = 0; i < size; i += 1) mask[i] = (mask[i] ?? 0) & (table[codes[i] ?? 0] ?? 0);
}

function keepAny(size: number, holding: readonly Held[], mask: Uint8Array): void {
  const holds = new Uint8Array(size);
  for (const { codes, table } of holding) for (let i = 0; i < size; i += 1) holds[i] = (holds[i] ?? 0) | (table[codes[i] ?? 0] ?? 0);
  for (let i = 0; i < size; i += 1) mask[i] = (mask[i] ?? 0) & (holds[i] ?? 0);
}

/** The values of a column that are accepted, by their code. `all`: every one is. */
type Held = { readonly codes: Uint8Array; readonly table: Uint8Array; readonly all: boolean };

/** Null when none is. */
function heldIn(block: Block, choice: Choice): Held | null {
  if ('accepted' in choice) {
    const numbers = block.numbers(choice.word);
    const accepted = choice.accepted();
    return accepted === null ? null : held(block, choice.word, numbers, (number) => accepted[number] === 1);
  }
  if (!block.mayHold(choice.word, choice)) return null;
  return held(block, choice.word, block.texts(choice.word), choice.accepts);
}

function held<T>(block: Block, word: ShortWord | LongWord, values: readonly T[], accepts: (value: T) => boolean): Held | null {
  let table: Uint8Array | null = null;
  let count = 0;
  for (let code = 0; code < values.length; code += 1) {
    if (!accepts(values[code] as T)) continue;
    table ??= new Uint8Array(values.length);
    table[code] = 1;
    count += 1;
  }
  return table === null ? null : { codes: block.codes(word), table, all: count === values.length };
}
