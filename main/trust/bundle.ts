/** Makes support bundles: chosen entries with their proofs, chosen values opened, traces masked, and an allow-list of settings. */
import { arch, platform } from 'node:os';
import { encodeBundle } from '../../app/audit/bundle/encode.ts';
import type { Bundle, BundleAbout } from '../../app/audit/bundle/types.ts';
import type { BundlePreview } from '../../app/audit/trust.ts';
import type { ConsoleError, Input } from '../../app/console.ts';
import { fail, ok, type Result } from '../../app/result.ts';
import { givenOnly, type SearchFilter } from '../../app/audit/search.ts';
import type { AttemptId } from '../../app/carkey/types.ts';
import type { Openable } from '../audit/heads/disclose.ts';
import { sqliteVersion } from '../audit/database.ts';
import type { RunningMode } from '../mode.ts';
import type { Settings } from '../settings/schema.ts';
import { VERSION } from '../version.ts';
import { careOf } from './service.ts';

/** What a bundle is made of. */
export type BundleParts = {
  readonly mode: RunningMode;
  readonly settings: Settings;
  readonly shell: 'electron' | 'web' | 'cli';
  readonly now: number;
};

type Choice = Input<'bundle.create'>;

/** More entries are a matter for an export. */
const MOST_ENTRIES = 2_000;
const PAGE = 500;
const MOST_TRACES = 2_000;
/** Characters of the file that a preview shows. */
const SAMPLE = 4_000;

/** A finished bundle and what is in it. */
export type MadeBundle = { readonly bytes: Uint8Array; readonly preview: BundlePreview };

/** Makes one. Nothing is written to the log here: whoever hands it out does that first. */
export async function makeBundle(parts: BundleParts, choice: Choice): Promise<Result<MadeBundle, ConsoleError>> {
  const { mode } = parts;
  const care = careOf(mode.trail);
  if (!care.ok) return care;
  const seqs = chosen(mode, choice.of);
  if (seqs === null) return fail({ code: 'not-now', detail: `A bundle holds at most ${MOST_ENTRIES} entries; narrow the filter.` });
  if (seqs.length === 0) return fail({ code: 'not-found', detail: 'No entry fits.' });
  const disclosed = await care.value.disclose(seqs, new Set<Openable>(choice.open));
  if (!disclosed.ok) return fail({ code: 'log-unwritable', detail: `The log cannot be signed (${disclosed.error}).` });
  const { origin, note, keys, entries } = disclosed.value;
  const traces = choice.traces ? mode.link.trace({ limit: MOST_TRACES, withVins: false }) : [];
  const bundle: Bundle = {
    origin,
    checkpoint: note,
    keys,
    about: aboutOf(parts, choice.note),
    entries,
    traces: traces.map(({ at, dir, text }) => ({ source: 'link', text: `${new Date(at).toISOString()} ${dir} ${printable(text)}` })),
  };
  const bytes = encodeBundle(bundle);
  const count = (of: (one: (typeof entries)[number]) => number) => entries.reduce((sum, one) => sum + of(one), 0);
  const preview: BundlePreview = {
    entries: entries.length,
    opened: count((one) => one.opened.length),
    withheld: count((one) => one.withheld.length),
    traces: traces.length,
    bytes: bytes.length,
    sample: new TextDecoder().decode(bytes.subarray(0, SAMPLE)),
  };
  return ok({ bytes, preview });
}

/** Indexes, ascending; null when there are too many. */
function chosen({ trail }: RunningMode, of: Choice['of']): readonly number[] | null {
  if ('attempt' in of) return trail.ofAttempt(of.attempt as AttemptId).map(({ seq }) => seq);
  const filter: SearchFilter = givenOnly(of.filter);
  const seqs: number[] = [];
  for (let after: number | undefined; ;) {
    const page = trail.page(filter, { order: 'oldest', limit: PAGE, ...(after === undefined ? {} : { after }) });
    seqs.push(...page.rows.map(({ seq }) => seq));
    if (seqs.length > MOST_ENTRIES) return null;
    if (page.next === null) return seqs;
    after = page.next;
  }
}

function aboutOf({ mode, settings, shell, now }: BundleParts, note: string): BundleAbout {
  const { profile } = settings;
  const bridge = profile.url.startsWith('wss:') ? 'wss' : profile.url.startsWith('ws:') ? 'ws' : 'none';
  return {
    versions: {
      app: VERSION,
      shell,
      node: process.versions.node,
      sqlite: sqliteVersion(),
      platform: platform(),
      arch: arch(),
      electron: shell === 'electron' ? process.versions['electron'] : null,
    },
    settings: {
      mode: mode.mode,
      language: settings.language,
      sdk: profile.sdk,
      environment: profile.environment,
      brand: profile.brand,
      bridge,
      pinned: profile.pin !== null,
      answerTimeoutMs: profile.answerTimeoutMs,
      activationTimeoutMs: profile.activationTimeoutMs,
    },
    note: note.trim() === '' ? null : { by: mode.context.operator().name, at: now, text: note },
  };
}

/** Bundles refuse control characters. */
function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '.');
}
