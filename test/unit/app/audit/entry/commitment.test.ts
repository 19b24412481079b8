import { createHmac } from 'node:crypto';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commit, fieldSalt, hkdfExpand, hkdfExtract } from '../../../../../app/audit/entry/commitment.ts';
import { nativeHmac, nativeSha256 } from '../../../../../main/base/hash.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const key32 = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('commitments', () => {
  test('extract is RFC 5869 test case 3', () => {
    expect(hex(hkdfExtract(new Uint8Array(22).fill(0x0b)))).toBe('19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04');
  });

  test('extract and expand are HKDF-SHA256, by either implementation', () => {
    fc.assert(
      fc.property(key32, fc.string(), (key, info) => {
        const wanted = hex(hkdf(sha256, key, undefined, Buffer.from(info), 32));
        expect(hex(hkdfExpand(hkdfExtract(key), info))).toBe(wanted);
        expect(hex(hkdfExpand(hkdfExtract(key, nativeHmac), info, nativeHmac))).toBe(wanted);
      }),
    );
  });

  test('the native HMAC is HMAC-SHA-256', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.uint8Array({ maxLength: 300 }), (key, data) => {
        expect(hex(nativeHmac(key, data))).toBe(createHmac('sha256', key).update(data).digest('hex'));
      }),
    );
    expect(() => nativeHmac(new Uint8Array(65), new Uint8Array(0))).toThrow(RangeError);
  });

  test('the native SHA-256 is the portable one', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (data) => {
        expect(hex(nativeSha256(data))).toBe(hex(sha256(data)));
      }),
    );
  });

  test('a commitment is the HMAC of domain, name and value under the salt', () => {
    const salt = new Uint8Array(32).fill(7);
    const wanted = createHmac('sha256', salt).update('carkey/f1\0vin\0VR3ABCDEF12345678').digest('hex');
    expect(commit(salt, 'vin', 'VR3ABCDEF12345678')).toBe(wanted);
    expect(commit(salt, 'vin', 'VR3ABCDEF12345678', nativeHmac)).toBe(wanted);
  });

  test('log, index and field each change the salt', () => {
    const key = hkdfExtract(new Uint8Array(32).fill(1));
    const salts = [
      fieldSalt(key, 'l', 1, 'vin'),
      fieldSalt(key, 'm', 1, 'vin'),
      fieldSalt(key, 'l', 2, 'vin'),
      fieldSalt(key, 'l', 1, 'input'),
    ];
    expect(new Set(salts.map(hex)).size).toBe(4);
  });
});
