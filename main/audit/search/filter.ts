/**
 * The way through an index, for filters that one leads to few entries. Everything else is found in the search blocks (search/matcher.ts).
 * Only names from this file reach the SQL text; everything given is bound.
 */
import type { Statement } from 'better-sqlite3';
import type { SearchFilter } from '../../../app/audit/search/index.ts';
import { parseVin } from '../../../app/vehicle/index.ts';
import { createCache } from '../../base/index.ts';
import type { Db } from '../store/index.ts';
import type { Order } from '../log/index.ts';
import type { Named } from './named.ts';

/** Columns that a filter compares with `=`. */
const EQUAL = ['veh', 'act', 'kind', 'out', 'err', 'op', 'boot'] as const;

/** Conditions that leave few entries, whatever stands beside them. */
const SELECTIVE = ['vin', 'veh', 'act'] as const satisfies readonly (keyof SearchFilter)[];

/** Conditions that an index answers when they stand alone: beside others the first page could be far away. */
const ALONE: ReadonlySet<string> = new Set<keyof SearchFilter>(['kind', 'err']);

/** Conditions that the index has no column for. */
const BLOCKS_ONLY = ['text', 'tx'] as const satisfies readonly (keyof SearchFilter)[];

const VIN_LENGTH = 17;

/** What an index tells of indexed entries (below `base`). */
export type IndexLookup = {
  /** Places of those that come after one in an order, at most `limit`. */
  places(order: Order, after: number | undefined, base: number, limit: number): readonly number[];
  /** When the newest were made, UTC ms, at most `limit`. */
  times(base: number, limit: number): readonly number[];
};

/** Prepares a look-up once for each wording: preparing takes longer than asking for one vehicle. */
type Prepared = (sql: string) => Statement<unknown[], number>;

/** Wordings that are kept, of the many that conditions can make. */
const KEPT = 64;

type Condition = { readonly sql: string; readonly value: string | number };

/** The lookups of a connection: null for a filter when the search blocks are the better way. `vehicles`: the references that its `vin` means. */
export function indexLookups(db: Db): (filter: SearchFilter, vehicles: readonly string[]) => IndexLookup | null {
  const kept = createCache<string, Statement<unknown[], number>>(KEPT);
  const prepared: Prepared = (sql) => kept.get(sql, () => db.prepare<unknown[], number>(sql).pluck());
  return (filter, vehicles) => (isIndexed(filter) ? lookupOf(prepared, filter, vehicles) : null);
}

function lookupOf(prepared: Prepared, filter: SearchFilter, vehicles: readonly string[]): IndexLookup {
  const conditions = [...equalities(filter), ...times(filter), ...ofVin(filter, vehicles), ...lists(filter)];
  const where = [...conditions.map(({ sql }) => sql), 'seq < ?', 'seq > ?'].join(' and ');
  const values = conditions.map(({ value }) => value);
  const found = (column: 'seq' | 'ts', way: 'asc' | 'desc', ...bounds: readonly number[]) =>
    prepared(`select ${column} from entry_index where ${where} order by seq ${way} limit ?`).all(...values, ...bounds);
  return {
    places: (order, after, base, limit) =>
      order === 'newest' ? found('seq', 'desc', Math.min(after ?? base, base), -1, limit) : found('seq', 'asc', base, after ?? -1, limit),
    times: (base, limit) => found('ts', 'desc', base, -1, limit),
  };
}

function isIndexed(filter: SearchFilter): boolean {
  const given = Object.keys(filter);
  if (BLOCKS_ONLY.some((name) => filter[name] !== undefined)) return false;
  return isSelective(filter) || given.length === 0 || (given.length === 1 && ALONE.has(given[0] ?? ''));
}

/** Does a filter leave few entries by a condition that an index knows? */
export function isSelective(filter: SearchFilter): boolean {
  return SELECTIVE.some((name) => filter[name] !== undefined);
}

function equalities(filter: SearchFilter): readonly Condition[] {
  return EQUAL.flatMap((name) => {
    const value = filter[name];
    return value === undefined ? [] : [{ sql: `${name} = ?`, value }];
  });
}

function times({ from, to }: SearchFilter): readonly Condition[] {
  const after: Condition[] = from === undefined ? [] : [{ sql: 'ts >= ?', value: from }];
  return to === undefined ? after : [...after, { sql: 'ts <= ?', value: to }];
}

function ofVin({ vin }: SearchFilter, vehicles: readonly string[]): readonly Condition[] {
  return vin === undefined ? [] : [isIn('veh', vehicles)];
}

function lists({ kinds, outs }: SearchFilter): readonly Condition[] {
  const ofKinds = kinds === undefined ? [] : [isIn('kind', kinds)];
  return outs === undefined ? ofKinds : [...ofKinds, isIn('out', outs)];
}

function isIn(column: 'veh' | 'kind' | 'out', values: readonly string[]): Condition {
  const [only] = values;
  // The usual one, and found in half the time.
  if (only !== undefined && values.length === 1) return { sql: `${column} = ?`, value: only };
  return { sql: `${column} in (select value from json_each(?))`, value: JSON.stringify(values) };
}

/** The vehicles that a filter's `vin` means: one VIN, or all that end with a text of 4 characters or more. */
export function vehiclesOf({ vin }: SearchFilter, subjects: Pick<Named, 'findVehicle' | 'vehiclesEndingWith'>): readonly string[] {
  if (vin === undefined) return [];
  const text = vin.trim().toUpperCase();
  if (text.length < VIN_LENGTH) return subjects.vehiclesEndingWith(text);
  const whole = parseVin(text);
  const known = whole === null ? null : subjects.findVehicle(whole);
  return known === null ? [] : [known];
}
