/** The log's part of the contract beyond listing: trust, exports, receipts, bundles, backups, forgetting. */
import { delimiterFor } from '../../app/audit/sheet/index.ts';
import { givenOnly } from '../../app/audit/search/index.ts';
import type { About, ConsoleError, ConsoleEvent, Input } from '../../app/contract/index.ts';
import { refused } from '../../app/refusals/index.ts';
import { fail, ok } from '../../app/base/index.ts';
import { byOf } from '../carkey/index.ts';
import type { Clock, Revisions } from '../base/index.ts';
import { followUpsEvent, followUpsOf, forgetVehicle, type RunningMode } from '../modes/index.ts';
import type { Reply, Handlers } from './query-handlers.ts';
import type { SettingsStore } from '../settings/index.ts';
import { backupView } from '../trust/index.ts';
import { type BundleParts, createBundle, exportLog, fileStamp, previewBundle, receiptOf } from '../trust/bundle/index.ts';

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

const MIME = { csv: 'text/csv', jsonl: 'application/jsonl', pdf: 'application/pdf' } as const;

async function exportFiltered(
  parts: AuditHandlerParts,
  { filter, format, delimiter }: Input<'audit.export'>,
): Promise<Reply<'audit.export'>> {
  const { csvDelimiter, language } = parts.settings.get();
  const parted = delimiter ?? csvDelimiter ?? delimiterFor(language ?? 'en');
  const wish = { filter: givenOnly(filter ?? {}), format, delimiter: parted, most: MOST_EXPORTED };
  const done = await exportLog(parts.mode(), wish);
  if (!done.ok) return fail(done.error === 'too-large' ? refused({ reason: 'export-too-large', most: MOST_EXPORTED }) : LOG_STOPPED);
  const { content, isRecorded, at } = done.value;
  const file = { name: `carkey-log-${isRecorded ? '' : 'damaged-'}${fileStamp(at)}.${format}`, mime: MIME[format] };
  if (typeof content === 'string') return ok({ ...file, encoding: 'text', data: content });
  return ok({ ...file, encoding: 'base64', data: content.toString('base64') });
}

function bundleParts({ mode, settings, clock, about }: AuditHandlerParts): BundleParts {
  return { mode: mode(), settings: settings.get(), about, now: clock.wall() };
}

function forget(parts: AuditHandlerParts, input: Input<'audit.forget'>): Reply<'audit.forget'> {
  const { settings, clock, emit, revise } = parts;
  const mode = parts.mode();
  return forgetVehicle(mode, settings, input, () => emit(followUpsEvent(followUpsOf(mode.trail, clock, revise))));
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
      const receipt = await receiptOf(parts.mode(), attempt);
      parts.mode().job.receiptOpened(attempt);
      return receipt;
    },
    'bundle.preview': (choice) => previewBundle(bundleParts(parts), choice),
    'bundle.create': (choice) => createBundle(bundleParts(parts), choice),
    'audit.export': (input) => exportFiltered(parts, input),
    'audit.backup': () => backup(parts),
    'audit.forget': (input) => forget(parts, input),
  };
}
