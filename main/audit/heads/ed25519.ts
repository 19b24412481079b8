/** Ed25519 by the runtime: a key from its seed, and the check of a signature. */
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { PublicKey, Signature } from '../../../app/audit/log/index.ts';

/** A key that signs. `publicKey` is 32 bytes, a signature 64. */
export type SigningKey = { readonly publicKey: Uint8Array; readonly sign: (message: Uint8Array) => Uint8Array };

/** DER around a raw seed (PKCS #8) and a raw public key (SubjectPublicKeyInfo), RFC 8410 sections 7 and 4. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** The key of a 32-byte seed. */
export function signingKey(seed: Uint8Array): SigningKey {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
  return { publicKey, sign: (message) => sign(null, message, key) };
}

/** Does the signature over `message` hold? What is no key or no signature is not even asked about: see app/audit/log/ed25519.ts. */
export function verifyEd25519(publicKey: PublicKey, message: Uint8Array, signature: Signature): boolean {
  const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
  return verify(null, message, key, signature);
}
