/** Ed25519 by the browser. */
import { hexToBytes } from '@noble/hashes/utils.js';
import type { VerifySignature } from '../../app/audit/log/index.ts';

/** Checks a signature. Rejects where the browser has no Ed25519; {@link canVerify} tells. */
export const verifyByBrowser: VerifySignature = (publicKey, message, signature) => askBrowser(publicKey, message, signature);

async function askBrowser(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(message));
}

/** RFC 8032 section 7.1, test 1: an empty message. */
const KEY = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
const SIGNATURE =
  'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b';

/** Can this browser check signatures, and does it say yes to a right one? WebCrypto is missing outside of secure contexts. */
export async function canVerify(): Promise<boolean> {
  if (typeof (crypto as Partial<Crypto>).subtle === 'undefined') return false;
  try {
    return await askBrowser(hexToBytes(KEY), new Uint8Array(0), hexToBytes(SIGNATURE));
  } catch (fault) {
    if (fault instanceof DOMException) return false;
    throw fault;
  }
}
