/** A scanner that is tried out: what arrived is shown as it is, and what to change is said; a scanner that is set right is left alone. */
import { describe, expect, test } from 'vitest';
import { reportScan } from '../../../../app/vehicle/scan-report.ts';

const VIN = 'VR1AB12C3D4567890';
const scan = (text: string, pause = 4, end: 'Enter' | 'Tab' | null = 'Enter') =>
  reportScan({ text, pauses: Array.from({ length: Array.from(text).length }, () => pause), end });

describe('a scan that tries a scanner out', () => {
  test('is good with the code, Enter, and nothing else', () => {
    expect(scan(VIN)).toEqual({ shown: VIN, vin: VIN, layout: null, end: 'Enter', pace: 4, advice: [] });
    // The leading I is the bar code's own.
    expect(scan(`I${VIN}`)).toMatchObject({ vin: VIN, advice: [] });
  });

  test.each([
    [`VR&QB&éC"D'(-è_çà`, [{ code: 'layout', computer: 'AZERTY', scanner: 'QWERTY' }]],
    [`]C0${VIN}`, [{ code: 'aim', removed: ']C0' }]],
    [`VIN: ${VIN}`, [{ code: 'prefix', removed: 'VIN:' }]],
    [`~S2${VIN}`, [{ code: 'prefix', removed: '~S2' }]],
    [`${VIN}##`, [{ code: 'suffix', removed: '##' }]],
    [`*${VIN}*`, [{ code: 'marks' }]],
    [`${VIN}\u001d`, [{ code: 'hidden' }]],
    [VIN.toLowerCase(), [{ code: 'small-letters' }]],
    ['4711081512', [{ code: 'no-vin' }]],
  ])('%s says what to change', (text, advice) => {
    expect(scan(text).advice).toEqual(advice);
  });

  test('says which end is missing, and how slow it is', () => {
    expect(scan(VIN, 4, null).advice).toEqual([{ code: 'no-end' }]);
    expect(scan(VIN, 4, 'Tab').advice).toEqual([{ code: 'tab-end' }]);
    expect(scan(VIN, 110).advice).toEqual([{ code: 'slow', ms: 110 }]);
  });

  test('shows what nobody sees', () => {
    expect(scan(` ${VIN}\u001d\u200b`).shown).toBe(`␣${VIN}⟨U+001D⟩⟨U+200B⟩`);
  });
});
