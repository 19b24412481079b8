/** A filter as conditions on the columns of a block. */
import { isStationRef } from '../../../app/audit/entry/index.ts';
import { type SearchFilter, searchTerms } from '../../../app/audit/search/index.ts';
import { foldText } from '../../../app/base/index.ts';
import { type Block, onceEach, type Value, type VehicleNumbers, type Word } from '../log/index.ts';
import type { Names } from './names.ts';

/** One column in which a condition may hold. `within`: folded text that the dictionary must contain, for the two long columns. */
type Choice =
  | { readonly word: Exclude<Word, 'act' | 'tx'>; readonly accepts: (value: Value) => boolean }
  | { readonly word: 'act' | 'tx'; readonly accepts: (value: Value) => boolean; readonly within: string };

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
type Known = { readonly names: Names; readonly numbers: VehicleNumbers };

/** Prepares a filter. `vehicles`: the references that its `vin` means. */
export function matcherOf(filter: SearchFilter, vehicles: readonly string[], { names, numbers }: Known): Matcher {
  const among = (refs: readonly string[]) => oneOf('veh', refs.map(numbers.numberOf));
  const equal = EQUAL.flatMap((word) => (filter[word] === undefined ? [] : [oneOf(word, [filter[word]])]));
  return {
    from: filter.from ?? Number.NEGATIVE_INFINITY,
    to: filter.to ?? Number.POSITIVE_INFINITY,
    conditions: [
      ...equal,
      ...(filter.veh === undefined ? [] : [among([filter.veh])]),
      ...(filter.vin === undefined ? [] : [among(vehicles)]),
      ...(filter.kinds === undefined ? [] : [oneOf('kind', filter.kinds)]),
      ...(filter.outs === undefined ? [] : [oneOf('out', filter.outs)]),
      ...(filter.act === undefined ? [] : [whole('act', filter.act)]),
      ...(filter.tx === undefined ? [] : [whole('tx', filter.tx)]),
      ...searchTerms(filter.text ?? '').map((term) => ofTerm(term, { names, numbers })),
    ],
  };
}

function oneOf(word: Exclude<Word, 'act' | 'tx'>, values: readonly Value[]): Condition {
  const accepted = new Set(values);
  return [{ word, accepts: (value) => accepted.has(value) }];
}

function whole(word: 'act' | 'tx', text: string): Condition {
  const folded = foldText(text);
  return [{ word, accepts: (value) => value === folded, within: JSON.stringify(folded) }];
}

/** What a part of a VIN may hold, folded: no I, O or Q (ISO 3779). Other terms need not open a single VIN. */
const PART_OF_VIN = /^[a-hj-npr-z0-9]{1,17}$/;

/** What a part of an attempt's reference may hold, folded (app/audit/entry/refs.ts). Other terms need not be looked for in any. */
const PART_OF_REF = /^[0-9a-hjkmnp-tv-z-]{1,28}$/;

/** Columns of which one value often holds for a whole block stand first: then the others are not asked. */
function ofTerm(term: string, { names, numbers }: Known): Condition {
  const contains = once((value) => foldText(value).includes(term));
  // A station is a reference, or a text in entries of earlier programs.
  const placed = once((value) => ((isStationRef(value) ? names.of(value) : null) ?? foldText(value)).includes(term));
  const named = once((value) => names.of(value)?.includes(term) === true);
  const vehicle = onceEach((number) => names.of(numbers.refOf(number))?.includes(term) === true);
  const holdsText = (value: Value) => typeof value === 'string' && value.includes(term);
  const within = JSON.stringify(term).slice(1, -1);
  return [
    { word: 'op', accepts: named },
    { word: 'station', accepts: placed },
    { word: 'kind', accepts: contains },
    { word: 'out', accepts: contains },
    { word: 'err', accepts: (value) => value !== null && String(value).startsWith(term) },
    ...(PART_OF_REF.test(term) ? [{ word: 'act', accepts: holdsText, within } as const] : []),
    { word: 'tx', accepts: holdsText, within },
    ...(PART_OF_VIN.test(term) ? [{ word: 'veh', accepts: (value: Value) => typeof value === 'number' && vehicle(value) } as const] : []),
  ];
}

/** Answers from memory for a text that was asked before: every block asks for the same ones. Other values are never accepted. */
function once(ask: (text: string) => boolean): (value: Value) => boolean {
  const known = new Map<string, boolean>();
  return (value) => {
    if (typeof value !== 'string') return false;
    const kept = known.get(value);
    if (kept !== undefined) return kept;
    const answer = ask(value);
    known.set(value, answer);
    return answer;
  };
}

/** Marks the entries of a block that match with 1, the others with 0; `mask` has room for a block. Returns how many match. */
export function markMatches(block: Block, { from, to, conditions }: Matcher, mask: Uint8Array): number {
  const { size, times } = block;
  if (block.latest < from || block.earliest > to) return 0;
  mask.fill(1, 0, size);
  if (block.earliest < from || block.latest > to) for (let i = 0; i < size; i += 1) mask[i] = isWithin(times[i], from, to) ? 1 : 0;
  for (const condition of conditions) if (!narrow(block, condition, mask)) return 0;
  let count = 0;
  for (let i = 0; i < size; i += 1) count += mask[i] ?? 0;
  return count;
}

function isWithin(time: number | undefined, from: number, to: number): boolean {
  return time !== undefined && time >= from && time <= to;
}

/** Clears the marks of entries for which no choice holds; false when that is all of them. */
function narrow(block: Block, condition: Condition, mask: Uint8Array): boolean {
  const holding: Accepted[] = [];
  for (const choice of condition) {
    const found = accepted(block, choice);
    if (found?.all === true) return true;
    if (found !== null) holding.push(found);
  }
  const [only, more] = holding;
  if (only === undefined) return false;
  if (more === undefined) keep(block.size, only, mask);
  else keepAny(block.size, holding, mask);
  return true;
}

/** Most conditions hold in one column: then no second mask is needed. */
function keep(size: number, { codes, table }: Accepted, mask: Uint8Array): void {
  for (let i = 0; i < size; i += 1) mask[i] = (mask[i] ?? 0) & (table[codes[i] ?? 0] ?? 0);
}

function keepAny(size: number, holding: readonly Accepted[], mask: Uint8Array): void {
  const holds = new Uint8Array(size);
  for (const { codes, table } of holding) for (let i = 0; i < size; i += 1) holds[i] = (holds[i] ?? 0) | (table[codes[i] ?? 0] ?? 0);
  for (let i = 0; i < size; i += 1) mask[i] = (mask[i] ?? 0) & (holds[i] ?? 0);
}

type Accepted = { readonly codes: Uint8Array; readonly table: Uint8Array; readonly all: boolean };

/** Which values of the column are accepted, by their code; null when none is. */
function accepted(block: Block, choice: Choice): Accepted | null {
  if ('within' in choice && !block.mayHold(choice.word, choice.within)) return null;
  const values = block.values(choice.word);
  let table: Uint8Array | null = null;
  let count = 0;
  for (let code = 0; code < values.length; code += 1) {
    if (!choice.accepts(values[code] ?? null)) continue;
    table ??= new Uint8Array(values.length);
    table[code] = 1;
    count += 1;
  }
  return table === null ? null : { codes: block.codes(choice.word), table, all: count === values.length };
}
