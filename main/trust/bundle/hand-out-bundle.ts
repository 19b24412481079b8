/** Looks at a support bundle, or hands one out. */
import type { BundlePreview, FileView } from '../../../app/audit/search/index.ts';
import type { ConsoleError } from '../../../app/contract/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import { type BundleChoice, chosenEntries, makeBundle } from './bundle.ts';
import type { BundleParts } from './bundle-parts.ts';
import { fileStamp } from './file-stamp.ts';
import { recordExport } from './record-export.ts';

/** What would be in a bundle. Nothing leaves, and nothing is recorded. */
export async function previewBundle(parts: BundleParts, choice: BundleChoice): Promise<Result<BundlePreview, ConsoleError>> {
  const seqs = await chosenEntries(parts, choice);
  const made = seqs.ok ? await makeBundle(parts, seqs.value, choice) : seqs;
  return made.ok ? ok(made.value.preview) : made;
}

/** The bundle as a file. Its `export` entry comes first: the head that the bundle is proved under then covers it. */
export async function createBundle(parts: BundleParts, choice: BundleChoice): Promise<Result<FileView, ConsoleError>> {
  const seqs = await chosenEntries(parts, choice);
  if (!seqs.ok) return seqs;
  const written = recordExport(parts.mode.context, seqs.value.length, 'bundle');
  if (!written.ok) return fail({ code: 'log-unwritable' });
  const made = await makeBundle(parts, seqs.value, choice);
  if (!made.ok) return made;
  return ok({ name: `carkey-${fileStamp(parts.now)}.carkey-bundle`, mime: 'application/jsonl', encoding: 'text', data: made.value.text });
}
