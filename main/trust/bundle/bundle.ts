/** Makes support bundles: chosen entries with their proofs, chosen values opened, traces masked, and an allow-list of settings. */
import { join } from 'node:path';
import { type Bundle, BUNDLE_LIMIT, bundleText, type BundleTrace, previewOf } from '../../../app/audit/bundle/index.ts';
import { type BundlePreview, givenOnly } from '../../../app/audit/search/index.ts';
import type { LogProblem } from '../../../app/carkey/index.ts';
import type { ConsoleError, Input } from '../../../app/contract/index.ts';
import { refused } from '../../../app/refusals/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import type { Disclosed } from '../../audit/index.ts';
import { slices } from '../../base/index.ts';
import { bridgeTrace } from './bridge-trace.ts';
import { aboutOf } from './bundle-about.ts';
import { collectRows } from './collect.ts';
import type { BundleParts } from './bundle-parts.ts';

/** What a person chose. */
export type BundleChoice = Input<'bundle.create'>;

/** More entries are a matter for an export. */
const MOST_ENTRIES = 2_000;

/** Newest lines of each kind of trace. */
const MOST_TRACES = 2_000;

/** The indexes that a choice means, ascending. */
export async function chosenEntries({ mode }: BundleParts, { of }: BundleChoice): Promise<Result<readonly number[], ConsoleError>> {
  const { trail } = mode;
  const rows = 'attempt' in of ? trail.ofAttempt(of.attempt) : await collectRows(trail, givenOnly(of.filter), MOST_ENTRIES);
  if (rows === null || rows.length > MOST_ENTRIES) return fail(refused({ reason: 'bundle-too-many', most: MOST_ENTRIES }));
  return rows.length === 0 ? fail(refused({ reason: 'no-entry-fits' })) : ok(rows.map(({ seq }) => seq));
}

/** A finished bundle, and what is in it. */
export type MadeBundle = { readonly text: string; readonly preview: BundlePreview };

/** Makes a bundle of entries under a head that is signed now. Whoever hands it out records that first. */
export async function makeBundle(
  parts: BundleParts,
  seqs: readonly number[],
  choice: BundleChoice,
): Promise<Result<MadeBundle, ConsoleError>> {
  const disclosed = await parts.mode.trust.maintenance.disclose(seqs, new Set(choice.open));
  if (!disclosed.ok) return fail(unsigned(disclosed.error));
  const bundle = bundleOf(parts, choice, disclosed.value);
  const text = await written(bundle);
  const bytes = Buffer.byteLength(text);
  if (bytes > BUNDLE_LIMIT) return fail(refused({ reason: 'bundle-too-large' }));
  return ok({ text, preview: previewOf(bundle, text, bytes) });
}

function unsigned(problem: LogProblem): ConsoleError {
  return { code: 'log-unwritable', detail: problem };
}

function bundleOf(parts: BundleParts, { note, traces }: BundleChoice, { origin, note: checkpoint, keys, entries }: Disclosed): Bundle {
  return { origin, checkpoint, keys, about: aboutOf(parts, note), entries, traces: traces ? tracesOf(parts) : [] };
}

function tracesOf({ mode, about }: BundleParts): readonly BundleTrace[] {
  const link = mode.link.trace({ limit: MOST_TRACES, withVins: false });
  return [
    ...link.map(({ at, dir, text }): BundleTrace => ({ source: 'link', text: traceLine(at, dir, text) })),
    ...bridgeTrace(join(about.dataDir, 'logs', 'console.log'), MOST_TRACES),
  ];
}

/** Which adapter said it is left out: its name or address may be somebody's. A line of a bundle has at most 2,000 characters. */
function traceLine(at: number, dir: string, text: string): string {
  return `${new Date(at).toISOString()} ${dir} ${text}`.replaceAll(/[^\x20-\x7e]/g, '.').slice(0, 2_000);
}

async function written(bundle: Bundle): Promise<string> {
  const lines: string[] = [];
  const turn = slices();
  for (const line of bundleText(bundle)) {
    lines.push(line);
    await turn();
  }
  return lines.join('');
}
