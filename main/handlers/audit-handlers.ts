/** The log's part of the contract beyond listing: trust, exports, receipts, bundles, backups, forgetting. */
import { delimiterFor } from '../../app/audit/csv.ts';
import { makeReceipt } from '../../app/audit/receipt.ts';
import { givenOnly, namesVehicle } from '../../app/audit/search.ts';
import type { FileView, ReceiptView } from '../../app/audit/trust.ts';
import type { EntryRow } from '../../app/audit/types.ts';
import type { AttemptId } from '../../app/carkey/types.ts';
import type { About, ConsoleError, ConsoleEvent, Input } from '../../app/console.ts';
import { refused } from '../../app/refusals.ts';
import { fail, ok, type Result } from '../../app/result.ts';
import { brandsOf } from '../../app/vehicle/brands.ts';
import { parseVin } from '../../app/vehicle/vin.ts';
import { exportPdf, exportText, type ForgetProblem } from '../audit/index.ts';
import { byOf } from '../carkey/index.ts';
import type { Clock, Revisions } from '../base/index.ts';
import { followUpsEvent, followUpsOf, type RunningMode } from '../modes/index.ts';
import type { Reply, Handlers } from './query-handlers.ts';
import { type SettingsStore, withoutViews } from '../settings/index.ts';
import { backupView } from '../trust/index.ts';
import { type BundleParts, chosenEntries, collectRows, filterWords, makeBundle, recordExport } from '../trust/bundle/index.ts';

