import { describe, expect, test } from 'vitest';
import { CARKEY_GET_ERRORS, CARKEY_SET_ERRORS } from '../../../../app/pims/error-table.ts';
import { PIMS_ERRORS, isPublishedError, pimsErrorInfo } from '../../../../app/pims/errors.ts';
import type { RetryVerdict } from '../../../../app/pims/types.ts';

const codesWhere = (test_: (info: (typeof PIMS_ERRORS)[number]) => boolean): number[] => PIMS_ERRORS.filter(test_).map(({ code }) => code);

describe('the published table', () => {
  test('has exactly 100 codes, each once, in order', () => {
    const codes = codesWhere(() => true);
    expect(codes).toHaveLength(100);
    expect(codes).toEqual([...new Set(codes)].toSorted((a, b) => a - b));
  });

  test('of SDK 2.3 has six codes more than the one of 2.0', () => {
    expect(codesWhere(({ since }) => since === '2.3')).toEqual([2210, 2383, 2384, 2387, 2388, 2389]);
    expect(codesWhere(({ since }) => since !== '2.3' && since !== '2.0')).toEqual([]);
  });

  test('says which codes carry sub-errors', () => {
    expect(codesWhere(({ hasSubErrors }) => hasSubErrors)).toEqual([2204, 2205, 2209]);
  });

  test('has a label without spaces at its ends for every code', () => {
    expect(PIMS_ERRORS.filter(({ label }) => label === '' || label !== label.trim())).toEqual([]);
    expect(pimsErrorInfo(2354).label).toBe('Invalid Key Car Position');
  });

  test('counts its groups', () => {
    const count = (group: string) => codesWhere((info) => info.group === group).length;
    expect([count('generic'), count('input'), count('output'), count('specific')]).toEqual([8, 3, 7, 82]);
  });

  test('of the CarKey calls is the published one', () => {
    expect(CARKEY_GET_ERRORS).toEqual([2000, 2006, 2101, 2102, 2201, 2202, 2203, 2204]);
    expect(CARKEY_SET_ERRORS).toEqual([2000, 2006, 2201, 2202, 2203, 2204, 2205, 2341, 2342, 2354, 2355, 2356]);
    expect([...CARKEY_GET_ERRORS, ...CARKEY_SET_ERRORS].every(isPublishedError)).toBe(true);
  });
});

describe('verdicts', () => {
  test('surely no effect on the vehicle: these codes and no others', () => {
    expect(codesWhere(({ effect }) => effect === 'surely-none')).toEqual([
      2001, 2002, 2003, 2004, 2006, 2010, 2101, 2102, 2301, 2302, 2323, 2341, 2342, 2354, 2355, 2356, 2365, 2366, 2367,
    ]);
  });

  test.each<[number, RetryVerdict, RetryVerdict]>([
    [2000, 'safe', 'read-first'],
    [2006, 'after-fix', 'after-fix'],
    [2101, 'safe', 'safe'],
    [2102, 'after-fix', 'after-fix'],
    [2201, 'safe', 'read-first'],
    [2202, 'after-fix', 'read-first'],
    [2203, 'safe', 'read-first'],
    [2204, 'safe', 'read-first'],
    [2205, 'safe', 'read-first'],
    [2301, 'after-sign-in', 'after-sign-in'],
    [2302, 'after-sign-in', 'after-sign-in'],
    [2305, 'no', 'no'],
    [2323, 'no', 'no'],
    [2354, 'after-fix', 'after-fix'],
    [2377, 'safe', 'read-first'],
  ])('%i: reading again is %s, activating again is %s', (code, get, set) => {
    expect(pimsErrorInfo(code)).toMatchObject({ get, set, advised: true });
  });

  test('after a code that leaves the effect open, an activation is never safe to repeat', () => {
    const open = PIMS_ERRORS.filter(({ effect }) => effect === 'unknown');
    expect(open.filter(({ set }) => set !== 'read-first' && set !== 'no')).toEqual([]);
  });

  test('advice of their own have the codes that a dealership may meet', () => {
    expect(codesWhere(({ advised }) => advised)).toEqual([
      2000, 2006, 2101, 2102, 2201, 2202, 2203, 2204, 2205, 2301, 2302, 2305, 2306, 2307, 2308, 2309, 2310, 2311, 2312, 2313, 2314, 2315,
      2316, 2317, 2318, 2323, 2340, 2341, 2342, 2345, 2346, 2354, 2355, 2356, 2366, 2367, 2377, 2390,
    ]);
  });

  test.each([0, 1999, 2100, 99_999, -1, NaN])('a code that is not published (%d) has a row of unknown effect', (code) => {
    expect(isPublishedError(code)).toBe(false);
    expect(pimsErrorInfo(code)).toMatchObject({ group: 'generic', effect: 'unknown', set: 'read-first', advised: false, label: '' });
  });
});
