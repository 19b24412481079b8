/** Does an attempt keep the program from being replaced? Those of the mode in use, and those of live work also while somebody practises. */
import type { Sealer } from '../secrets/index.ts';
import { openLogKeys, openReader, storedOrigin } from '../audit/index.ts';
import type { RunningMode } from '../modes/index.ts';
import { modeDir } from '../data-folder/index.ts';

/** Of more open attempts it is enough to know one. */
const ONE = 1;

/** What is looked at. */
type Where = { readonly dataDir: string; readonly sealer: Sealer | null; readonly current: () => RunningMode };

/**
 * Is an attempt open? One that was handed over is: its outcome is as unknown as before, until support settles it. Asks the logs; throws what a log
 * throws that cannot be read.
 */
export function attemptOpenIn({ dataDir, sealer, current }: Where): boolean {
  const { mode, job, trail } = current();
  if (job.running() !== null || trail.attempts(true, ONE).length > 0) return true;
  return mode === 'practice' && liveOpen(dataDir, sealer);
}

/** A live log that is not there, or does not open, has no attempt that anybody could settle. */
function liveOpen(dataDir: string, sealer: Sealer | null): boolean {
  const dir = modeDir(dataDir, 'live');
  // The folder's lock is ours: what a power cut left half done, maybe an attempt, is finished first.
  if (storedOrigin(dir, true) === null) return false;
  const keys = openLogKeys(dir, 'live', sealer);
  if (!keys.ok) return false;
  const reader = openReader(dir, keys.value.vault);
  if (!reader.ok) return false;
  try {
    return reader.value.attempts(true, ONE).length > 0;
  } finally {
    reader.value.stop();
  }
}
