/** The hashes of app/audit, done natively: several times faster where every append and every verified entry counts. */
import { hash } from 'node:crypto';
import type { HmacSha256 } from '../../app/audit/entry/index.ts';
import type { Sha256 } from '../../app/audit/log/index.ts';

/** SHA-256 by the runtime. Going through a one-byte string takes a third of the time of its own buffer output. */
export const nativeSha256: Sha256 = (bytes) => Buffer.from(hash('sha256', bytes, 'binary'), 'binary');

const BLOCK = 64;
const INNER = 0x36;
const OUTER = 0x5c;

/**
 * HMAC-SHA-256 (RFC 2104) over the runtime's SHA-256, for keys of at most one block. `createHmac` first makes a key object of every key,
 * which takes four times as long, and nearly every key here is used once.
 */
export const nativeHmac: HmacSha256 = (key, data) => {
  if (key.length > BLOCK) throw new RangeError(`an HMAC key has at most ${BLOCK} bytes here`);
  const inner = Buffer.allocUnsafe(BLOCK + data.length).fill(INNER, 0, BLOCK);
  const outer = Buffer.allocUnsafe(BLOCK + 32).fill(OUTER, 0, BLOCK);
  for (let i = 0; i < key.length; i += 1) {
    const byte = key[i] ?? 0;
    inner[i] = byte ^ INNER;
    outer[i] = byte ^ OUTER;
  }
  inner.set(data, BLOCK);
  outer.write(hash('sha256', inner, 'binary'), BLOCK, 'binary');
  return nativeSha256(outer);
};
