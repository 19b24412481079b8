/** Keys and mark of a log at rest. */
import { fail, ok, type Result } from '../../app/base/index.ts';
import {
  bothKeepers,
  fileKeeper,
  hasSealedKeys,
  type Keeper,
  type LogKeys,
  openLogKeys,
  openMarkStore,
  storedOrigin,
} from '../audit/index.ts';
import { markFile } from '../data-folder/index.ts';
import { type Sealer, sealerFrom, systemKeyStore } from '../secrets/index.ts';
import type { LogPlace } from './place.ts';
import type { AtRestProblem } from './problem.ts';

/** Opens what the folder's master key sealed; null where no key store has one. */
export async function reachableSealer(dataDir: string): Promise<Sealer | null> {
  return sealerFrom(await systemKeyStore(dataDir).masterKeys(false));
}

/** The keys of a log. The key store is only asked when it is needed. */
export async function logKeys({ dataDir, dir, mode }: Omit<LogPlace, 'exists'>): Promise<Result<LogKeys, AtRestProblem>> {
  const keys = openLogKeys(dir, mode, hasSealedKeys(dir) ? await reachableSealer(dataDir) : null);
  return keys.ok ? ok(keys.value) : fail({ kind: 'keys-sealed', code: keys.error });
}

/** What remembers the newest head of a log on this computer. `settled` resolves when it is written down. */
export type LogMark = { readonly keeper: Keeper; settled(): Promise<void> };

/** The mark of a log: the file in the data folder, and the key store where there is one. */
export async function logMark({ dataDir, dir, mode }: LogPlace): Promise<LogMark> {
  const file = fileKeeper(markFile(dataDir, mode));
  const entry = await systemKeyStore(dataDir).mark(mode);
  // A store that does not answer leaves the file, as where there is none.
  const store = entry === null ? null : await openMarkStore(entry, () => undefined);
  const origin = storedOrigin(dir);
  if (store === null || origin === null) return { keeper: file, settled: () => Promise.resolve() };
  return { keeper: bothKeepers(file, store, origin), settled: () => store.settled() };
}
