import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differingPositions, judgeVin, parseVin, splitVin } from '../../../../app/vehicle/vin.ts';
import { looksLike } from '../../../../app/vehicle/look-alikes.ts';
import type { VinProblem } from '../../../../app/vehicle/types.ts';

const GOOD = 'VR1AB12C3D4567890';
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';
const anyVin = fc
  .array(fc.constantFrom(...LETTERS.split('')), { minLength: 17, maxLength: 17 })
  .map((letters) => letters.join(''))
  .filter((text) => new Set(text).size > 1);

const codes = (problems: readonly VinProblem[]): string[] => problems.map(({ code }) => code);

describe('a valid VIN', () => {
  test('is taken as it is, with its maker and year code', () => {
    expect(judgeVin(GOOD)).toEqual({
      input: GOOD,
      vin: GOOD,
      valid: true,
      problems: [],
      suggestions: [],
      wmi: 'VR1',
      brands: ['DS'],
      foreignMaker: null,
      yearCode: 'D',
    });
  });

  test.each(['VF7SXHMRVNT123456', 'W0LRHEFL1G6000001', 'VR1UCYHTRNW012345'])('is never rejected on its check digit: %s', (text) => {
    expect(parseVin(text)).toBe(text);
  });

  test('may come from an unknown maker', () => {
    expect(judgeVin('XX9AB12C3D4567890')).toMatchObject({ valid: true, brands: [], foreignMaker: null });
  });

  test('is read aloud in parts of three, six and eight', () => {
    const vin = parseVin(GOOD);
    expect(vin === null ? null : splitVin(vin)).toEqual(['VR1', 'AB12C3', 'D4567890']);
  });
});

describe('problems', () => {
  test.each<[string, readonly VinProblem[]]>([
    ['', [{ code: 'empty' }]],
    [' \t\r\n', [{ code: 'empty' }]],
    ['VR1AB12C3D45678', [{ code: 'too-short', length: 15 }]],
    ['VR1AB12C3D45678909', [{ code: 'too-long', length: 18 }]],
    ['VR1AB12C3D456789O', [{ code: 'forbidden-letter', position: 17, found: 'O' }]],
    ['VR1AB12C3D4567890\r', [{ code: 'space', position: 18, found: '\r' }]],
    ['VR1AB12c3D4567890', [{ code: 'lower-case', position: 8, found: 'c' }]],
    [
      'VR1AB12C3D456789o',
      [
        { code: 'lower-case', position: 17, found: 'o' },
        { code: 'forbidden-letter', position: 17, found: 'O' },
      ],
    ],
    ['VR1AB12C3D45678#0', [{ code: 'symbol', position: 16, found: '#' }]],
    ['VR1AB12C3D45678О0', [{ code: 'look-alike', position: 16, found: 'О', looksLike: 'O' }]],
    ['00000000000000000', [{ code: 'one-character-repeated' }]],
  ])('of %j are named by place', (text, problems) => {
    expect(judgeVin(text)).toMatchObject({ valid: false, vin: null, wmi: null, brands: [], problems });
  });
});

describe('suggestions', () => {
  test.each<[string, string, readonly string[]]>([
    ['scanner suffix', `${GOOD}\r\n`, ['remove-spaces']],
    ['groups and lower case', 'vr1 ab12c3 d4567890', ['remove-spaces', 'upper-case']],
    ['no-break spaces', 'VR1\u00a0AB12C3\u00a0D4567890', ['remove-spaces']],
    ['dashes', 'VR1-AB12C3-D4567890', ['remove', 'remove']],
    ['Code 39 marks', `*${GOOD}*`, ['remove', 'remove']],
    ['leading I of the bar code', `I${GOOD}`, ['drop-leading-i']],
    ['lower-case leading i', `i${GOOD}`, ['upper-case', 'drop-leading-i']],
    ['sample of the documentation', 'VR1AB12C3D45678909', ['drop-last-character']],
    ['O for 0', 'VR1AB12C3D456789O', ['replace']],
    ['Q for 0', 'VR1AB12C3D456789Q', ['replace']],
    ['I for 1', 'VRIAB12C3D4567890', ['replace']],
    ['leading I, spaces and O for 0', `I vr1ab12c3d456789O`, ['remove-spaces', 'upper-case', 'drop-leading-i', 'replace']],
    ['leading I on the sample of the documentation', 'IVR1AB12C3D45678909', ['drop-leading-i', 'drop-last-character']],
  ])('repair: %s', (_what, text, repairs) => {
    const { suggestions, valid } = judgeVin(text);
    expect(valid).toBe(false);
    expect(suggestions.map((one) => [one.vin, one.repairs.map(({ code }) => code)])).toEqual([[GOOD, repairs]]);
  });

  test('name place and letters of what they replace', () => {
    expect(judgeVin('VRIAB12C3D456789O').suggestions[0]?.repairs).toEqual([
      { code: 'replace', position: 3, from: 'I', to: '1' },
      { code: 'replace', position: 17, from: 'O', to: '0' },
    ]);
  });

  test.each(['VR1AB12C3D45678О0', 'ＶR1AB12C3D4567890', 'VR1AB12C3D45678#0', 'VR1AB12C3D456789', `\u202e${GOOD}`, '𝐕R1AB12C3D4567890'])(
    'are not offered for %j',
    (text) => {
      expect(judgeVin(text).suggestions).toEqual([]);
    },
  );
});

