import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64 } from '../../../../../app/base/base64.ts';
import {
  formatNote,
  formatVerifierKey,
  openNote,
  parseNote,
  parseVerifierKey,
  signatureChecks,
  signNote,
  verifierKey,
} from '../../../../../app/audit/log/signed-note.ts';
import type { Result } from '../../../../../app/base/result.ts';
import { signerOf, verifyLater, verifyNow } from '../../../../support/naive-signer.ts';

const valueOf = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(`refused: ${String(result.error)}`);
  return result.value;
};

type Vector = { readonly about: string; readonly key: string; readonly text: string; readonly note: string };
const VECTORS = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../fixtures/vectors', 'signed-notes.json'), 'utf8'),
) as readonly Vector[];

const LOG = signerOf('log.example/dealer/bay-1/1', 1);
const WITNESS = signerOf('witness.example/desk', 2);
const TEXT = 'first\n\nsecond é\n';

describe('base64', () => {
  it('is the one of the runtime, both ways', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(encodeBase64(bytes)).toBe(text);
        expect(decodeBase64(text)).toEqual(bytes);
      }),
    );
  });

  it.each(['A', 'AA', 'AAA', 'AA=', 'AA==\n', 'AB==', 'AAB=', 'A===', '====', 'AA-_', 'AAAA=', ' AAAA'])('%j is no Base64', (text) => {
    expect(decodeBase64(text)).toBeNull();
  });
});

describe('published notes', () => {
  it.each(VECTORS)('$about', async ({ key, text, note }) => {
    const known = valueOf(parseVerifierKey(key));
    expect(formatVerifierKey(known)).toBe(key);
    const read = valueOf(parseNote(note));
    expect(read.text).toBe(text);
    expect(formatNote(read)).toBe(note);
    for (const verify of [verifyNow, verifyLater]) expect(await openNote(read, [known], verify)).toEqual({ ok: true, value: [known] });
  });
});

