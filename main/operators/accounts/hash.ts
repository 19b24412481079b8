/**
 * The hash of a PIN: scrypt over HMAC-SHA-256(pepper, PIN). A million PINs are few: scrypt only slows an attack on a stolen file, and the
 * pepper, a random secret of this device that is kept elsewhere, makes the file alone worthless.
 */
import { createHmac, scrypt, scryptSync } from 'node:crypto';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Length of salt, hash and pepper, bytes. */
export const SALT_BYTES = 16;
export const PEPPER_BYTES = 32;
const HASH_BYTES = 32;

/** Slow key derivation of 32 bytes. Tests may pass a cheap one. */
export type Kdf = (secret: Uint8Array, salt: Uint8Array) => Promise<Uint8Array>;

/** OWASP's first choice (N = 2^17, r = 8, p = 1): 128 MiB and about half a second. `maxmem` leaves room for what the runtime adds. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 160 * 2 ** 20 };

/** The derivation of the product. It runs on the runtime's thread pool and never blocks the event loop. */
export const scryptKdf: Kdf = (secret, salt) =>
  new Promise((resolve, reject) => {
    scrypt(secret, salt, HASH_BYTES, COST, (fault, key) => (fault === null ? resolve(key) : reject(fault)));
  });

/** One derivation for a thread of its own (hash-worker.ts). */
export type HashTask = { readonly secret: Uint8Array; readonly salt: Uint8Array };

/** The derivation, on the thread that calls. */
export const deriveHere = ({ secret, salt }: HashTask): Uint8Array => scryptSync(secret, salt, HASH_BYTES, COST);

/**
 * The derivation in a thread of its own, one for each. For Electron: its cryptography library computes once more while a job for the pool is
 * made, on the thread that asks, and the window would stand still for half a second.
 */
export function workerKdf(file: URL): Kdf {
  return async (secret, salt) => {
    const task: HashTask = { secret, salt };
    const worker = new Worker(file, { workerData: task });
    // Ended early it says nothing; what it throws rejects the wait.
    const [key] = (await Promise.race([once(worker, 'message'), once(worker, 'exit').then(() => [null])])) as [Uint8Array | null];
    if (key === null) throw new Error('the thread that hashes a PIN ended without an answer');
    return key;
  };
}

/** The hash to keep, or to compare with the one that is kept. */
export function hashPin(pin: string, salt: Uint8Array, pepper: Uint8Array, kdf: Kdf): Promise<Uint8Array> {
  return kdf(createHmac('sha256', pepper).update(pin).digest(), salt);
}

/** Tells one pepper from another without saying anything about it: 256 random bits are behind it. */
export function pepperCheckOf(pepper: Uint8Array): string {
  return createHmac('sha256', pepper).update('carkey/pin-pepper-check').digest('hex');
}
