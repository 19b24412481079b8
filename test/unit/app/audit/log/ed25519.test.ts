import { createHash, createPublicKey, generateKeyPairSync, verify, webcrypto } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parsePublicKey, parseSignature } from '../../../../../app/audit/log/ed25519.ts';
import { formatVerifierKey, parseVerifierKey, verifierKey } from '../../../../../app/audit/log/signed-note.ts';
import { verifyEd25519 } from '../../../../../main/audit/heads/ed25519.ts';
import { add, BASE, bytesOf, decode, encode, holds, L, smallPoints, smallSpellings, times } from '../../../../support/edwards.ts';
import { PRINTED, vectors, type Vector } from '../../../../support/ed25519-vectors.ts';

const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const P = 2n ** 255n - 19n;

function byOpenSsl({ key, message, signature }: Vector): boolean {
  return verify(null, message, createPublicKey({ key: Buffer.concat([SPKI, key]), format: 'der', type: 'spki' }), signature);
}

async function byWebCrypto({ key, message, signature }: Vector): Promise<boolean> {
  const imported = await webcrypto.subtle.importKey('raw', Uint8Array.from(key), 'Ed25519', false, ['verify']);
  return webcrypto.subtle.verify('Ed25519', imported, Uint8Array.from(signature), Uint8Array.from(message));
}

const isTaken = ({ key, signature }: Vector) => parsePublicKey(key) !== null && parseSignature(signature) !== null;

describe('keys', () => {
  it('are all that the runtime makes, and the ones that RFC 8032 prints', () => {
    const made = Array.from({ length: 40 }, () => generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }));
    for (const spki of made) expect(parsePublicKey(spki.subarray(SPKI.length))).not.toBeNull();
    for (const { key } of PRINTED) expect(parsePublicKey(key)).not.toBeNull();
  });

  it('are none of small order, in any spelling; the eight points are the well-known ones', () => {
    expect(
      smallPoints()
        .map((point) => hex(encode(point)))
        .sort(),
    ).toEqual([
      '0000000000000000000000000000000000000000000000000000000000000000',
      '0000000000000000000000000000000000000000000000000000000000000080',
      '0100000000000000000000000000000000000000000000000000000000000000',
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
      'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    ]);
    expect(smallSpellings()).toHaveLength(14);
    for (const key of smallSpellings()) expect(parsePublicKey(key)).toBeNull();
  });

  it('have no part of small order beside the large one: only one of the eight points that differ by it is a key', () => {
    for (let n = 1n; n < 6n; n += 1n) {
      const eight = smallPoints().map((part) => add(times(n * 987_654_321n, BASE), part));
      expect(eight.map((point) => parsePublicKey(encode(point)) !== null)).toEqual([true, ...Array.from({ length: 7 }, () => false)]);
    }
  });

  it('have one spelling: y is below p', () => {
    const second = Array.from({ length: 19 }, (_, n) => P + BigInt(n)).flatMap((y) => [bytesOf(y), bytesOf(y | (1n << 255n))]);
    for (const key of second) expect(parsePublicKey(key)).toBeNull();
    expect(second.filter((key) => decode(key, true) !== null).length, 'some of them are points').toBeGreaterThan(10);
  });

  it('are points, of 32 bytes', () => {
    for (let y = 2n; y < 40n; y += 1n) {
      const point = decode(bytesOf(y));
      const isKey = point !== null && hex(encode(times(L, point))) === hex(bytesOf(1n));
      expect(parsePublicKey(bytesOf(y)) !== null).toBe(isKey);
    }
    for (const length of [0, 31, 33]) expect(parsePublicKey(Buffer.alloc(length, PRINTED[0]!.key))).toBeNull();
  });

  it('of another kind are refused as keys of a log, and never made into one', () => {
    const key = formatVerifierKey(verifierKey('log', PRINTED[0]!.key));
    expect(parseVerifierKey(key).ok).toBe(true);
    const data = Buffer.concat([Buffer.of(1), smallSpellings()[0]!]);
    const id = createHash('sha256').update('log\n').update(data).digest('hex').slice(0, 8);
    expect(parseVerifierKey(`log+${id}+${data.toString('base64')}`)).toEqual({ ok: false, error: 'point' });
    expect(parseVerifierKey(`log+00000000+${data.toString('base64')}`)).toEqual({ ok: false, error: 'id' });
    expect(() => verifierKey('log', smallSpellings()[0]!)).toThrow(TypeError);
  });
});

describe('signatures', () => {
  it('have R and S in their one spelling, and an R that is not of small order', () => {
    const [r, s] = [PRINTED[0]!.signature.subarray(0, 32), PRINTED[0]!.signature.subarray(32)];
    const of = (one: Uint8Array, two: Uint8Array) => parseSignature(Buffer.concat([one, two])) !== null;
    expect(of(r, s)).toBe(true);
    expect([of(r, bytesOf(L - 1n)), of(r, bytesOf(L)), of(r, Buffer.alloc(32, 255))]).toEqual([true, false, false]);
    for (const small of smallSpellings()) expect(of(small, s)).toBe(false);
    for (let n = 0n; n < 19n; n += 1n) expect(of(bytesOf(P + n), s)).toBe(false);
    expect([0, 63, 65].map((length) => parseSignature(Buffer.alloc(length, 9)))).toEqual([null, null, null]);
  });

  it('are judged alike by both equations of RFC 8032, by OpenSSL and by WebCrypto; without the rule they are not', async () => {
    const all = vectors();
    const raw = await Promise.all(
      all.map(async (one) => [
        byOpenSsl(one),
        await byWebCrypto(one),
        holds(one.key, one.message, one.signature, false),
        holds(one.key, one.message, one.signature, true),
      ]),
    );
    // The equation with the cofactor takes an R with a part of small order, which the other one never does: whoever uses it looks at R too.
    const strictR = (one: Vector) => hex(encode(times(L, decode(one.signature.subarray(0, 32)) ?? BASE))) === hex(bytesOf(1n));
    const judged = all.map((one, at) => (raw[at] ?? []).map((said, by) => said && isTaken(one) && (by < 3 || strictR(one))));
    expect(judged.filter((said) => new Set(said).size > 1)).toEqual([]);
    expect(judged.map(([said]) => said)).toEqual(all.map(({ honest }) => honest));
    const disputed = raw.filter((said) => new Set(said).size > 1).length;
    const forged = raw.filter(([openSsl], at) => openSsl === true && all[at]?.honest === false).length;
    expect(disputed, 'vectors on which the equations differ').toBeGreaterThan(150);
    expect(forged, 'vectors that nobody signed and OpenSSL takes').toBeGreaterThan(20);
  });

  it('are checked by the product: what is printed holds, one bit more does not', () => {
    for (const { key, message, signature } of PRINTED) {
      const [point, parsed, changed] = [parsePublicKey(key)!, parseSignature(signature)!, Uint8Array.from(signature)];
      changed[3]! ^= 1;
      expect([verifyEd25519(point, message, parsed), verifyEd25519(point, message, parseSignature(changed)!)]).toEqual([true, false]);
    }
  });
});
