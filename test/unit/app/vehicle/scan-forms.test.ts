/** Texts as scanners with other settings send them: each is recognised as what it is, and repaired by one named step. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOtherKeyboard } from '../../../../app/vehicle/keyboards.ts';
import { judgeVin } from '../../../../app/vehicle/vin.ts';

const VIN = 'VR1AB12C3D4567890';

/** Keys by their place, as in the layouts of the program, written down again on purpose. */
const ROWS = {
  QWERTY: ['1234567890qwertyuiopasdfghjkl;zxcvbnm', '!@#$%^&*()QWERTYUIOPASDFGHJKL:ZXCVBNM'],
  AZERTY: ['&é"\'(-è_çàazertyuiopqsdfghjklmwxcvbn,', '1234567890AZERTYUIOPQSDFGHJKLMWXCVBN?'],
  QWERTZ: ['1234567890qwertzuiopasdfghjklöyxcvbnm', '!"§$%&/()=QWERTZUIOPASDFGHJKLÖYXCVBNM'],
} as const;
const NAMES = ['QWERTY', 'AZERTY', 'QWERTZ'] as const;

/** What a computer shows when a scanner of another layout presses the keys of `text`. */
function typed(text: string, scanner: keyof typeof ROWS, computer: keyof typeof ROWS): string {
  return Array.from(text, (character) => {
    for (const shift of [0, 1] as const) {
      const key = Array.from(ROWS[scanner][shift]).indexOf(character);
      if (key >= 0) return Array.from(ROWS[computer][shift])[key];
    }
    throw new Error(`no key for ${character}`);
  }).join('');
}

describe('a scanner with another keyboard layout', () => {
  test('as it was seen in a workshop', () => {
    const { problems, suggestions } = judgeVin(`VR&QB&éC"D'(-è_çà`);
    expect(problems).toEqual([{ code: 'other-keyboard', computer: 'AZERTY', scanner: 'QWERTY' }]);
    expect(suggestions).toEqual([{ vin: VIN, repairs: [{ code: 'other-keyboard', computer: 'AZERTY', scanner: 'QWERTY' }] }]);
  });

  test.each(NAMES.flatMap((scanner) => NAMES.filter((one) => one !== scanner).map((computer) => [scanner, computer] as const)))(
    '%s read by %s: whatever shows that it happened is read back',
    (scanner, computer) => {
      const letter = fc.constantFrom(...Array.from('ABCDEFGHJKLMNPRSTUVWXYZ0123456789'));
      fc.assert(
        fc.property(fc.array(letter, { minLength: 17, maxLength: 17 }), (letters) => {
          const vin = letters.join('');
          const seen = typed(vin, scanner, computer);
          const readings = readOtherKeyboard(seen).map(({ text }) => text);
          if (/^[A-Za-z0-9]*$/.test(seen)) expect(readings).toEqual([]);
          else expect(readings).toContain(vin);
        }),
      );
    },
  );

  test('letters and digits alone show nothing of a layout, and are left as they are', () => {
    expect(readOtherKeyboard('VR1QB12C3D4567890')).toEqual([]);
    expect(judgeVin(VIN)).toMatchObject({ vin: VIN, suggestions: [] });
  });

  test('what is no key of any layout is not read as keys', () => {
    for (const text of ['VR1AB12C3D45678\u0410O', '<img src=x onerror=alert(1)>', '日本語', 'VR1AB12C3D456789\u0663']) {
      expect(judgeVin(text).suggestions).toEqual([]);
    }
  });
});

describe('what stands around a VIN', () => {
  test.each([
    [`]C0${VIN}`, [{ code: 'drop-scanner-prefix', removed: ']C0' }]],
    [`]A0${VIN}`, [{ code: 'drop-scanner-prefix', removed: ']A0' }]],
    [`]d2${VIN}`, [{ code: 'drop-scanner-prefix', removed: ']d2' }]],
    [`]A0I${VIN}`, [{ code: 'drop-scanner-prefix', removed: ']A0' }, { code: 'drop-leading-i' }]],
    [`VIN: ${VIN}`, [{ code: 'drop-label', removed: 'VIN:' }]],
    [`FIN: ${VIN}`, [{ code: 'drop-label', removed: 'FIN:' }]],
    [`${VIN}\u001d`, [{ code: 'remove-invisible' }]],
    [`\ufeff${VIN}\u200b`, [{ code: 'remove-invisible' }]],
    [
      `*${VIN}*`,
      [
        { code: 'remove', position: 1, removed: '*' },
        { code: 'remove', position: 19, removed: '*' },
      ],
    ],
    [Array.from(VIN, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join(''), [{ code: 'full-width' }]],
  ])('%j', (text, repairs) => {
    expect(judgeVin(text).suggestions).toEqual([{ vin: VIN, repairs }]);
  });

  test('one full-width letter among others was put there: it is refused, not repaired', () => {
    expect(judgeVin(`\uff36${VIN.slice(1)}`).suggestions).toEqual([]);
  });

  test('a character that nobody sees is told by its number, never shown', () => {
    const { problems } = judgeVin(`${VIN.slice(0, 16)}\u0007`);
    expect(problems).toContainEqual({ code: 'invisible', position: 17, found: 'U+0007' });
    expect(JSON.stringify(problems)).not.toContain('\\u0007');
  });
});
