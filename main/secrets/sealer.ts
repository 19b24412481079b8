/** Seals single values under a master key that the operating system keeps (AES-256-GCM; the name is authenticated with the value). */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Seals and opens values. */
export interface Sealer {
  seal(name: string, value: string): string;
  /** Null when the value was sealed under another key, for another name, or was changed. */
  open(name: string, sealed: string): string | null;
}

/** What a sealed value begins with; a plain one that begins like this cannot be told apart, and none of ours does. */
export const SEAL_MARK = 'sealed:1:';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Length of a master key. */
export const MASTER_KEY_BYTES = 32;

/** Is this text a sealed value? */
export function isSealed(text: string): boolean {
  return text.startsWith(SEAL_MARK);
}

/** The sealer of a folder's master keys; null when there are none. */
export function sealerFrom([first, ...older]: readonly Uint8Array[]): Sealer | null {
  return first === undefined ? null : sealerOf(first, ...older);
}

/** Makes a sealer: the first key seals, every one opens. */
export function sealerOf(first: Uint8Array, ...older: readonly Uint8Array[]): Sealer {
  const masterKeys = [first, ...older];
  if (masterKeys.some((key) => key.length !== MASTER_KEY_BYTES)) throw new TypeError(`a master key has ${MASTER_KEY_BYTES} bytes`);
  return {
    seal(name, value) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', first, nonce).setAAD(Buffer.from(name));
      const data = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
      return SEAL_MARK + Buffer.concat([nonce, data, cipher.getAuthTag()]).toString('base64');
    },
    open(name, sealed) {
      const bytes = Buffer.from(sealed.slice(SEAL_MARK.length), 'base64');
      if (!isSealed(sealed) || bytes.length < NONCE_BYTES + TAG_BYTES) return null;
      return masterKeys.reduce<string | null>((opened, key) => opened ?? openWith(key, name, bytes), null);
    },
  };
}

function openWith(key: Uint8Array, name: string, bytes: Buffer): string | null {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(name));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  try {
    return decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES)).toString('utf8') + decipher.final('utf8');
  } catch {
    // A wrong key and a changed value look alike, and are the same to the caller: this value cannot be used.
    return null;
  }
}
