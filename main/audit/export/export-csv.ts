/** Entries as a table for spreadsheets: UTF-8 with its mark, lines ended as Excel expects, every cell quoted, nothing in it a formula. */
import { stringify } from 'csv-stringify/sync';
import { type CsvDelimiter, defused, DELIMITER_SIGN } from '../../../app/audit/sheet/index.ts';
import type { EntryRow } from '../../../app/audit/entry/index.ts';

const COLUMNS = [
  'seq',
  'time',
  'kind',
  'out',
  'err',
  'act',
  'veh',
  'vin',
  'op',
  'operator',
  'role',
  'station',
  'stationName',
  'app',
  'log',
  'boot',
  'details',
] as const;

/** A part of the table; `head`: with the mark and the names of the columns. */
export function csvOf(rows: readonly EntryRow[], delimiter: CsvDelimiter, head: boolean): string {
  const records = head ? [COLUMNS, ...rows.map(cellsOf)] : rows.map(cellsOf);
  return stringify(records, {
    delimiter: DELIMITER_SIGN[delimiter],
    quoted: true,
    quoted_empty: true,
    record_delimiter: 'windows',
    bom: head,
  });
}

function cellsOf(row: EntryRow): readonly string[] {
  const values = { ...row, time: new Date(row.ts).toISOString(), details: row.d === undefined ? '' : JSON.stringify(row.d) };
  return COLUMNS.map((name) => defused(String(values[name] ?? '')));
}