describe('look-alikes', () => {
  test.each([
    ['А', 'A'],
    ['в', 'B'],
    ['Ο', 'O'],
    ['ν', 'V'],
    ['Ｖ', 'V'],
    ['１', '1'],
    ['𝟎', '0'],
    ['É', 'E'],
    ['①', '1'],
    ['٣', '3'],
    ['९', '9'],
    ['ı', 'I'],
    ['\u212a', 'K'],
    ['Ꮩ', 'V'],
  ])('%s is taken for %s', (character, latin) => {
    expect(looksLike(character)).toBe(latin);
  });

  test('ASCII characters and unlike symbols are none', () => {
    for (const character of [...LETTERS.split(''), '#', '-', '€', '日', '🚗']) expect(looksLike(character)).toBeNull();
  });

  test('in any place of any VIN are refused and never repaired', () => {
    fc.assert(
      fc.property(
        anyVin,
        fc.nat(16),
        fc.constantFrom('А', 'В', 'Е', 'Ѕ', 'Χ', 'Ζ', 'Ο', '０', '９', 'Ａ', '𝟏', 'Ꭺ', 'ꓦ'),
        (text, at, twin) => {
          const forged = text.slice(0, at) + twin + text.slice(at + 1);
          const judgement = judgeVin(forged);
          expect(judgement.valid).toBe(false);
          expect(judgement.suggestions).toEqual([]);
          expect(judgement.problems).toContainEqual({ code: 'look-alike', position: at + 1, found: twin, looksLike: looksLike(twin) });
        },
      ),
    );
  });
});

describe('properties', () => {
  test('every text of 17 allowed characters is a VIN, unless it is one character repeated', () => {
    fc.assert(fc.property(anyVin, (text) => parseVin(text) === text && judgeVin(text).valid));
  });

  test('any text is judged without an exception, and vin, valid, problems and parseVin agree', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 40 }), anyVin);
    fc.assert(
      fc.property(texts, (text) => {
        const judgement = judgeVin(text);
        expect(judgement.vin).toBe(parseVin(text));
        expect(judgement.valid).toBe(judgement.vin !== null);
        expect(judgement.problems.length === 0).toBe(judgement.valid);
        for (const { vin } of judgement.suggestions) expect(parseVin(vin)).toBe(vin);
      }),
      { numRuns: 2000 },
    );
  });

  test('a VIN survives lower case, spaces at any place and the leading I', () => {
    fc.assert(
      fc.property(anyVin, fc.nat(17), fc.constantFrom(' ', '\t', '\r\n'), (text, at, space) => {
        expect(judgeVin(text.slice(0, at) + space + text.slice(at)).suggestions[0]?.vin).toBe(text);
        expect(judgeVin(`I${text}`).suggestions[0]?.vin).toBe(text);
        if (/[A-Z]/.test(text)) expect(judgeVin(text.toLowerCase()).suggestions[0]?.vin).toBe(text);
      }),
    );
  });

  test('every position that differs is found, and no other', () => {
    fc.assert(
      fc.property(anyVin, fc.uniqueArray(fc.nat(16)), (text, places) => {
        const other = Array.from(text, (letter, at) => (places.includes(at) ? (letter === '0' ? '1' : '0') : letter)).join('');
        expect(differingPositions(text, other)).toEqual(places.map((at) => at + 1).toSorted((a, b) => a - b));
      }),
    );
  });

  test('a missing character differs', () => {
    expect(differingPositions('VR1', 'VR')).toEqual([3]);
    expect(codes(judgeVin('VR').problems)).toEqual(['too-short']);
  });
});