describe('notes', () => {
  it('several keys sign one text, and each of them is found', async () => {
    const note = valueOf(parseNote(signNote(TEXT, [LOG, WITNESS])));
    expect(note.text).toBe(TEXT);
    expect(await openNote(note, [WITNESS.key, LOG.key], verifyNow)).toEqual({ ok: true, value: [LOG.key, WITNESS.key] });
    expect(await openNote(note, [WITNESS.key], verifyLater)).toEqual({ ok: true, value: [WITNESS.key] });
  });

  it('lines of unknown keys and types are passed over, whatever is in them', async () => {
    const note = valueOf(parseNote(signNote(TEXT, [LOG])));
    const line = { name: 'post-quantum.example', id: '00000001', signature: new Uint8Array(2420).fill(9) };
    const more = valueOf(parseNote(formatNote({ ...note, signatures: [line, ...note.signatures] })));
    expect(more.signatures).toHaveLength(2);
    expect(await openNote(more, [LOG.key], verifyNow)).toEqual({ ok: true, value: [LOG.key] });
    expect(await openNote(more, [WITNESS.key], verifyNow)).toEqual({ ok: false, error: 'unknown-keys' });
  });

  it('a key that shares only the name or only the id with a line is unknown', async () => {
    const note = valueOf(parseNote(signNote(TEXT, [LOG])));
    const sameName = signerOf(LOG.key.name, 3).key;
    const sameId = { ...WITNESS.key, id: LOG.key.id };
    expect(signatureChecks(note, [sameName, sameId])).toEqual([]);
    expect(await openNote(note, [sameName, sameId], verifyNow)).toEqual({ ok: false, error: 'unknown-keys' });
  });

  it('one wrong line of a known key spoils the note', async () => {
    const note = valueOf(parseNote(signNote(TEXT, [LOG, WITNESS])));
    const [first, second] = note.signatures;
    const wrong = { ...note, signatures: [first!, { ...second!, signature: Uint8Array.from(second!.signature).fill(0, 0, 1) }] };
    expect(await openNote(wrong, [LOG.key], verifyNow)).toEqual({ ok: true, value: [LOG.key] });
    for (const verify of [verifyNow, verifyLater]) {
      expect(await openNote(wrong, [LOG.key, WITNESS.key], verify)).toEqual({ ok: false, error: 'bad-signature' });
    }
  });

  it('another text does not carry the signature', async () => {
    const note = valueOf(parseNote(signNote(TEXT, [LOG])));
    expect(await openNote({ ...note, text: TEXT.replace('é', 'e') }, [LOG.key], verifyNow)).toEqual({ ok: false, error: 'bad-signature' });
  });

  it('what is written is read as the same', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.toWellFormed().replace(/[\u0000-\u001f]/g, '')); // eslint-disable-line no-control-regex -- what a note cannot hold
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
        const text = `${lines.join('\n')}\n`;
        expect(valueOf(parseNote(signNote(text, [LOG]))).text).toBe(text);
      }),
    );
  });

  const good = signNote(TEXT, [LOG]);
  const signature = good.slice(good.lastIndexOf('\n\n') + 2);
  it.each([
    ['nothing', '', 'no-signature'],
    ['no empty line', `text\n${signature}`, 'no-signature'],
    ['no text', `\n${signature}`, 'no-signature'],
    ['no signature', 'text\n\n', 'no-signature'],
    ['no line end', good.slice(0, -1), 'signature-line'],
    ['a hyphen for the dash', good.replace('—', '-'), 'signature-line'],
    ['two spaces', good.replace('— ', '—  '), 'signature-line'],
    ['a name with a plus', good.replace('log.example', 'log+example'), 'signature-line'],
    ['a name with a space of another kind', good.replace('log.example', 'log\u2003example'), 'signature-line'],
    ['Base64 that is not canonical', good.replace(/=\n$/, '\n'), 'signature-line'],
    ['a key id and no signature', 'text\n\n— log.example AAAAAA==\n', 'signature-line'],
    ['something behind the signatures', `${good}x\n`, 'signature-line'],
    ['a carriage return', good.replaceAll('\n', '\r\n'), 'characters'],
    ['a lone surrogate', good.replace('first', '\ud800'), 'characters'],
    ['33 signatures', good + signature.repeat(32), 'too-many-signatures'],
    ['more than 128 KiB', 'x'.repeat(131_072) + good, 'too-long'],
  ])('%s is no note', (_about, text, error) => {
    expect(parseNote(text)).toEqual({ ok: false, error });
  });

  it('32 signatures are read', () => {
    expect(valueOf(parseNote(good + signature.repeat(31))).signatures).toHaveLength(32);
  });

  it('a text that no note can hold is not signed', () => {
    for (const text of ['', 'no line end', 'a\ttab\n']) expect(() => signNote(text, [LOG])).toThrow(TypeError);
  });
});

describe('verifier keys', () => {
  it('a key is written as name, id and type with key, and read back', () => {
    expect(parseVerifierKey(formatVerifierKey(LOG.key))).toEqual({ ok: true, value: LOG.key });
  });

  const text = formatVerifierKey(LOG.key);
  const of = (bytes: Uint8Array) => `${LOG.key.name}+${LOG.key.id}+${encodeBase64(bytes)}`;
  it.each([
    ['an empty text', '', 'form'],
    ['no key', `${LOG.key.name}+${LOG.key.id}+`, 'form'],
    ['capitals in the id', text.replace(LOG.key.id, LOG.key.id.toUpperCase()), 'form'],
    ['no name', text.replace(LOG.key.name, ''), 'name'],
    ['a name with a space', text.replace('log.', 'log '), 'name'],
    ['a witness key of type 0x04', of(Uint8Array.of(4, ...LOG.key.publicKey)), 'type'],
    ['a key that is too short', of(Uint8Array.of(1, ...LOG.key.publicKey.subarray(1))), 'type'],
    ['another name', text.replace('bay-1', 'bay-2'), 'id'],
    ['another key', of(Uint8Array.of(1, ...WITNESS.key.publicKey)), 'id'],
  ])('%s is no verifier key', (_about, given, error) => {
    expect(parseVerifierKey(given)).toEqual({ ok: false, error });
  });

  it('a name or key that the format cannot hold is a bug', () => {
    expect(() => verifierKey('two words', new Uint8Array(32))).toThrow(TypeError);
    expect(() => verifierKey('name', new Uint8Array(31))).toThrow(TypeError);
  });
});
