/** The log's part of the contract beyond listing: search, trust, exports, receipts, bundles, forgetting. */
import { makeReceipt } from '../app/audit/receipt.ts';
import { givenOnly, type SearchFilter } from '../app/audit/search.ts';
import type { FileView, ReceiptView } from '../app/audit/trust.ts';
import type { EntryRow } from '../app/audit/types.ts';
import type { AttemptId } from '../app/carkey/types.ts';
import type { About, ConsoleError, Input } from '../app/console.ts';
import { fail, ok, type Result } from '../app/result.ts';
import { parseVin } from '../app/vehicle/vin.ts';
import { exportPdf, exportText } from './audit/export.ts';
import { signed } from './carkey/context.ts';
import type { Clock } from './clock.ts';
import type { RunningMode } from './mode.ts';
import type { Answer, Handlers } from './query-handlers.ts';
import type { SettingsStore } from './settings/settings.ts';
import { makeBundle, type MadeBundle } from './trust/bundle.ts';
import { careOf } from './trust/service.ts';

/** What these handlers call. */
export type AuditHandlerParts = {
  readonly mode: () => RunningMode;
  readonly settings: SettingsStore;
  readonly clock: Clock;
  readonly shell: About['shell'];
};

/** The messages answered here. */
type AuditMethod =
  | 'trust.get'
  | 'trust.verify'
  | 'trust.print'
  | 'trust.compare'
  | 'receipt.get'
  | 'bundle.preview'
  | 'bundle.create'
  | 'audit.export'
  | 'audit.backup'
  | 'audit.forget';

/** Most entries in one reply; more go to a file by the command line. */
const MOST_EXPORTED = 50_000;
const PAGE = 500;

const LOG_STOPPED: ConsoleError = { code: 'log-unwritable', detail: 'The log cannot be written, so nothing was handed out.' };

const stamp = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replaceAll(':', '-');

/** Entries of a filter, oldest first; null when there are more than one reply holds. */
export function rowsOf({ trail }: RunningMode, filter: SearchFilter, most: number): readonly EntryRow[] | null {
  const rows: EntryRow[] = [];
  for (let after: number | undefined; ;) {
    const page = trail.page(filter, { order: 'oldest', limit: PAGE, ...(after === undefined ? {} : { after }) });
    rows.push(...page.rows);
    if (rows.length > most) return null;
    if (page.next === null) return rows;
    after = page.next;
  }
}

/** That data left the log is in the log before it leaves. */
function record({ trail, context }: RunningMode, n: number, word: string): Result<null, ConsoleError> {
  const written = trail.append(signed(context, { kind: 'export', out: word, d: { n } }));
  return written.ok ? ok(null) : fail(LOG_STOPPED);
}

async function exportFiltered(parts: AuditHandlerParts, { filter, format }: Input<'audit.export'>): Promise<Answer<'audit.export'>> {
  const mode = parts.mode();
  const narrowed = givenOnly(filter ?? {});
  const rows = rowsOf(mode, narrowed, MOST_EXPORTED);
  if (rows === null)
    return fail({ code: 'not-now', detail: `More than ${MOST_EXPORTED} entries: narrow the filter, or use "carkey audit export --file".` });
  const written = record(mode, rows.length, format);
  if (!written.ok) return written;
  const now = parts.clock.wall();
  const name = `carkey-log-${stamp(now)}.${format}`;
  if (format !== 'pdf') {
    const mime = format === 'csv' ? 'text/csv' : 'application/jsonl';
    return ok({ name, mime, encoding: 'text', data: exportText(rows, format) });
  }
  const { origin, size, root } = mode.trail.view();
  const about = { origin, size, root, at: now, filter: JSON.stringify(narrowed), practice: mode.mode === 'practice' };
  return ok({ name, mime: 'application/pdf', encoding: 'base64', data: (await exportPdf(rows, about)).toString('base64') });
}

async function bundleOf(parts: AuditHandlerParts, choice: Input<'bundle.create'>): Promise<Result<MadeBundle, ConsoleError>> {
  const { shell, clock, settings } = parts;
  return makeBundle({ mode: parts.mode(), settings: settings.get(), shell, now: clock.wall() }, choice);
}

