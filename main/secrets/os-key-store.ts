/** The master key in the operating system's key store, for the shells without Electron: Credential Manager, Keychain or Secret Service. */
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { MASTER_KEY_BYTES } from './sealer.ts';

/** One entry of a key store. Throws where there is no store, or the person refuses. */
export interface KeyEntry {
  getPassword(): string | null;
  setPassword(password: string): void;
}

const SERVICE = 'CarKey Console';

/** The entry of one data folder. Null where no key store can be reached; asking for one without a session bus would only wait. */
export async function systemEntry(dataDir: string, env: NodeJS.ProcessEnv = process.env): Promise<KeyEntry | null> {
  if (process.platform === 'linux' && env['DBUS_SESSION_BUS_ADDRESS'] === undefined) return null;
  try {
    const { Entry } = await import('@napi-rs/keyring');
    return new Entry(SERVICE, resolve(dataDir));
  } catch {
    // No prebuilt part for this platform: as good as no key store.
    return null;
  }
}

/** The master key of an entry, made on first use and read back before it counts. Null where the store does not work. */
export function masterKeyOf(entry: KeyEntry | null): Uint8Array | null {
  if (entry === null) return null;
  try {
    const known = entry.getPassword();
    if (known !== null) return keyFrom(known);
    const made = randomBytes(MASTER_KEY_BYTES).toString('hex');
    entry.setPassword(made);
    return keyFrom(entry.getPassword() ?? '');
  } catch {
    // Locked, refused or absent: the secrets stay in a file, and the screen says so.
    return null;
  }
}

function keyFrom(text: string): Uint8Array | null {
  const key = Buffer.from(text, 'hex');
  return key.length === MASTER_KEY_BYTES ? key : null;
}
