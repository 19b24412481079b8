import { describe, expect, it } from 'vitest';
import { QR_LIMIT, qrOf } from '../../../../renderer/lib/qr.ts';
import { logOf } from '../../../support/naive-bundle.ts';

describe('square codes', () => {
  it('are square, have their finder patterns, and differ with the text', () => {
    const code = qrOf('carkey');
    expect(code?.size).toBe(21);
    expect(code?.path.startsWith('M0 0h7v1H0z')).toBe(true);
    expect(qrOf('carkez')?.path).not.toBe(code?.path);
  });

  it('take a signed note with its em dash, and refuse what does not fit', () => {
    expect(qrOf(logOf(300, [3]).checkpoint)?.size).toBeGreaterThan(40);
    expect(qrOf('é'.repeat(QR_LIMIT / 2))).not.toBeNull();
    expect(qrOf('é'.repeat(QR_LIMIT / 2 + 1))).toBeNull();
  });
});
