/** What a text that is no VIN may name. */
import { describe, expect, it } from 'vitest';
import { receiptCode } from '../../../../../app/audit/receipt/receipt.ts';
import { soughtIn } from '../../../../../app/audit/search/sought.ts';

const ACT = 'A-01234567890123456789ABCDEF';
const TX = '3f0c8a52-7b1d-4c6e-9a55-0d9f6c2b7e11';
const CODE = receiptCode({ leaf: new Uint8Array(32), index: 3, root: new Uint8Array(32), size: 9 });

describe('what the find field looks for', () => {
  it.each([
    ['D4567890', 'D4567890', false],
    ['d456 7890', 'D4567890', true],
    ['3C5FV', '3C5FV', false],
    ['AB12C3D4567890', 'AB12C3D4567890', false],
    ['AB123CD', 'AB123CD', true],
    ['AB-123-CD', 'AB123CD', true],
    ['B-XY 1234', 'BXY1234', true],
    ['M-OI 123', 'MOI123', true],
  ])('%s is a part of a VIN', (typed, text, isPlate) => {
    expect(soughtIn(typed)).toEqual({ kind: 'vin-part', text, isPlate });
  });

  it.each(['2302', ' 2302 ', 'PIMS 2302', 'error 2302', 'Fehler: 2302', 'PIMS-Fehler 2302', 'erreur 2302', 'errore 2302', 'code 2302'])(
    '%s is a published error',
    (typed) => expect(soughtIn(typed)).toEqual({ kind: 'error', text: '2302' }),
  );

  it.each(['2399', '1234', '23021', '230', '', 'error', 'error 9999', '２３０２'])('%s is no published error', (typed) => {
    expect(soughtIn(typed)?.kind).not.toBe('error');
  });

  it('an attempt by its id, or by the number that was said on the phone', () => {
    expect(soughtIn(ACT)).toEqual({ kind: 'attempt', text: ACT, isWhole: true });
    expect(soughtIn(` ${ACT.slice(0, 10).toLowerCase()} `)).toEqual({ kind: 'attempt', text: ACT.slice(0, 10), isWhole: false });
  });

  it('a transaction in any case', () => {
    expect(soughtIn(TX.toUpperCase())).toEqual({ kind: 'transaction', text: TX });
  });

  it('a receipt code, as printed, in one piece, and with a slip', () => {
    const receipt = { kind: 'receipt', text: CODE, isSound: true };
    expect([soughtIn(CODE), soughtIn(CODE.replaceAll('-', ' ').toLowerCase()), soughtIn(CODE.replaceAll('-', ''))]).toEqual([
      receipt,
      receipt,
      receipt,
    ]);
    const last = CODE.endsWith('A') ? 'B' : 'A';
    expect(soughtIn(CODE.slice(0, -1) + last)).toMatchObject({ kind: 'receipt', isSound: false });
  });

  it.each(['', '1234', 'VF3C', 'PEUGEOT 208', 'https://', 'VR1AB12C3D4567890', 'O0O0O0', '*VR1AB12C3D4*'])('nothing in "%s"', (typed) => {
    expect(soughtIn(typed)).toBeNull();
  });
});
