/** `carkey audit`: search, verify, export and rebuild the audit log of one mode. */
import { CSV_DELIMITERS, type CsvDelimiter } from '../../../../app/audit/sheet/index.ts';
import type { EntryRow } from '../../../../app/audit/entry/index.ts';
import type { SearchFilter } from '../../../../app/audit/search/index.ts';
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import type { AtRestProblem } from '../../../at-rest/index.ts';
import type { TrailReader } from '../../../audit/index.ts';
import { earlierLine, entryLine, EXPORT_FORMATS, type ExportFormat } from '../views/index.ts';
import {
  atRestFailure,
  BRIDGE_OPTIONS,
  bridgeOverride,
  FILTER_HELP,
  FILTER_OPTIONS,
  filterOf,
  logPlace,
  PIN_HELP,
  planBackup,
  planRebuild,
  planRestore,
  planTiles,
  verifyLog,
} from '../at-work/index.ts';
import {
  type Command,
  type ConsolePlan,
  type Desk,
  EXIT,
  failed,
  type FilesPlan,
  type Invocation,
  type Io,
  numberOf,
  type CommandResult,
  textOf,
  type Values,
  wrong,
} from '../command/index.ts';
import { nameRefused, toFile } from '../terminal/index.ts';
import { wordsFor } from '../../../../app/words/index.ts';
import type { Words } from '../../../../app/words/shape/index.ts';

const WORDS = 'list, verify, export, rebuild, backup, restore or tiles';
const ONE_WORD = `"carkey audit" takes one word: ${WORDS}.`;

/** Is there a word too many? Only `tiles` takes a second one. */
const hasSurplus = ({ words: [what, ...more] }: Invocation): boolean => more.length > (what === 'tiles' ? 1 : 0);

type Planner<P> = (invocation: Invocation) => Promise<Result<P, CommandResult>> | Result<P, CommandResult>;

const alone =
  <P>(plan: Planner<P>): Planner<P> =>
  (invocation) =>
    hasSurplus(invocation) ? fail(wrong(ONE_WORD)) : plan(invocation);

async function planList(invocation: Invocation): Promise<Result<FilesPlan, CommandResult>> {
  const filter = filterOf(invocation.values);
  if (!filter.ok) return fail(wrong(filter.error));
  const limit = numberOf(textOf(invocation.values, 'limit') ?? '50', 1, 500);
  if (limit === null) return fail(wrong('--limit takes a number from 1 to 500.'));
  const before = numberOf(textOf(invocation.values, 'before') ?? '0', 0, 999_999_999);
  if (before === null) return fail(wrong('--before takes the number of an entry.'));
  const place = await logPlace(invocation);
  if (!place.ok) return fail(wrong(place.error));
  const { earlierEpochs, epochsBefore, readLog } = await import('../../../at-rest/index.ts');
  const epoch = epochAsked(invocation, earlierEpochs(place.value));
  if (!epoch.ok) return epoch;
  const words = await wordsFor('en');
  if (!place.value.exists) return ok({ modes: [], use: () => listed({ rows: [], next: null, size: 0 }, words) });
  const read = (log: TrailReader) => {
    const { rows, next } = log.page(filter.value, { order: 'newest', limit, ...(before === 0 ? {} : { after: before }) });
    const { size, origin } = log.view();
    return listed({ rows, next, size }, words, next === null ? earlierLine(epochsBefore(place.value, origin)) : []);
  };
  return ok({ modes: [place.value.mode], use: () => told(readLog(place.value, read, epoch.value)) });
}

/** The earlier log that is asked for; null: the one of today. */
function epochAsked({ values }: Invocation, epochs: readonly number[]): Result<number | null, CommandResult> {
  const asked = textOf(values, 'epoch');
  if (asked === undefined) return ok(null);
  const found = epochs.find((epoch) => String(epoch) === asked);
  if (found !== undefined) return ok(found);
  return fail(wrong(epochs.length === 0 ? 'No restore left an earlier log here.' : `--epoch is one of ${epochs.join(', ')}.`));
}

/** What a log that was read told, or why it was not. */
async function told(reading: Promise<Result<CommandResult, AtRestProblem>>): Promise<CommandResult> {
  const read = await reading;
  return read.ok ? read.value : atRestFailure(read.error);
}

/** What `audit list` found. */
type Listed = { readonly rows: readonly EntryRow[]; readonly next: number | null; readonly size: number };

