import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CODE_MAX_LENGTH, decodeSecurityCode } from '../../../../../app/carkey/code/code.ts';
import { decodeUtf8 } from '../../../../../app/base/utf8.ts';

const base64 = (bytes: string | Uint8Array | number[]): string =>
  (typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes)).toString('base64');

test('the published sample is a word and a line feed that is named and not copied', () => {
  expect(decodeSecurityCode('c2hhemFtCg==')).toEqual({
    ok: true,
    value: {
      raw: 'c2hhemFtCg==',
      hex: '7368617a616d0a',
      byteLength: 7,
      text: 'shazam',
      trailing: 'line-feed',
      copy: 'shazam',
    },
  });
});

test.each([
  ['A1B2-C3\r\n', 'A1B2-C3', 'carriage-return-line-feed'],
  ['A1B2-C3', 'A1B2-C3', 'none'],
  ['  spaced out ', '  spaced out ', 'none'],
  ['clé à molette €\n', 'clé à molette €', 'line-feed'],
])('%j keeps its text and names its end', (text, shown, trailing) => {
  const decoded = decodeSecurityCode(base64(text));
  expect(decoded).toMatchObject({ ok: true, value: { text: shown, trailing, copy: shown } });
});

test.each([
  ['two line feeds', 'x\n\n'],
  ['a line feed inside', 'x\ny'],
  ['a tab', 'x\ty'],
  ['a null byte', 'x\0'],
  ['only a line feed', '\n'],
  ['a zero-width space', 'x\u200by'],
  ['a right-to-left mark', 'x\u202ey'],
  ['a no-break space', 'x\u00a0y'],
  ['a byte-order mark', '\ufeffx'],
  ['a C1 control', 'x\u0085'],
  ['bytes that are not UTF-8', [0xff, 0x00, 0x80]],
  ['an overlong slash', [0xc0, 0xaf]],
  ['a surrogate', [0xed, 0xa0, 0x80]],
])('%s is shown as hex, not as text', (_name, content) => {
  const raw = base64(content);
  const hex = Buffer.from(raw, 'base64').toString('hex');
  expect(decodeSecurityCode(raw)).toMatchObject({ ok: true, value: { text: null, trailing: 'none', hex, copy: hex } });
});

test.each([
  [null, 'missing'],
  ['', 'empty'],
  ['c2hhemFtCg', 'not-base64'],
  ['c2hhemFtCg=', 'not-base64'],
  ['c2hhemFtCg===', 'not-base64'],
  ['c2hh emFtCg==', 'not-base64'],
  ['c2hhemFtCg==\n', 'not-base64'],
  [' c2hhemFtCg==', 'not-base64'],
  ['c2hh=emFt', 'not-base64'],
  ['====', 'not-base64'],
  ['c2hh-_Ft', 'not-base64'],
  ['сЗhh', 'not-base64'],
  ['c2hhemFtCh==', 'not-canonical'],
  ['c2hhemFtCgB=', 'not-canonical'],
  ['A'.repeat(CODE_MAX_LENGTH + 4), 'too-long'],
])('%j is refused: %s', (raw, fault) => {
  expect(decodeSecurityCode(raw)).toEqual({ ok: false, error: fault });
});

test('the longest code that is taken decodes', () => {
  expect(decodeSecurityCode('QUJD'.repeat(CODE_MAX_LENGTH / 4))).toMatchObject({ ok: true, value: { byteLength: 3072 } });
});

test('any bytes come back exactly, and only their one canonical text is taken', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
      const decoded = decodeSecurityCode(base64(bytes));
      expect(decoded).toMatchObject({ ok: true, value: { hex: Buffer.from(bytes).toString('hex'), byteLength: bytes.length } });
    }),
  );
});

test('a text that is taken is the canonical Base64 of its own bytes', () => {
  const almost = fc.array(fc.constantFrom(...'ABCDwxyz0189+/=-_ \n'.split('')), { maxLength: 24 }).map((chars) => chars.join(''));
  fc.assert(
    fc.property(almost, (raw) => {
      const decoded = decodeSecurityCode(raw);
      if (decoded.ok) expect(Buffer.from(decoded.value.hex, 'hex').toString('base64')).toBe(raw);
    }),
    { numRuns: 5000 },
  );
});

test('the UTF-8 decoder agrees with the platform on every input, well-formed or not', () => {
  const judge = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const platform = (bytes: Uint8Array): string | null => {
    try {
      return judge.decode(bytes);
    } catch (error) {
      if (error instanceof TypeError) return null;
      throw error;
    }
  };
  const lead = fc.constantFrom(0x00, 0x41, 0x7f, 0x80, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff);
  const follow = fc.constantFrom(0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0x41, 0xc2);
  const awkward = fc.array(fc.oneof(lead, follow, follow), { maxLength: 8 }).map((list) => Uint8Array.from(list));
  fc.assert(
    fc.property(fc.oneof(awkward, fc.uint8Array({ maxLength: 16 })), (bytes) => {
      expect(decodeUtf8(bytes)).toBe(platform(bytes));
    }),
    {
      numRuns: 10_000,
    },
  );
});

test('every text survives the UTF-8 decoder', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(decodeUtf8(Buffer.from(text))).toBe(text);
    }),
  );
});
