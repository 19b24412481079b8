/** Turns what a list is narrowed to into SQL. Only names from this file reach the SQL text; everything given is bound. */
import type { EntryFilter } from '../../app/audit/types.ts';
import type { Vin } from '../../app/vehicle/types.ts';
import type { Subjects } from './subjects.ts';

/** Columns that a filter compares with `=`. */
const EQUAL = ['veh', 'act', 'kind', 'out', 'err', 'op', 'boot'] as const;

const VIN_LENGTH = 17;

/** The condition and the values to bind. `vin` may also be the end of one, from 4 characters on. */
export function filterSql(
  filter: EntryFilter,
  before: number | undefined,
  subjects: Subjects,
): { readonly where: string; readonly values: unknown[] } {
  const conditions: string[] = [];
  const values: unknown[] = [];
  const add = (condition: string, value: unknown) => {
    conditions.push(condition);
    values.push(value);
  };
  for (const name of EQUAL) if (filter[name] !== undefined) add(`${name} = ?`, filter[name]);
  if (filter.vin !== undefined) add('veh in (select value from json_each(?))', JSON.stringify(vehicles(filter.vin, subjects)));
  if (filter.from !== undefined) add('ts >= ?', filter.from);
  if (filter.to !== undefined) add('ts <= ?', filter.to);
  if (before !== undefined) add('seq < ?', before);
  return { where: conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`, values };
}

function vehicles(text: string, subjects: Subjects): readonly string[] {
  const vin = text.trim().toUpperCase();
  if (vin.length < VIN_LENGTH) return subjects.vehiclesEndingWith(vin);
  const known = subjects.findVehicle(vin as Vin);
  return known === null ? [] : [known];
}
