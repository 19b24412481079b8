/** What the operating system's key store keeps of a data folder: Credential Manager, Keychain or Secret Service. All shells reach it. */
import { resolve } from 'node:path';
import { formerPath, nameOfFolder } from './folder-name.ts';
import { findMasterKeys, keyOfText, type MasterKeyPlace } from './master-key.ts';

/** One entry of a key store. Rejects where there is no store, or the person refuses. */
export interface KeyEntry {
  getPassword(): Promise<string | null>;
  setPassword(password: string): Promise<void>;
}

/** What is kept of one data folder outside of it. */
export interface KeyStore {
  /** See {@link findMasterKeys}. */
  masterKeys(mayMake: boolean): Promise<readonly Uint8Array[]>;
  /** The entry that remembers the newest head of one of the folder's logs; null where no store can be reached. */
  mark(log: string): Promise<KeyEntry | null>;
}

const SERVICE = 'CarKey Console';

/** How long a store may take, ms: a person may have to type a password for it. */
const PATIENCE_MS = 60_000;

/**
 * The stores of this computer. Each value stands under the folder's name and under its path: the name finds it however the path is spelled,
 * and the path finds what was kept before folders had names, or when the file with the name was lost. `own`: places that only this shell
 * reaches. `entryOf`: the store, an entry for each account.
 */
export function systemKeyStore(dataDir: string, own: readonly MasterKeyPlace[] = [], entryOf: EntryOf = systemEntry): KeyStore {
  const entries = async (more: string) => {
    const [name, former] = [nameOfFolder(dataDir), formerPath(dataDir)];
    const ask = async (account: string | null) => (account === null ? null : entryOf(`${account}${more}`));
    const [byName = null, byPath = null, before = null] = await Promise.all([name, resolve(dataDir), former].map(ask));
    return [byName, byPath, before === null ? null : onlyRead(before)].flatMap((one) => one ?? []);
  };
  return {
    async masterKeys(mayMake) {
      // The shared places come first: what is sealed under their key opens in every shell.
      return findMasterKeys([...(await entries('')).map(entryPlace), ...own], mayMake);
    },
    async mark(log) {
      const [first, ...others] = await entries(` (newest head, ${log})`);
      return first === undefined ? null : others.reduce(eitherEntry, first);
    },
  };
}

/** Answers for an account; null where no store can be reached. */
type EntryOf = (account: string) => Promise<KeyEntry | null>;

/** The entry of a path at which the folder lies no more: whatever lies there later has it for itself. */
function onlyRead(entry: KeyEntry): KeyEntry {
  return { getPassword: () => entry.getPassword(), setPassword: () => Promise.resolve() };
}

/** Two entries as one: the first one that holds something is believed, and both are written. */
function eitherEntry(first: KeyEntry, second: KeyEntry): KeyEntry {
  return {
    getPassword: async () => (await first.getPassword()) ?? second.getPassword(),
    setPassword: async (password) => {
      await first.setPassword(password);
      await second.setPassword(password);
    },
  };
}

/**
 * An entry of the system's store. Null where none can be reached; asking for one without a session bus would only wait. On Linux it must be
 * the Secret Service: the kernel's own key ring, which the binding would fall back to, forgets everything when the computer restarts.
 */
export async function systemEntry(account: string, env: NodeJS.ProcessEnv = process.env): Promise<KeyEntry | null> {
  if (process.platform === 'linux' && env['DBUS_SESSION_BUS_ADDRESS'] === undefined) return null;
  try {
    const { AsyncEntry } = await import('@napi-rs/keyring');
    const entry = new AsyncEntry(SERVICE, account, { linux: { store: 'secret-service' } });
    return {
      getPassword: () => within(entry.getPassword()),
      setPassword: (password) => within(entry.setPassword(password)),
    };
  } catch {
    // No store is running, or no prebuilt part exists for this platform: as good as no key store.
    return null;
  }
}

/** The master key in an entry. */
export function entryPlace(entry: KeyEntry): MasterKeyPlace {
  return {
    async read() {
      const text = await entry.getPassword();
      const key = text === null ? null : keyOfText(text);
      if (text !== null && key === null) throw new Error('the entry holds something else');
      return key;
    },
    write: (key) => entry.setPassword(Buffer.from(key).toString('hex')),
  };
}

/** A store that hangs is a store that cannot be reached. */
async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the key store did not answer')), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
