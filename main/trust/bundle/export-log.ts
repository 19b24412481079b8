/** Entries of a filter as a file, for the screens and the command line alike. That data left the log is in the log before it leaves. */
import type { CsvDelimiter } from '../../../app/audit/sheet/index.ts';
import type { SearchFilter } from '../../../app/audit/search/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import { exportPdf, exportText } from '../../audit/index.ts';
import type { RunningMode } from '../../modes/index.ts';
import { collectRows } from './collect.ts';
import { filterWords } from './filter-words.ts';
import { recordExport } from './record-export.ts';

/** What leaves the log. `most`: more entries than that are refused; `delimiter`: of a table. */
export type ExportWish = {
  readonly filter: SearchFilter;
  readonly format: 'csv' | 'jsonl' | 'pdf';
  readonly delimiter: CsvDelimiter;
  readonly most: number;
};

/** What left. `isRecorded`: false where the log contradicts itself and takes no entry; `at`: UTC ms; a PDF is bytes, all else text. */
export type ExportedLog = { readonly content: string | Buffer; readonly count: number; readonly isRecorded: boolean; readonly at: number };

/** Records the export, then makes it. */
export async function exportLog(
  { trail, context, mode }: Pick<RunningMode, 'trail' | 'context' | 'mode'>,
  { filter, format, delimiter, most }: ExportWish,
): Promise<Result<ExportedLog, 'too-large' | 'log-unwritable'>> {
  const rows = await collectRows(trail, filter, most);
  if (rows === null) return fail('too-large');
  const { origin, size, root } = trail.view();
  const written = recordExport(context, rows.length, format);
  if (!written.ok) return fail('log-unwritable');
  const isRecorded = written.value === 'recorded';
  const at = context.clock.wall();
  const about = { origin, size, root, at, filter: filterWords(filter), practice: mode === 'practice', damaged: !isRecorded };
  const content = format === 'pdf' ? await exportPdf(rows, about) : await exportText(rows, format, delimiter);
  return ok({ content, count: rows.length, isRecorded, at });
}
