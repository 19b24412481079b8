/** Entries as files for people: what `carkey audit export` and the log screen hand out as text. */
import type { CsvDelimiter } from '../../../app/audit/sheet/index.ts';
import type { EntryRow } from '../../../app/audit/entry/index.ts';
import { nextTurn } from '../../base/index.ts';
import { csvOf } from './export-csv.ts';

/** Entries that are written between two turns of the event loop: some milliseconds of work. */
const SLICE = 200;

/** Entries as text, without holding up anything else. `delimiter` is that of a table. */
export async function exportText(rows: readonly EntryRow[], format: 'csv' | 'jsonl', delimiter: CsvDelimiter = 'comma'): Promise<string> {
  const parts: string[] = [];
  for (let from = 0; from === 0 || from < rows.length; from += SLICE) {
    const slice = rows.slice(from, from + SLICE);
    parts.push(format === 'csv' ? csvOf(slice, delimiter, from === 0) : slice.map((row) => `${JSON.stringify(row)}\n`).join(''));
    await nextTurn();
  }
  return parts.join('');
}
