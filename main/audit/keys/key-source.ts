/** Where the vault key is kept. A file for now; an operating system's key store fits the same two functions. */
import { join } from 'node:path';
import { readOwnFile, writeSecretFile } from '../../disk/index.ts';
import { KEY_BYTES } from './aead.ts';

/** Keeps one 32-byte key. */
export interface KeySource {
  /** The key, or null when none was stored yet. */
  read(): Uint8Array | null;
  /** Stores the key, durable on return. Never called when {@link read} gives one. */
  store(key: Uint8Array): void;
}

/** A key in a file, the vault's unless named, readable by this user alone. It protects copies that leave without it, and nothing else. */
export function fileKeySource(dir: string, name: 'vault.key' | 'witness.key' = 'vault.key'): KeySource {
  const file = join(dir, name);
  return {
    read: () => readOwnFile(file),
    store: (key) => {
      if (key.length !== KEY_BYTES) throw new TypeError(`a key has ${KEY_BYTES} bytes`);
      // A half-written key would shut the vault for good.
      writeSecretFile(file, key);
    },
  };
}
