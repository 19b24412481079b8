import { describe, expect, test } from 'vitest';
import type { ShownCode } from '../../../../../../app/contract/console.ts';
import { codeAs } from '../../../../../../renderer/screens/job/code/code-look.ts';

describe('security code', () => {
  const shown = {
    raw: 'c2hhemFtCg==',
    decoded: { raw: 'c2hhemFtCg==', hex: '7368617a616d0a', byteLength: 7, text: 'shazam\n', trailing: 'line-feed', copy: 'shazam' },
  } as ShownCode;

  test('text is shown without its line end, hex in pairs, raw as received', () => {
    expect(codeAs(shown, 'text')).toBe('shazam');
    expect(codeAs(shown, 'hex')).toBe('73 68 61 7a 61 6d 0a');
    expect(codeAs(shown, 'raw')).toBe('c2hhemFtCg==');
  });

  test('a code that could not be decoded has only its raw text', () => {
    const faulty = { ...shown, decoded: null, raw: '%%' };
    expect([codeAs(faulty, 'text'), codeAs(faulty, 'hex'), codeAs(faulty, 'raw')]).toEqual([null, null, '%%']);
  });
});
