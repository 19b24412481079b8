import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import type { ReceiptView } from '../../../../../app/audit/search/trust.ts';
import { headOnPaper, receiptSquare } from '../../../../../renderer/screens/trust/paper.ts';
import { logOf, ORIGIN } from '../../../../support/naive-bundle.ts';

const VIN = 'VR1AB12C3D4567890';

describe('paper', () => {
  const log = logOf(300, [3]);
  const head = { size: 300, root: bytesToHex(log.head.root) };
  const receipt = {
    origin: ORIGIN,
    size: 300,
    root: head.root,
    index: 3,
    code: '01234-56789-ABCDE-FGHJK-MNPQR',
  } as ReceiptView;

  it('a printed note is read back, also when the scanner ends its lines as Windows does', () => {
    expect(headOnPaper(log.checkpoint)).toEqual(head);
    expect(headOnPaper(`${log.checkpoint.replaceAll('\n', '\r\n')}\r\n`)).toEqual(head);
  });

  it('the square of a receipt holds the head that it stands under', () => {
    expect(headOnPaper(receiptSquare(receipt))).toEqual(head);
    expect(receiptSquare(receipt)).not.toContain('\n');
  });

  it('size and root can be typed, with blanks where the page has them', () => {
    expect(headOnPaper(`300 ${head.root}`)).toEqual(head);
    expect(headOnPaper(` 300\n${head.root.toUpperCase().replace(/(.{8})/g, '$1 ')}`)).toEqual(head);
  });

  it('anything else holds no head', () => {
    for (const text of ['', '300', head.root, `300 ${head.root.slice(1)}`, `300 ${head.root}0`, `-1 ${head.root}`, VIN, '9'.repeat(9_000)])
      expect(headOnPaper(text), text.slice(0, 80)).toBeNull();
  });
});