/** What these handlers call. */
export type AuditHandlerParts = {
  readonly mode: () => RunningMode;
  readonly settings: SettingsStore;
  readonly clock: Clock;
  readonly revise: Revisions;
  readonly emit: (event: ConsoleEvent) => void;
  readonly about: Pick<About, 'shell' | 'dataDir'>;
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

const LOG_STOPPED: ConsoleError = { code: 'log-unwritable' };

/** A moment as it may stand in a file name. */
const stamp = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replaceAll(':', '-');

const MIME = { csv: 'text/csv', jsonl: 'application/jsonl', pdf: 'application/pdf' } as const;

async function exportFiltered(
  parts: AuditHandlerParts,
  { filter, format, delimiter }: Input<'audit.export'>,
): Promise<Reply<'audit.export'>> {
  const mode = parts.mode();
  const narrowed = givenOnly(filter ?? {});
  const rows = await collectRows(mode.trail, narrowed, MOST_EXPORTED);
  if (rows === null) return fail(refused({ reason: 'export-too-large', most: MOST_EXPORTED }));
  const { origin, size, root } = mode.trail.view();
  const written = recordExport(mode.context, rows.length, format);
  if (!written.ok) return fail(LOG_STOPPED);
  const damaged = written.value === 'unrecorded';
  const at = parts.clock.wall();
  const file = { name: `carkey-log-${damaged ? 'damaged-' : ''}${stamp(at)}.${format}`, mime: MIME[format] };
  const { csvDelimiter, language } = parts.settings.get();
  const parted = delimiter ?? csvDelimiter ?? delimiterFor(language ?? 'en');
  if (format !== 'pdf') return ok({ ...file, encoding: 'text', data: await exportText(rows, format, parted) });
  const about = { origin, size, root, at, filter: filterWords(narrowed), practice: mode.mode === 'practice', damaged };
  return ok({ ...file, encoding: 'base64', data: (await exportPdf(rows, about)).toString('base64') });
}

function bundleParts({ mode, settings, clock, about }: AuditHandlerParts): BundleParts {
  return { mode: mode(), settings: settings.get(), about, now: clock.wall() };
}

async function previewBundle(parts: AuditHandlerParts, choice: Input<'bundle.preview'>): Promise<Reply<'bundle.preview'>> {
  const of = bundleParts(parts);
  const seqs = await chosenEntries(of, choice);
  const made = seqs.ok ? await makeBundle(of, seqs.value, choice) : seqs;
  return made.ok ? ok(made.value.preview) : made;
}

/** The `export` entry comes first: the head that the bundle is proved under then covers it. */
async function createBundle(parts: AuditHandlerParts, choice: Input<'bundle.create'>): Promise<Result<FileView, ConsoleError>> {
  const mode = parts.mode();
  const of = bundleParts(parts);
  const seqs = await chosenEntries(of, choice);
  if (!seqs.ok) return seqs;
  const written = recordExport(mode.context, seqs.value.length, 'bundle');
  if (!written.ok) return fail(LOG_STOPPED);
  const made = await makeBundle(of, seqs.value, choice);
  if (!made.ok) return made;
  return ok({ name: `carkey-${stamp(of.now)}.carkey-bundle`, mime: MIME.jsonl, encoding: 'text', data: made.value.text });
}

/** The receipt of an attempt, under a head that is signed now. */
async function receiptOf({ mode }: AuditHandlerParts, attempt: AttemptId): Promise<Reply<'receipt.get'>> {
  const { trail, trust } = mode();
  const known = trail.attempt(attempt);
  const rows = trail.ofAttempt(attempt);
  const settling = rows.findLast(({ kind }) => kind === 'result' || kind === 'resolved');
  if (known === null) return fail(refused({ reason: 'attempt-not-found' }));
  if (settling === undefined) return fail(refused({ reason: 'attempt-not-settled' }));
  const disclosed = await trust.maintenance.disclose([settling.seq], new Set());
  const [entry] = disclosed.ok ? disclosed.value.entries : [];
  if (!disclosed.ok || entry === undefined) return fail({ code: 'log-unwritable', detail: 'The log cannot be signed now.' });
  const { origin, size, root, note, keys } = disclosed.value;
  const receipt = makeReceipt(entry.leaf, { origin, size, root }, known.vin);
  if (!receipt.ok) return fail({ code: 'internal', detail: `There is no receipt of this entry (${receipt.error}).` });
  const { kind: _kind, ...view } = receipt.value;
  const facts = { ...paperFacts(rows, known.vin), at: settling.ts, simulator: known.scenario !== null };
  return ok({ ...view, ...facts, note, key: keys.at(-1) ?? '' });
}

/** Whose vehicle, and who stood at it: the one who sent, whoever settled it later. */
function paperFacts(rows: readonly EntryRow[], vin: string | null): Pick<ReceiptView, 'vin' | 'brands' | 'technician' | 'station'> {
  const sent = rows.find(({ kind }) => kind === 'intent') ?? rows[0];
  const parsed = vin === null ? null : parseVin(vin);
  return { vin, brands: parsed === null ? [] : brandsOf(parsed), technician: sent?.operator ?? null, station: sent?.stationName ?? '' };
}

const NOT_KNOWN: ConsoleError = refused({ reason: 'vehicle-not-known' });

/** A vehicle that is in work is laid aside first. */
function forget({ mode, settings, clock, emit, revise }: AuditHandlerParts, { vin, ground }: Input<'audit.forget'>): Reply<'audit.forget'> {
  const { trail, trust, context, job } = mode();
  const parsed = parseVin(vin);
  if (parsed === null) return fail({ code: 'invalid-vin' });
  const veh = trail.findVehicle(parsed);
  if (veh === null) return fail(NOT_KNOWN);
  const laidAside = job.view().vin === parsed ? job.close() : ok(null);
  if (!laidAside.ok) return laidAside;
  const done = trust.maintenance.forget(veh, ground, byOf(context));
  if (!done.ok) return fail(notForgotten(done.error));
  // The entry of the erasure comes before the values go, and so does what its listeners count.
  emit(followUpsEvent(followUpsOf(trail, clock, revise)));
  const kept = withoutViews(settings.get(), mode().mode, ({ filter }) => namesVehicle(filter, parsed));
  if (kept !== null) settings.change(kept);
  return done;
}

function notForgotten(problem: ForgetProblem): ConsoleError {
  if (problem === 'open-attempt') return refused({ reason: 'forget-open-attempt' });
  if (problem === 'unknown-vehicle') return NOT_KNOWN;
  return { code: 'log-unwritable', detail: `The log cannot be written (${problem}), so nothing was forgotten.` };
}

function print({ mode }: AuditHandlerParts): Reply<'trust.print'> {
  const { trust, context } = mode();
  const note = trust.maintenance.recordPrinted(byOf(context));
  return note.ok ? ok({ note: note.value }) : fail(LOG_STOPPED);
}

async function backup({ mode }: AuditHandlerParts): Promise<Reply<'audit.backup'>> {
  const made = await mode().trust.backup();
  return made.ok ? ok(backupView(made.value)) : made;
}

/** Makes the handlers. */
export function createAuditHandlers(parts: AuditHandlerParts): Pick<Handlers, AuditMethod> {
  const trust = () => parts.mode().trust;
  return {
    'trust.get': () => ok(trust().view()),
    'trust.verify': () => {
      trust().verify();
      return ok(trust().view());
    },
    'trust.print': () => print(parts),
    'trust.compare': ({ size, root }) => ok({ standing: trust().maintenance.comparePrinted(size, root) }),
    'receipt.get': async ({ attempt }) => {
      const receipt = await receiptOf(parts, attempt as AttemptId);
      parts.mode().job.receiptOpened(attempt as AttemptId);
      return receipt;
    },
    'bundle.preview': (choice) => previewBundle(parts, choice),
    'bundle.create': (choice) => createBundle(parts, choice),
    'audit.export': (input) => exportFiltered(parts, input),
    'audit.backup': () => backup(parts),
    'audit.forget': (input) => forget(parts, input),
  };
}