function listed({ rows, next, size }: Listed, words: Words, earlier: readonly string[] = []): CommandResult {
  const foot = [...(next === null ? [] : [`older ones: --before ${next}`]), ...earlier];
  const lines = [...(rows.length === 0 ? ['no entries'] : rows.map((row) => entryLine(row, words))), ...foot];
  return { exit: EXIT.yes, answer: { json: { rows: rows.map((row) => ({ ...row })), next, size }, lines } };
}

function planExport(invocation: Invocation): Result<ConsolePlan, CommandResult> {
  const { values, json } = invocation;
  const format = EXPORT_FORMATS.find((one) => one === (textOf(values, 'format') ?? 'csv'));
  if (format === undefined) return fail(wrong(`--format is one of ${EXPORT_FORMATS.join(', ')}.`));
  const delimiter = delimiterOf(values, format);
  if (!delimiter.ok) return delimiter;
  const file = textOf(values, 'file');
  if (format === 'pdf' && file === undefined) return fail(wrong('A PDF goes to a file: add --file FILE.'));
  if (json && file === undefined) return fail(wrong('With --json an export goes to a file: add --file FILE.'));
  const refused = nameRefused(file, invocation.io.platform);
  if (refused !== null) return fail(wrong(refused));
  const filter = filterOf(values);
  if (!filter.ok) return fail(wrong(filter.error));
  const override = bridgeOverride(invocation);
  if (!override.ok) return fail(wrong(override.error));
  const out = { filter: filter.value, format, delimiter: delimiter.value, file, io: invocation.io };
  return ok({ override: override.value, use: (desk) => handOut(desk, out) });
}

/** The command line speaks English: without the option it writes what an English spreadsheet reads, wherever it runs. */
function delimiterOf(values: Values, format: ExportFormat): Result<CsvDelimiter, CommandResult> {
  const text = textOf(values, 'delimiter');
  if (text === undefined) return ok('comma');
  if (format !== 'csv') return fail(wrong('--delimiter is for --format csv.'));
  const known = CSV_DELIMITERS.find((one) => one === text);
  return known === undefined ? fail(wrong(`--delimiter is one of ${CSV_DELIMITERS.join(', ')}.`)) : ok(known);
}

const NOTHING_FITS = 'carkey: no entry fits, so this export holds none.\n';
const NOT_RECORDED = 'carkey: this export is no entry of the log.\n';

/** PowerShell takes what a program writes for text in the code page of the console, and writes it down in one of its own. */
const REWRITTEN = 'carkey: PowerShell rewrites what it redirects; --file writes the export as it is.\n';

/** What goes out, and where to; without a file to standard output. */
type HandedOut = {
  readonly filter: SearchFilter;
  readonly format: ExportFormat;
  readonly delimiter: CsvDelimiter;
  readonly file: string | undefined;
  readonly io: Io;
};

/** Every entry that fits, however many: a command line takes what no screen would. */
async function handOut({ console }: Desk, { filter, format, delimiter, file, io }: HandedOut): Promise<CommandResult> {
  const { exportLog } = await import('../../../trust/bundle/index.ts');
  const done = await exportLog(console.current(), { filter, format, delimiter, most: Number.POSITIVE_INFINITY });
  if (!done.ok) return failed(EXIT.fault, 'log-unwritable', 'The log cannot be written, so nothing was exported.');
  const { content, count, isRecorded } = done.value;
  if (!isRecorded) io.err(NOT_RECORDED);
  if (file === undefined && typeof content === 'string') {
    if (count === 0) io.err(NOTHING_FITS);
    if (io.platform === 'win32') io.err(REWRITTEN);
    return { exit: EXIT.yes, answer: { json: null, lines: content.replace(/\r?\n$/, '').split('\n') } };
  }
  const lines = [
    count === 0 ? `no entry fits: ${file ?? ''} holds none` : `${count} ${count === 1 ? 'entry' : 'entries'} written to ${file ?? ''}`,
  ];
  return toFile(content, file ?? '') ?? { exit: EXIT.yes, answer: { json: { file: file ?? '', format, count }, lines } };
}

const WHICH_LOG = 'Practice and live have a log each; --simulator and --bridge choose one; without them it is the one written last.';
const WHO = [
  'A live log takes --operator NAME and the PIN. Where there is no account yet: carkey operators add NAME --role admin.',
  ...PIN_HELP,
];
const ONE_LOG = '[--simulator NAME | --bridge URL] [--operator NAME]';

