/** `carkey audit`: search, verify, export and rebuild the audit log of one mode. */
import type { EntryRow } from '../../../../app/audit/types.ts';
import type { SearchFilter } from '../../../../app/audit/search.ts';
import { mayCall } from '../../../../app/operators/roles.ts';
import { exportPdf, exportText } from '../../../audit/export.ts';
import { entryLine, EXPORT_FORMATS, type ExportFormat } from '../audit-views.ts';
import { collectRows } from '../../../trust/collect.ts';
import { filterWords } from '../../../trust/filter-words.ts';
import { recordExport } from '../../../trust/record-export.ts';
import { backupLog, exportLogTiles, restoreLog } from '../audit-care.ts';
import { rebuildLog, verifyLog } from '../audit-services.ts';
import { BRIDGE_OPTIONS, bridgeOverride } from '../bridge-options.ts';
import { failed, numberOf, textOf, wrong, type Command, type Invocation, type Io, type Outcome } from '../command.ts';
import { filterOf, FILTER_HELP, FILTER_OPTIONS } from '../entry-filter.ts';
import { EXIT } from '../exit.ts';
import { toFile } from '../to-file.ts';
import { refused, withConsole, type Desk } from '../with-console.ts';
import { withLog } from '../with-log.ts';

const WORDS = 'list, verify, export, rebuild, backup, restore or tiles';

async function run(invocation: Invocation): Promise<Outcome> {
  const [what, more, surplus] = invocation.words;
  if (surplus !== undefined || (more !== undefined && what !== 'tiles')) return wrong(`"carkey audit" takes one word: ${WORDS}.`);
  switch (what) {
    case 'list':
      return list(invocation);
    case 'export':
      return exportEntries(invocation);
    case 'verify':
      return verifyLog(invocation);
    case 'rebuild':
      return rebuildLog(invocation);
    case 'backup':
      return backupLog(invocation);
    case 'restore':
      return restoreLog(invocation);
    case 'tiles':
      return exportLogTiles(invocation, more);
    default:
      return wrong(`What about the log? Write: carkey audit ${WORDS}.`);
  }
}

async function list(invocation: Invocation): Promise<Outcome> {
  const filter = filterOf(invocation.values);
  if (!filter.ok) return wrong(filter.error);
  const limit = numberOf(textOf(invocation.values, 'limit') ?? '50', 1, 500);
  if (limit === null) return wrong('--limit takes a number from 1 to 500.');
  const before = numberOf(textOf(invocation.values, 'before') ?? '0', 0, 999_999_999);
  if (before === null) return wrong('--before takes the number of an entry.');
  return withLog(invocation, listed([], null, 0), (log) => {
    const { rows, next } = log.page(filter.value, { order: 'newest', limit, ...(before === 0 ? {} : { after: before }) });
    return listed(rows, next, log.view().size);
  });
}

function listed(rows: readonly EntryRow[], next: number | null, size: number): Outcome {
  const foot = next === null ? [] : [`older ones: --before ${next}`];
  const lines = rows.length === 0 ? ['no entries'] : [...rows.map(entryLine), ...foot];
  return { exit: EXIT.yes, answer: { json: { rows: rows.map((row) => ({ ...row })), next, size }, lines } };
}

async function exportEntries(invocation: Invocation): Promise<Outcome> {
  const { values, json } = invocation;
  const format = EXPORT_FORMATS.find((one) => one === (textOf(values, 'format') ?? 'csv'));
  if (format === undefined) return wrong(`--format is one of ${EXPORT_FORMATS.join(', ')}.`);
  const file = textOf(values, 'file');
  if (format === 'pdf' && file === undefined) return wrong('A PDF goes to a file: add --file FILE.');
  if (json && file === undefined) return wrong('With --json an export goes to a file: add --file FILE.');
  const filter = filterOf(values);
  if (!filter.ok) return wrong(filter.error);
  const override = bridgeOverride(values);
  if (!override.ok) return wrong(override.error);
  return withConsole(invocation, override.value, (desk) => handOut(desk, { filter: filter.value, format, file, io: invocation.io }));
}

const NOT_RECORDED = 'carkey: this export is no entry of the log.\n';

/** What goes out, and where to; without a file to standard output. */
type HandedOut = {
  readonly filter: SearchFilter;
  readonly format: ExportFormat;
  readonly file: string | undefined;
  readonly io: Io;
};

/** The rights are those of the export on the screen. That data left the log is in the log before it leaves. */
async function handOut({ console }: Desk, { filter, format, file, io }: HandedOut): Promise<Outcome> {
  const { trail, context, mode, rights } = console.current();
  const allowed = mayCall('audit.export', { mode: rights(), session: console.operators.session(), now: context.clock.mono() });
  if (!allowed.ok)
    return refused({ code: allowed.error.code, detail: `An export takes one of these roles: ${allowed.error.whoMay.join(', ')}.` });
  const rows = (await collectRows(trail, filter, Number.POSITIVE_INFINITY)) ?? [];
  const { origin, size, root } = trail.view();
  const written = recordExport(context, rows.length, format);
  if (!written.ok) return failed(EXIT.fault, 'log-unwritable', 'The log cannot be written, so nothing was exported.');
  const damaged = written.value === 'unrecorded';
  if (damaged) io.err(NOT_RECORDED);
  const about = { origin, size, root, at: context.clock.wall(), filter: filterWords(filter), practice: mode === 'practice', damaged };
  const content = format === 'pdf' ? await exportPdf(rows, about) : await exportText(rows, format);
  if (file === undefined && typeof content === 'string') {
    return { exit: EXIT.yes, answer: { json: null, lines: content.replace(/\r?\n$/, '').split('\n') } };
  }
  const count = rows.length;
  const lines = [count === 0 ? `no entry fits: ${file ?? ''} holds none` : `${count} entries written to ${file ?? ''}`];
  return toFile(content, file ?? '') ?? { exit: EXIT.yes, answer: { json: { file: file ?? '', format, count }, lines } };
}

/** The command. */
export const audit: Command = {
  name: 'audit',
  summary: 'Search, verify, export, back up or restore the audit log.',
  usage: 'list | verify | export | rebuild | backup | restore | tiles DIR  [filter] [--simulator NAME | --bridge URL]',
  help: [
    'list      newest first: --limit N (50), --before SEQ',
    'verify    checks every entry, the tree, the tables, the signed heads and the heads outside, of every log (or of the one that is named);',
    '          exit 6 when anything does not fit',
    'export    --format csv|jsonl|pdf, --file FILE (without it: standard output)',
    'rebuild   makes the tables anew from the entries',
    'backup    makes a verified copy in the folder of the log',
    'restore   --from DIR --reason damaged|rolled-back|forked|moved: a backup goes on as a new epoch; what was there is kept aside',
    'tiles     writes the log up to its newest signed head as a tlog-tiles folder, for tools of others',
    '',
    'Filter:',
    ...FILTER_HELP,
    '',
    'Practice and live have a log each; --simulator and --bridge choose one; without them it is the one written last.',
  ],
  options: {
    ...FILTER_OPTIONS,
    limit: { type: 'string' },
    before: { type: 'string' },
    format: { type: 'string' },
    file: { type: 'string' },
    reason: { type: 'string' },
    ...BRIDGE_OPTIONS,
  },
  run,
};
