/**
 * Where the seed of the signing key is kept: apart from the vault key, and readable by this user alone. A file for now; an operating
 * system's key store fits the same functions. Whoever can read it can sign for this station, which only an outside witness notices.
 */
import { join } from 'node:path';
import { readOwnFile, renameFile, syncFolder, TrailError, writeSecretFile } from '../../disk/index.ts';
import { KEY_BYTES } from './aead.ts';

/** Keeps the seed that signs now and, during a change of keys, the one that will. Every write is durable on return. */
export interface SeedStore {
  /** 32 bytes, or null when none was stored yet. Throws `corrupt` for another length. */
  read(): Uint8Array | null;
  store(seed: Uint8Array): void;
  /** The seed of a change that has begun and is not finished, or null. */
  readNext(): Uint8Array | null;
  storeNext(seed: Uint8Array): void;
  /** Makes the next seed the present one, in one step. */
  promote(): void;
}

/** Seeds in `signing.key` and `signing.next`. */
export function fileSeedStore(dir: string): SeedStore {
  const present = join(dir, 'signing.key');
  const next = join(dir, 'signing.next');
  return {
    read: () => readSeed(present),
    store: (seed) => writeSeed(present, seed),
    readNext: () => readSeed(next),
    storeNext: (seed) => writeSeed(next, seed),
    promote() {
      renameFile(next, present);
      syncFolder(dir);
    },
  };
}

function readSeed(file: string): Uint8Array | null {
  const seed = readOwnFile(file);
  if (seed !== null && seed.length !== KEY_BYTES) throw new TrailError('corrupt');
  return seed;
}

function writeSeed(file: string, seed: Uint8Array): void {
  if (seed.length !== KEY_BYTES) throw new TypeError(`a seed has ${KEY_BYTES} bytes`);
  writeSecretFile(file, seed);
}