/** Help on each of them. */
const PARTS: NonNullable<Command['parts']> = {
  list: {
    summary: 'The entries, newest first.',
    usage: `[--limit N] [--before SEQ] [filter] ${ONE_LOG}`,
    help: [
      '--limit N          at most this many (50)',
      '--before SEQ       those before this entry',
      ...FILTER_HELP,
      '',
      WHICH_LOG,
      ...WHO,
    ],
  },
  verify: {
    summary: 'Checks every entry, the tree, the tables, the signed heads and the heads outside. Needs nobody.',
    usage: '[--simulator NAME | --bridge URL]',
    help: ['Every log, or the one that is named. Exit 6 when anything does not fit.'],
  },
  export: {
    summary: 'Writes what a filter leaves. An entry of the log itself.',
    usage: `[--format csv|jsonl|pdf] [--file FILE] [filter] ${ONE_LOG}`,
    help: ['--file FILE        without it: standard output', ...FILTER_HELP, '', WHICH_LOG, ...WHO],
  },
  rebuild: { summary: 'Makes the tables anew from the entries.', usage: ONE_LOG, help: [WHICH_LOG, ...WHO] },
  backup: { summary: 'Makes a verified copy in the folder of the log.', usage: ONE_LOG, help: [WHICH_LOG, ...WHO] },
  restore: {
    summary: 'A backup goes on as a new epoch; what was there is kept aside.',
    usage: `--from DIR --reason damaged|rolled-back|forked|moved ${ONE_LOG}`,
    help: [WHICH_LOG, ...WHO],
  },
  tiles: {
    summary: 'Writes the log up to its newest signed head as a tlog-tiles folder, for tools of others.',
    usage: `DIR ${ONE_LOG}`,
    help: [WHICH_LOG, ...WHO],
  },
};

/** The command. */
export const audit: Command = {
  name: 'audit',
  summary: 'Search, verify, export, back up or restore the audit log.',
  usage: 'list | verify | export | rebuild | backup | restore | tiles DIR  [filter] [--simulator NAME | --bridge URL]',
  help: [
    'list      newest first: --limit N (50), --before SEQ; --epoch N: the log of before a restore',
    'verify    checks every entry, the tree, the tables, the signed heads and the heads outside, of every log (or of the one that is named);',
    '          exit 6 when anything does not fit',
    'export    --format csv|jsonl|pdf, --file FILE (without it: standard output), --delimiter comma|semicolon|tab (csv; comma)',
    'rebuild   makes the tables anew from the entries',
    'backup    makes a verified copy in the folder of the log',
    'restore   --from DIR --reason damaged|rolled-back|forked|moved: a backup goes on as a new epoch; what was there is kept aside',
    'tiles     writes the log up to its newest signed head as a tlog-tiles folder, for tools of others',
    '',
    'Filter:',
    ...FILTER_HELP,
    '',
    WHICH_LOG,
    'A live log takes --operator NAME and the PIN; verify needs nobody. Where there is no account yet: carkey operators add NAME --role admin.',
    ...PIN_HELP,
  ],
  options: {
    ...FILTER_OPTIONS,
    limit: { type: 'string' },
    before: { type: 'string' },
    epoch: { type: 'string' },
    format: { type: 'string' },
    delimiter: { type: 'string' },
    file: { type: 'string' },
    reason: { type: 'string' },
    ...BRIDGE_OPTIONS,
  },
  deeds: [
    { at: 'files', name: 'audit list', plan: alone(planList) },
    {
      at: 'once',
      name: 'audit verify',
      run: (invocation) => (hasSurplus(invocation) ? Promise.resolve(wrong(ONE_WORD)) : verifyLog(invocation)),
    },
    { at: 'console', name: 'audit export', plan: alone(planExport) },
    { at: 'files', name: 'audit rebuild', plan: alone(planRebuild) },
    { at: 'files', name: 'audit backup', plan: alone(planBackup) },
    { at: 'files', name: 'audit restore', plan: alone(planRestore) },
    { at: 'files', name: 'audit tiles', plan: alone(planTiles) },
  ],
  parts: PARTS,
  which: `What about the log? Write: carkey audit ${WORDS}.`,
};
