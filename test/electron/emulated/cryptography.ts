/**
 * Electron's cryptography library (BoringSSL) computes a key derivation once more while its job for the thread pool is made, on the thread that
 * asks: the window stands still meanwhile. So does the main thread here, and the test hears of it.
 */
import crypto, { type BinaryLike, type ScryptOptions } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { tell } from './outer.ts';

type Done = (fault: Error | null, key: Buffer) => void;
const { scrypt, scryptSync } = crypto;

/** To be called on the main thread, before the program's first line. */
export function computeTwice(): void {
  crypto.scryptSync = (secret: BinaryLike, salt: BinaryLike, length: number, options?: ScryptOptions) => {
    tell('main-thread-stood', 'scryptSync');
    return scryptSync(secret, salt, length, options);
  };
  const twice = (secret: BinaryLike, salt: BinaryLike, length: number, options: ScryptOptions, done: Done): void => {
    tell('main-thread-stood', 'scrypt');
    scryptSync(secret, salt, length, options);
    scrypt(secret, salt, length, options, done);
  };
  crypto.scrypt = twice as typeof scrypt;
  syncBuiltinESMExports();
}
