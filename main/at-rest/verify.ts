/** Verifies a log at rest, also while another program writes it, and compares it with what is kept outside of it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../app/base/index.ts';
import { type VerifyReport, verifyTrail } from '../audit/index.ts';
import { forkLink } from '../link/messages/index.ts';
import { shareProcess } from '../modes/index.ts';
import { type OutsideReport, reportOutside } from '../trust/index.ts';
import { logKeys, logMark } from './keys.ts';
import type { LogPlace } from './place.ts';
import { type AtRestProblem, logFails } from './problem.ts';
import { witnessFolderAt } from './told-settings.ts';

/** What speaks for a log that is not there: the mark of this computer, or the vault that belongs to it. */
export type MissingLog = { readonly by: 'vault' } | { readonly by: 'mark'; readonly size: number; readonly origin: string };

/** What is left of a log that is not there; null where nothing ever was. */
export async function missingLog(place: LogPlace): Promise<MissingLog | null> {
  const mark = (await logMark(place)).keeper.read();
  if (mark !== null) return { by: 'mark', size: mark.size, origin: mark.origin };
  return existsSync(join(place.dir, 'vault.db')) ? { by: 'vault' } : null;
}

/** How a verification is watched. `onSealed`: the keys cannot be opened here, so that sealed values are not verified. */
type Watching = {
  readonly signal: AbortSignal;
  /** Entries so far, and entries in all. */
  readonly onProgress: (checked: number, size: number) => void;
  readonly onSealed: () => void;
};

/** A verified log, and what stands outside of it. */
export type VerifiedPlace = { readonly report: VerifyReport; readonly outside: OutsideReport };

/** Verifies everything in a log, and its heads outside. */
export async function verifyPlace(
  place: LogPlace,
  { signal, onProgress, onSealed }: Watching,
): Promise<Result<VerifiedPlace, AtRestProblem | { readonly kind: 'aborted' }>> {
  const keys = await logKeys(place);
  if (!keys.ok) onSealed();
  const report = await verifyTrail(place.dir, { keySource: keys.ok ? keys.value.vault : null, signal, onProgress });
  if (!report.ok) return report.error === 'aborted' ? fail({ kind: 'aborted' }) : logFails(report.error);
  const outside = await outsideOf(place);
  return outside.ok ? ok({ report: report.value, outside: outside.value }) : logFails(outside.error);
}

async function outsideOf(place: LogPlace) {
  const shareFolder = witnessFolderAt(place.dataDir);
  const files = shareProcess(shareFolder, forkLink());
  try {
    return await reportOutside(place.dir, { mark: (await logMark(place)).keeper, shareFolder, files });
  } finally {
    await files.stop();
  }
}
