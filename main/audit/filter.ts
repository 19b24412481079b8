/**
 * What a list is narrowed to, twice: as SQL for the index and as a test for the loose rows after it.
 * Only names from this file reach the SQL text; everything given is bound.
 */
import type { IndexRow } from '../../app/audit/projection-rows.ts';
import type { EntryFilter } from '../../app/audit/types.ts';
import type { Vin } from '../../app/vehicle/types.ts';
import type { Subjects } from './subjects.ts';

/** Columns that a filter compares with `=`. */
const EQUAL = ['veh', 'act', 'kind', 'out', 'err', 'op', 'boot'] as const;

const VIN_LENGTH = 17;

/** One condition. `sql` has exactly one `?`, for `value`. */
type Condition = { readonly sql: string; readonly value: string | number; readonly holds: (row: IndexRow) => boolean };

/** A filter, ready to be asked. */
export type PreparedFilter = {
  readonly where: readonly string[];
  readonly values: readonly (string | number)[];
  readonly matches: (row: IndexRow) => boolean;
};

/** Prepares a filter. `vin` may also be the end of one, from 4 characters on. */
export function prepareFilter(filter: EntryFilter, subjects: Subjects): PreparedFilter {
  const conditions = [...equalities(filter), ...times(filter), ...ofVin(filter.vin, subjects)];
  return {
    where: conditions.map((condition) => condition.sql),
    values: conditions.map((condition) => condition.value),
    matches: (row) => conditions.every((condition) => condition.holds(row)),
  };
}

function equalities(filter: EntryFilter): readonly Condition[] {
  return EQUAL.flatMap((name) => {
    const value = filter[name];
    return value === undefined ? [] : [{ sql: `${name} = ?`, value, holds: (row) => row[name] === value }];
  });
}

function times({ from, to }: EntryFilter): readonly Condition[] {
  const after: Condition[] = from === undefined ? [] : [{ sql: 'ts >= ?', value: from, holds: (row) => row.ts >= from }];
  return to === undefined ? after : [...after, { sql: 'ts <= ?', value: to, holds: (row) => row.ts <= to }];
}

function ofVin(vin: string | undefined, subjects: Subjects): readonly Condition[] {
  if (vin === undefined) return [];
  const refs = vehicles(vin, subjects);
  const sql = 'veh in (select value from json_each(?))';
  return [{ sql, value: JSON.stringify(refs), holds: ({ veh }) => veh !== null && refs.includes(veh) }];
}

function vehicles(text: string, subjects: Subjects): readonly string[] {
  const vin = text.trim().toUpperCase();
  if (vin.length < VIN_LENGTH) return subjects.vehiclesEndingWith(vin);
  const known = subjects.findVehicle(vin as Vin);
  return known === null ? [] : [known];
}
