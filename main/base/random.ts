/** Randomness of the audit trail. */
import { randomBytes } from 'node:crypto';
import { attemptRef, REF_BYTES } from '../../app/audit/refs.ts';
import type { AttemptId } from '../../app/carkey/types.ts';

/** A source of random bytes; a test may pass a seeded one. */
export type Random = (length: number) => Uint8Array;

/** The operating system's randomness. */
export const systemRandom: Random = (length) => randomBytes(length);

/** A new id for an attempt. */
export function newAttemptId(random: Random = systemRandom): AttemptId {
  return attemptRef(random(REF_BYTES));
}
