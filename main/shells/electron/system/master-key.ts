/** Electron's own place for the master key: a file beside the secrets, wrapped by `safeStorage`. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { readOwnFile, replaceFile } from '../../../disk/index.ts';
import { keyOfText, type MasterKeyPlace } from '../../../secrets/index.ts';

/** The part of Electron's `safeStorage` that is used. */
export interface SafeStorage {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(data: Buffer): Promise<{ readonly result: string }>;
}

/**
 * The place in `file`. It rejects where the computer has no store, and where what lies there does not open: another user, another computer.
 * On Linux it always rejects: what wraps there may be a password that is built into Chromium, and nothing tells for certain which; the Secret
 * Service is asked directly instead (main/secrets/os-key-store.ts).
 */
export function safeStoragePlace(file: string, safe: SafeStorage, platform: NodeJS.Platform): MasterKeyPlace {
  const confirm = async () => {
    if (platform === 'linux' || !(await safe.isAsyncEncryptionAvailable())) throw new Error('there is no key store behind safeStorage');
  };
  return {
    async read() {
      await confirm();
      const bytes = readOwnFile(file);
      if (bytes === null) return null;
      const key = keyOfText((await safe.decryptStringAsync(bytes)).result);
      if (key === null) throw new Error('the file holds something else');
      return key;
    },
    async write(key) {
      await confirm();
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      replaceFile(file, await safe.encryptStringAsync(Buffer.from(key).toString('hex')));
    },
  };
}
