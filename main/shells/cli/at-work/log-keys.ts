/** Keys and mark of a log for commands that work on its files without a console. They never make a master key, and take no plain key over. */
import { fail, ok, type Result } from '../../../../app/result.ts';
import type { Keeper, LogKeys } from '../../../audit/index.ts';
import type { Sealer } from '../../../secrets/index.ts';
import { EXIT, failed, type Outcome } from '../terminal/index.ts';
import type { LogPlace } from './log-place.ts';

/** Opens what the folder's master key sealed; null where no key store has one. */
export async function reachableSealer(dataDir: string): Promise<Sealer | null> {
  const { sealerFrom, systemKeyStore } = await import('../../../secrets/index.ts');
  return sealerFrom(await systemKeyStore(dataDir).masterKeys(false));
}

/** The keys of a log, or the outcome that says why they cannot be opened. The key store is only asked when it is needed. */
export async function logKeys({ dataDir, dir, mode }: Pick<LogPlace, 'dataDir' | 'dir' | 'mode'>): Promise<Result<LogKeys, Outcome>> {
  const { hasSealedKeys, openLogKeys } = await import('../../../audit/index.ts');
  const keys = openLogKeys(dir, mode, hasSealedKeys(dir) ? await reachableSealer(dataDir) : null);
  if (keys.ok) return ok(keys.value);
  const { KEYS_SEALED } = await import('../../../secrets/index.ts');
  return fail(failed(EXIT.fault, keys.error, KEYS_SEALED));
}

/** What remembers the newest head of a log on this computer. `settled` resolves when it is written down. */
export type LogMark = { readonly keeper: Keeper; settled(): Promise<void> };

/** The mark of a log: the file in the data folder, and the key store where there is one. */
export async function logMark({ dataDir, dir, mode }: LogPlace): Promise<LogMark> {
  const [{ bothKeepers, fileKeeper, openMarkStore, storedOrigin }, { markFile }, { systemKeyStore }] = await Promise.all([
    import('../../../audit/index.ts'),
    import('../../../data-folder/index.ts'),
    import('../../../secrets/index.ts'),
  ]);
  const file = fileKeeper(markFile(dataDir, mode));
  const entry = await systemKeyStore(dataDir).mark(mode);
  // A store that does not answer leaves the file, as where there is none.
  const store = entry === null ? null : await openMarkStore(entry, () => undefined);
  const origin = storedOrigin(dir);
  if (store === null || origin === null) return { keeper: file, settled: () => Promise.resolve() };
  return { keeper: bothKeepers(file, store, origin), settled: () => store.settled() };
}
