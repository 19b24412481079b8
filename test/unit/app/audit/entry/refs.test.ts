import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attemptRef, encodeRef, operatorRef, vehicleRef } from '../../../../../app/audit/entry/refs.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The slow, obvious way: one big number. */
function naive(bytes: Uint8Array): string {
  let number = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (let i = 0; i < 26; i += 1) {
    text = ALPHABET.charAt(Number(number % 32n)) + text;
    number /= 32n;
  }
  return text;
}

describe('references', () => {
  test('sixteen bytes become the base-32 digits of one big number', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        expect(encodeRef(bytes)).toBe(naive(bytes));
      }),
    );
  });

  test('the smallest and the largest reference', () => {
    expect(encodeRef(new Uint8Array(16))).toBe('0'.repeat(26));
    expect(encodeRef(new Uint8Array(16).fill(255))).toBe(`7${'Z'.repeat(25)}`);
  });

  test('each kind has its letter', () => {
    const zero = new Uint8Array(16);
    expect([attemptRef(zero), vehicleRef(zero), operatorRef(zero)].map((ref) => ref.slice(0, 2))).toEqual(['A-', 'V-', 'P-']);
  });

  test('another number of bytes is refused', () => {
    expect(() => encodeRef(new Uint8Array(15))).toThrow(TypeError);
  });
});
