/** What a pasted mail, page or list names. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { receiptCode } from '../../../../../app/audit/receipt/receipt.ts';
import { namesInside } from '../../../../../app/audit/search/inside.ts';
import { soughtIn } from '../../../../../app/audit/search/sought.ts';

const VIN = 'VR1AB12C3D4567890';
const OTHER = 'VR7PRACT0S0000102';
const ACT = 'A-01234567890123456789ABCDEF';
const TX = '3f0c8a52-7b1d-4c6e-9a55-0d9f6c2b7e11';
const CODE = receiptCode({ leaf: new Uint8Array(32), index: 3, root: new Uint8Array(32), size: 9 });

const MAIL = `Hello desk,
the Peugeot (${VIN.toLowerCase()}) was refused in bay 3, PIMS error 2302. Attempt ${ACT}, transaction ${TX.toUpperCase()}.
The one from yesterday, ${OTHER}, has receipt ${CODE}. Order 2026-1207, call 0033 1234 5678.
> ${VIN} again, quoted`;

describe('names in a longer text', () => {
  it('are found in a mail, each once, vehicles first', () => {
    expect(namesInside(MAIL)).toEqual([
      { kind: 'vin', text: VIN },
      { kind: 'vin', text: OTHER },
      { kind: 'attempt', text: ACT },
      { kind: 'transaction', text: TX },
      { kind: 'receipt', text: CODE },
      { kind: 'error', text: '2302' },
    ]);
  });

  it.each([
    ['a year, a price, a phone number', 'In 2026 it cost 2302 EUR, call 0033 2301 2302'],
    ['a VIN with a letter too many', `${VIN}X and X${VIN}`],
    ['17 times the same', '0'.repeat(17)],
    ['a code of another kind', 'Postcode 2302, barcode 2302, Tor-Code 2301, ZIP code 2010, PIN code: 2004'],
    ['a date or a larger number behind the word', 'error 2005.5 km, ERROR 2005-06-01 12:00, Fehler 2005A'],
    ['a word of 17 letters', 'Ihre Vertragswerkstatt, www.vertragswerkstatt.de, Abgasuntersuchung, Aftersalesmanager'],
    ['a time stamp and the number of a parcel', '20240131123456789.jpg 12345678901234567'],
    ['half an attempt', 'A-0123456789'],
    ['a receipt with a slip', CODE.slice(0, -1) + (CODE.endsWith('A') ? 'B' : 'A')],
    ['an error that nobody published', 'PIMS error 9999'],
    ['nothing', ''],
  ])('%s is none', (_, text) => expect(namesInside(text)).toEqual([]));

  it('are found whatever stands around them', () => {
    const around = fc.string({ unit: fc.constantFrom(' ', '\n', ',', ';', '(', ')', 'ä', '"', '>', '\t') });
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(namesInside(`${before} ${OTHER}${after} ${VIN} `)).toEqual([
          { kind: 'vin', text: OTHER },
          { kind: 'vin', text: VIN },
        ]);
      }),
    );
  });

  it.each([
    'PIMS 2302',
    'Fehler 2302',
    'pims-fehler: 2302',
    '(erreur 2302)',
    'Errore #2302.',
    'error code 2302',
    'Fehlercode 2302',
    'Fehler Nr. 2302',
    '[ERROR] 2302',
    'PIMS Error=2302',
  ])('"%s" names an error', (text) => {
    expect(namesInside(text)).toEqual([{ kind: 'error', text: '2302' }]);
  });

  it('a VIN in its three parts, in full width, or with an invisible mark in it', () => {
    for (const text of ['VR7 PRACT0 S0000102', 'vr7-pract0-s0000102', 'ＶＲ７ＰＲＡＣＴ０Ｓ００００１０２', 'VR7PRACT0\u00ADS0000102'])
      expect(namesInside(`Fahrzeug ${text}, bitte`), text).toEqual([{ kind: 'vin', text: OTHER }]);
  });

  it('what is nearly a VIN is told, beside whatever else is named', () => {
    expect(namesInside('VIN VR3PRACTOS0000101, refused with PIMS error 2302 – Vertragswerkstatt')).toEqual([
      { kind: 'nearly', text: 'VR3PRACTOS0000101' },
      { kind: 'error', text: '2302' },
    ]);
  });

  it('an attempt and a transaction with a stroke beside them', () => {
    expect(namesInside(`REF-${ACT} ${TX}-1`).map(({ kind }) => kind)).toEqual(['attempt', 'transaction']);
  });

  it('are found in a file name and behind a mark', () => {
    expect(namesInside(`carkey-${VIN}-2026.zip VIN:${OTHER}`)).toEqual([
      { kind: 'vin', text: VIN },
      { kind: 'vin', text: OTHER },
    ]);
  });

  it('are looked for in the first hundred thousand characters, and any text has an answer', () => {
    expect(namesInside(`${' '.repeat(99_983)}${VIN}`)).toEqual([{ kind: 'vin', text: VIN }]);
    expect(namesInside(`${' '.repeat(100_000)}${VIN}`)).toEqual([]);
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => Array.isArray(namesInside(text))));
  });

  it('make several things to look for out of what stands in the find field', () => {
    expect(soughtIn(`${VIN} ${ACT}`)).toEqual({ kind: 'several', text: `${VIN} ${ACT}`, names: namesInside(`${VIN} ${ACT}`) });
    expect(soughtIn(CODE)?.kind).toBe('receipt');
    expect(soughtIn(VIN)).toBeNull();
  });

  it.each(['suspended', 'Antwort verloren', 'déjà actif', 'l’activation'])('"%s" may be words of a story', (text) => {
    expect(['words', 'vin-part']).toContain(soughtIn(text)?.kind);
  });
});
