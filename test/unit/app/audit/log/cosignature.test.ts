/** Cosignatures and the requests for them: a vector that other code computed, and every change refused. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddCheckpoint, parseAddCheckpoint } from '../../../../../app/audit/log/add-checkpoint.ts';
import { cosign, formatWitnessKey, parseWitnessKey, readCosignature, witnessKey } from '../../../../../app/audit/log/cosignature.ts';
import { formatNote, parseNote, parseVerifierKey, signNote, verifierKey } from '../../../../../app/audit/log/signed-note.ts';
import { parseSignature } from '../../../../../app/audit/log/ed25519.ts';
import { signingKey, verifyEd25519 } from '../../../../../main/audit/heads/ed25519.ts';

type Vector = Readonly<Record<'logKey' | 'witnessKey' | 'note' | 'cosigned', string>> & { readonly seconds: number; readonly size: number };
const VECTOR = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../fixtures/vectors', 'cosignature.json'), 'utf8')) as Vector;
const [NAME = ''] = VECTOR.witnessKey.split('+');
const { publicKey, sign } = signingKey(new Uint8Array(32).fill(2));
const WITNESS = { key: witnessKey(NAME, Uint8Array.from(publicKey)), sign };
const read = (text: string) => readCosignature(text, WITNESS.key, verifyEd25519);

function valueOf<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T {
  if (!result.ok) throw new Error(`refused: ${String(result.error)}`);
  return result.value;
}

describe('a cosignature', () => {
  it('is the one that other code computed, byte for byte, and is read back', () => {
    expect(formatWitnessKey(WITNESS.key)).toBe(VECTOR.witnessKey);
    expect(valueOf(parseWitnessKey(VECTOR.witnessKey))).toEqual(WITNESS.key);
    expect(cosign(VECTOR.note, WITNESS, VECTOR.seconds)).toBe(VECTOR.cosigned);
    expect(read(VECTOR.cosigned)).toMatchObject({ ok: true, value: { at: VECTOR.seconds, head: { size: VECTOR.size } } });
  });

  it('does not hold with any other byte in the text, the time or the signature', () => {
    const { text, signatures } = valueOf(parseNote(VECTOR.cosigned));
    const [log, line] = signatures;
    if (log === undefined || line === undefined) throw new Error('the vector has two lines');
    for (let at = 0; at < line.signature.length; at += 1) {
      const signature = line.signature.map((byte, i) => (i === at ? byte ^ 1 : byte));
      expect([at, read(formatNote({ text, signatures: [log, { ...line, signature }] })).ok]).toEqual([at, false]);
    }
    for (let at = 0; at < text.length; at += 1) {
      const other = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
      expect([at, read(VECTOR.cosigned.replace(text, other)).ok]).toEqual([at, false]);
    }
    for (const signature of [line.signature.subarray(1), line.signature.subarray(8), Uint8Array.of(...line.signature, 0)]) {
      expect(read(formatNote({ text, signatures: [log, { ...line, signature }] }))).toEqual({ ok: false, error: 'bad-signature' });
    }
  });

  it('one wrong line of the witness spoils the right one, and of two right ones the newest counts', () => {
    expect(read(cosign(VECTOR.cosigned, WITNESS, VECTOR.seconds + 60))).toMatchObject({ ok: true, value: { at: VECTOR.seconds + 60 } });
    expect(read(cosign(VECTOR.cosigned, { ...WITNESS, sign: () => new Uint8Array(64) }, 9)).ok).toBe(false);
  });

  it('is never taken for a signature of a log, nor the other way round', () => {
    const { text, signatures } = valueOf(parseNote(VECTOR.cosigned));
    const asLog = verifierKey(NAME, publicKey);
    expect(asLog.id).not.toBe(WITNESS.key.id);
    expect([parseVerifierKey(VECTOR.witnessKey).ok, parseWitnessKey(VECTOR.logKey).ok]).toEqual([false, false]);
    expect(read(signNote(text, [{ key: asLog, sign }]))).toEqual({ ok: false, error: 'unknown-keys' });
    expect(read(signNote(text, [{ key: WITNESS.key, sign }]))).toEqual({ ok: false, error: 'bad-signature' });
    const cosignature = parseSignature(signatures[1]?.signature.subarray(8) ?? new Uint8Array());
    expect(verifyEd25519(asLog.publicKey, Buffer.from(text), cosignature!)).toBe(false);
  });

  it('is not made of what is no checkpoint, nor at what is no time', () => {
    expect(() => cosign('hello\n', WITNESS, 1)).toThrow(TypeError);
    expect(() => cosign(VECTOR.note, WITNESS, 1.5)).toThrow(RangeError);
    expect(() => cosign(VECTOR.note, WITNESS, -1)).toThrow(RangeError);
  });
});

describe('a request for one', () => {
  const hashes = fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 63 });

  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.nat(), hashes, (old, proof) => {
        const request = { old, proof, note: VECTOR.note };
        expect(parseAddCheckpoint(formatAddCheckpoint(request))).toEqual({ ok: true, value: request });
      }),
    );
    expect(formatAddCheckpoint({ old: 0, proof: [], note: VECTOR.note })).toBe(`old 0\n\n${VECTOR.note}`);
  });

  const hash = `${Buffer.alloc(32).toString('base64')}\n`;
  it.each([
    ['nothing', '', 'form'],
    ['no empty line', 'old 3\nnote\n', 'form'],
    ['no size', `older\n\n${VECTOR.note}`, 'form'],
    ['a size with a zero before it', `old 03\n\n${VECTOR.note}`, 'old'],
    ['a negative size', `old -3\n\n${VECTOR.note}`, 'old'],
    ['a hash that is too short', `old 3\nAAAA\n\n${VECTOR.note}`, 'proof'],
    ['64 hashes', `old 3\n${hash.repeat(64)}\n${VECTOR.note}`, 'proof'],
    ['too long', `old 3\n\n${'x'.repeat(65_536)}`, 'too-long'],
  ])('with %s is refused', (_, text, error) => {
    expect(parseAddCheckpoint(text)).toEqual({ ok: false, error });
  });

  it('with 63 hashes is read', () => {
    expect(parseAddCheckpoint(`old 3\n${hash.repeat(63)}\n${VECTOR.note}`).ok).toBe(true);
  });
});
