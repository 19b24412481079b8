/** Randomness of the audit trail. */
import { randomBytes } from 'node:crypto';

/** A source of random bytes; a test may pass a seeded one. */
export type Random = (length: number) => Uint8Array;

/** The operating system's randomness. */
export const systemRandom: Random = (length) => randomBytes(length);