/** The `export` entry is written first: it is then in the log that the bundle's head signs, and the bundle stays true if nothing is saved. */
async function createBundle(parts: AuditHandlerParts, choice: Input<'bundle.create'>): Promise<Result<FileView, ConsoleError>> {
  const made = await bundleOf(parts, choice);
  if (!made.ok) return made;
  const written = record(parts.mode(), made.value.preview.entries, 'bundle');
  if (!written.ok) return written;
  const data = new TextDecoder().decode(made.value.bytes);
  return ok({ name: `carkey-${stamp(parts.clock.wall())}.carkey-bundle`, mime: 'application/jsonl', encoding: 'text', data });
}

/** The receipt of an attempt under a head that is signed now. */
async function receiptOf({ mode }: AuditHandlerParts, attempt: AttemptId): Promise<Result<ReceiptView, ConsoleError>> {
  const { trail } = mode();
  const care = careOf(trail);
  if (!care.ok) return care;
  const settling = trail.ofAttempt(attempt).findLast(({ kind }) => kind === 'result' || kind === 'resolved');
  if (settling === undefined) return fail({ code: 'not-now', detail: 'This attempt is not settled yet.' });
  const disclosed = await care.value.disclose([settling.seq], new Set());
  const [entry] = disclosed.ok ? disclosed.value.entries : [];
  if (!disclosed.ok || entry === undefined) return fail({ code: 'log-unwritable', detail: 'The log cannot be signed now.' });
  const { origin, size, root, note, keys } = disclosed.value;
  const receipt = makeReceipt(entry.leaf, { origin, size, root }, trail.attempt(attempt)?.vin ?? null);
  if (!receipt.ok) return fail({ code: 'not-now', detail: `There is no receipt (${receipt.error}).` });
  const { kind: _kind, ...view } = receipt.value;
  return ok({ ...view, at: settling.ts, simulator: trail.attempt(attempt)?.scenario !== null, note, key: keys.at(-1) ?? '' });
}

function forget(parts: AuditHandlerParts, { vin, ground }: Input<'audit.forget'>): Answer<'audit.forget'> {
  const { trail, context, job } = parts.mode();
  const parsed = parseVin(vin);
  if (parsed === null) return fail({ code: 'invalid-vin', detail: 'This is not a VIN.' });
  const care = careOf(trail);
  if (!care.ok) return care;
  const veh = trail.findVehicle(parsed);
  if (veh === null) return fail({ code: 'not-found', detail: 'This vehicle is not known here, or was forgotten already.' });
  if (job.view().vin === parsed) {
    const laidAside = job.close();
    if (!laidAside.ok) return laidAside;
  }
  const { ref, role } = context.operator();
  const done = care.value.forget(veh, ground, { op: ref, role });
  if (done.ok) return done;
  if (done.error === 'open-attempt') return fail({ code: 'attempt-open', detail: 'An attempt of this vehicle is open; settle it first.' });
  if (done.error === 'unknown-vehicle') return fail({ code: 'not-found', detail: 'This vehicle was forgotten already.' });
  return fail({ code: 'log-unwritable', detail: `The vehicle was not forgotten (${done.error}).` });
}

function print({ mode }: AuditHandlerParts): Answer<'trust.print'> {
  const { trail, context } = mode();
  const care = careOf(trail);
  if (!care.ok) return care;
  const { ref, role } = context.operator();
  const note = care.value.recordPrinted({ op: ref, role });
  return note.ok ? ok({ note: note.value }) : fail(LOG_STOPPED);
}

async function backup({ mode }: AuditHandlerParts): Promise<Answer<'audit.backup'>> {
  const made = await mode().trust.backup();
  if (!made.ok) return made;
  const { folder, at, size } = made.value;
  return ok({ name: folder.split(/[/\\]/).at(-1) ?? folder, at, size });
}

/** Makes the handlers. */
export function createAuditHandlers(parts: AuditHandlerParts): Pick<Handlers, AuditMethod> {
  const { mode } = parts;
  return {
    'trust.get': () => ok(mode().trust.view()),
    'trust.verify': () => {
      mode().trust.verify();
      return ok(mode().trust.view());
    },
    'trust.print': () => print(parts),
    'trust.compare': ({ size, root }) => {
      const care = careOf(mode().trail);
      return care.ok ? ok({ standing: care.value.comparePrinted(size, root) }) : care;
    },
    'receipt.get': ({ attempt }) => receiptOf(parts, attempt as AttemptId),
    'bundle.preview': async (choice) => {
      const made = await bundleOf(parts, choice);
      return made.ok ? ok(made.value.preview) : made;
    },
    'bundle.create': (choice) => createBundle(parts, choice),
    'audit.export': (input) => exportFiltered(parts, input),
    'audit.backup': () => backup(parts),
    'audit.forget': (input) => forget(parts, input),
  };
}
