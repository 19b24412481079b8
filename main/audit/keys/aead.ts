/** Sealing: AES-256-GCM by the runtime. A sealed value is nonce (12 bytes), ciphertext and tag (16 bytes) in one blob. */
import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import type { Random } from '../../base/index.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Length of every key here, in bytes. */
export const KEY_BYTES = 32;

/** Seals bytes under a key (a key object: the runtime is several times slower with bytes); `place` is authenticated, so that a sealed value moved elsewhere does not open. */
export function seal(key: KeyObject, place: string, clear: Uint8Array, random: Random): Uint8Array {
  const nonce = random(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
}

/** Opens a sealed value; null when key, place or bytes are not the ones it was sealed with. */
export function unseal(key: KeyObject, place: string, sealed: Uint8Array): Buffer | null {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const clear = decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES));
  try {
    // Nothing is left over in this mode: what ends is the check of the tag.
    decipher.final();
    return clear;
  } catch (fault) {
    if (fault instanceof Error) return null;
    throw fault;
  }
}

/** The nonce of a sealed value: random, and never used twice. */
export function nonceOf(sealed: Uint8Array): Uint8Array {
  return sealed.subarray(0, NONCE_BYTES);
}
