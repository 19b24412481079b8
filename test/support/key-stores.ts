/** Key stores that behave as told, in memory: entries of the system's store, and Electron's safeStorage. */
import { entryPlace, type KeyEntry, type KeyStore } from '../../main/secrets/os-key-store.ts';
import { findMasterKeys } from '../../main/secrets/master-key.ts';
import type { SafeStorage } from '../../main/shells/electron/system/master-key.ts';

/** An entry that keeps one password, and can be looked into. */
export type OpenEntry = KeyEntry & { kept: string | null };

/** An empty entry; `more` replaces what it does. */
export function entry(more: Partial<KeyEntry> = {}): OpenEntry {
  const made: OpenEntry = {
    kept: null,
    getPassword: () => Promise.resolve(made.kept),
    setPassword: (password) => {
      made.kept = password;
      return Promise.resolve();
    },
    ...more,
  };
  return made;
}

/** A call that is refused. */
export const refuse = (): Promise<never> => Promise.reject(new Error('no store'));

/** The store of one computer, as two shells see it: one entry for the master key, one for the mark of every log. */
export function computerStore(): KeyStore & { readonly master: OpenEntry; readonly marks: Map<string, OpenEntry> } {
  const master = entry();
  const marks = new Map<string, OpenEntry>();
  return {
    master,
    marks,
    masterKeys: (mayMake) => findMasterKeys([entryPlace(master)], mayMake),
    mark(log) {
      const one = marks.get(log) ?? entry();
      marks.set(log, one);
      return Promise.resolve(one);
    },
  };
}

/** safeStorage of a computer that wraps by putting a word in front. */
export function safeStorage(more: Partial<SafeStorage> = {}): SafeStorage {
  return {
    isAsyncEncryptionAvailable: () => Promise.resolve(true),
    encryptStringAsync: (text) => Promise.resolve(Buffer.from(`os:${text}`)),
    decryptStringAsync: (data) => Promise.resolve({ result: data.toString().slice(3) }),
    ...more,
  };
}
