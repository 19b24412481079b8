/** `carkey audit`: search, verify, export and rebuild the audit log of one mode. */
import { writeFileSync } from 'node:fs';
import type { EntryRow } from '../../../../app/audit/types.ts';
import { fail, ok, type Result } from '../../../../app/result.ts';
import type { ConsoleError } from '../../../../app/console.ts';
import { signed } from '../../../carkey/context.ts';
import { exportPdf, exportText } from '../../../audit/export.ts';
import { entryLine, EXPORT_FORMATS, type ExportFormat } from '../audit-views.ts';
import { rebuildLog, verifyLog } from '../audit-services.ts';
import { BRIDGE_OPTIONS, bridgeOverride } from '../bridge-options.ts';
import { failed, numberOf, textOf, wrong, type Command, type Invocation, type Outcome } from '../command.ts';
import { entryFilterOf, filterOf, FILTER_HELP, FILTER_OPTIONS, type Filter } from '../entry-filter.ts';
import { EXIT } from '../exit.ts';
import { refused, withConsole, type Desk } from '../with-console.ts';
import { withLog } from '../with-log.ts';

/** Entries fetched at a time for an export. */
const PAGE = 500;

async function run(invocation: Invocation): Promise<Outcome> {
  const [what, more] = invocation.words;
  if (more !== undefined) return wrong('"carkey audit" takes one word: list, verify, export or rebuild.');
  switch (what) {
    case 'list':
      return list(invocation);
    case 'export':
      return exportEntries(invocation);
    case 'verify':
      return verifyLog(invocation);
    case 'rebuild':
      return rebuildLog(invocation);
    default:
      return wrong('What about the log? Write: carkey audit list, verify, export or rebuild.');
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
    const { rows, next } = log.list(entryFilterOf(filter.value), before === 0 ? undefined : before, limit);
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
  return withConsole(invocation, override.value, async (desk) => {
    const rows = await allRows(desk, filter.value);
    if (!rows.ok) return refused(rows.error);
    return handOut(desk, rows.value, format, file);
  });
}

async function allRows({ ask }: Desk, filter: Filter): Promise<Result<readonly EntryRow[], ConsoleError>> {
  const rows: EntryRow[] = [];
  for (let before: number | undefined; ;) {
    const page = await ask('audit.list', { filter, limit: PAGE, ...(before === undefined ? {} : { before }) });
    if (!page.ok) return fail(page.error);
    rows.push(...page.value.rows);
    if (page.value.next === null) return ok(rows.reverse());
    before = page.value.next;
  }
}

/** That data left the log is in the log before it leaves. */
async function handOut({ console }: Desk, rows: readonly EntryRow[], format: ExportFormat, file: string | undefined): Promise<Outcome> {
  const { trail, context, mode } = console.current();
  const written = trail.append(signed(context, { kind: 'export', out: format, d: { n: rows.length } }));
  if (!written.ok) return failed(EXIT.fault, 'log-unwritable', 'The log cannot be written, so nothing was exported.');
  const { origin, size, root } = trail.view();
  const about = { origin, size, root, at: context.clock.wall(), filter: 'as asked on the command line', practice: mode === 'practice' };
  const text = format === 'pdf' ? await exportPdf(rows, about) : exportText(rows, format);
  if (file === undefined && typeof text === 'string') {
    return { exit: EXIT.yes, answer: { json: null, lines: text.replace(/\r?\n$/, '').split('\n') } };
  }
  return toFile(text, file ?? '', format, rows.length);
}

function toFile(content: string | Buffer, file: string, format: ExportFormat, count: number): Outcome {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
  } catch (fault) {
    const why = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown';
    const sentence = why === 'EEXIST' ? 'The file is there already; nothing was overwritten.' : `The file cannot be written (${why}).`;
    return failed(EXIT.input, 'file', sentence);
  }
  return { exit: EXIT.yes, answer: { json: { file, format, count }, lines: [`${count} entries written to ${file}`] } };
}

/** The command. */
export const audit: Command = {
  name: 'audit',
  summary: 'Search, verify, export or rebuild the audit log.',
  usage: 'list | verify | export | rebuild  [filter] [--simulator NAME | --bridge URL]',
  help: [
    'list      newest first: --limit N (50), --before SEQ',
    'verify    checks every entry, the tree and the tables of every log (or of the one that is named); exit 6 when anything does not fit',
    'export    --format csv|jsonl|pdf, --file FILE (without it: standard output)',
    'rebuild   makes the tables anew from the entries',
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
    ...BRIDGE_OPTIONS,
  },
  run,
};
