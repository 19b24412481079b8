/** Ed25519 by the runtime, for tests: signers from a seed, and the check. */
import { createPrivateKey, createPublicKey, sign, verify, webcrypto } from 'node:crypto';
import { verifierKey, type Signer, type VerifySignature } from '../../app/audit/log/signed-note.ts';

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** A signer whose seed is 32 times the same byte. */
export function signerOf(name: string, byte: number): Signer {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, Buffer.alloc(32, byte)]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const publicKey = Uint8Array.from(spki.subarray(SPKI.length));
  return { key: verifierKey(name, publicKey), sign: (message) => sign(null, message, key) };
}

/** At once, as the main process checks. */
export const verifyNow: VerifySignature = (publicKey, message, signature) =>
  verify(null, message, createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' }), signature);

/** Later, as a page in a browser checks. */
export const verifyLater: VerifySignature = async (publicKey, message, signature) => {
  const key = await webcrypto.subtle.importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, ['verify']);
  return webcrypto.subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(message));
};
