/**
 * The key store that the programs of this computer use. On Windows it always answers, in a test too: what a program sealed opens for a console or a
 * reader beside it only by the same store. Elsewhere a test has none, and keys lie in files.
 */
import { join } from 'node:path';
import type { Mode } from '../../app/base/mode.ts';
import type { TrailReader } from '../../main/audit/index.ts';
import { openReader } from '../../main/audit/queries/reader.ts';
import type { ConsoleOptions } from '../../main/console/console.ts';
import { systemKeyStore } from '../../main/secrets/os-key-store.ts';
import { logKeys } from '../../main/at-rest/keys.ts';

/** For a console that is started in the test's own process, beside programs on the same folder. */
export function storeHere(dataDir: string): Pick<ConsoleOptions, 'keyStore'> {
  return process.platform === 'win32' ? { keyStore: systemKeyStore(dataDir) } : {};
}

/** Reads the log of a mode, whoever sealed its keys. Throws where it cannot be opened. The reader has to be stopped. */
export async function readerHere(dataDir: string, mode: Mode): Promise<TrailReader> {
  const dir = join(dataDir, mode);
  const keys = await logKeys({ dataDir, dir, mode });
  if (!keys.ok) throw new Error('the keys of the log cannot be opened');
  const opened = openReader(dir, keys.value.vault);
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}
