/** The master key of the secrets, wrapped by Electron's `safeStorage` in a file beside them. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { MASTER_KEY_BYTES } from '../../secrets/sealer.ts';

/** The part of Electron's `safeStorage` that is used. */
export interface SafeStorage {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(data: Buffer): Promise<{ readonly result: string }>;
  /** Linux only. */
  getSelectedStorageBackend?(): string;
}

/** Backends whose password is built into Chromium: no better than a file, and not called a key store. */
const FAKE_BACKENDS: ReadonlySet<string> = new Set(['basic_text', 'unknown']);

/** The key, made on first use. Null where the computer has no store, or does not open what it once wrapped. */
export async function safeMasterKey(file: string, safe: SafeStorage, platform: NodeJS.Platform): Promise<Uint8Array | null> {
  if (!(await safe.isAsyncEncryptionAvailable())) return null;
  if (platform === 'linux' && FAKE_BACKENDS.has(safe.getSelectedStorageBackend?.() ?? 'unknown')) return null;
  try {
    if (existsSync(file)) return keyFrom((await safe.decryptStringAsync(readFileSync(file))).result);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const made = randomBytes(MASTER_KEY_BYTES).toString('hex');
    writeFileAtomic.sync(file, await safe.encryptStringAsync(made), { mode: 0o600 });
    return keyFrom(made);
  } catch {
    // Another user, another computer, or a refused prompt: what was sealed stays sealed, nothing is written over it.
    return null;
  }
}

function keyFrom(text: string): Uint8Array | null {
  const key = Buffer.from(text, 'hex');
  return key.length === MASTER_KEY_BYTES ? key : null;
}
