/** The hashes of app/audit, done natively: several times faster where every append and every verified entry counts. */
import { createHmac, hash } from 'node:crypto';
import type { HmacSha256 } from '../../app/audit/commitment.ts';
import type { Sha256 } from '../../app/audit/merkle.ts';

/** SHA-256 by the runtime. Going through a one-byte string takes a third of the time of its own buffer output. */
export const nativeSha256: Sha256 = (bytes) => Buffer.from(hash('sha256', bytes, 'binary'), 'binary');

/** HMAC-SHA-256 by the runtime. */
export const nativeHmac: HmacSha256 = (key, data) => createHmac('sha256', key).update(data).digest();
