import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clock, relative, span, utcTime } from '../../../../renderer/lib/format.ts';
import { localeFor, preferredLanguage } from '../../../../renderer/i18n/choose.ts';

describe('format', () => {
  test('a running count has two units at most', () => {
    expect(span('en-GB', 14_900)).toBe('14s');
    expect(span('en-GB', 200_000)).toBe('3m 20s');
    expect(span('en-GB', 7_500_000)).toBe('2h 5m');
    expect(span('en-GB', 3 * 86_400_000 + 4 * 3_600_000 + 5)).toBe('3d 4h');
  });

  test('a running count is never negative', () => {
    fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e12 }), (ms) => !span('en-GB', ms).includes('-')));
  });

  test('a countdown rounds up, so that it ends at zero and not before', () => {
    expect(clock(249_001)).toBe('04:10');
    expect(clock(249_000)).toBe('04:09');
    expect(clock(1)).toBe('00:01');
    expect(clock(0)).toBe('00:00');
    expect(clock(-5_000)).toBe('00:00');
    expect(clock(3_849_000)).toBe('1:04:09');
  });

  test('UTC is marked as such and is the same in every language', () => {
    expect(utcTime(Date.UTC(2026, 10, 23, 13, 5))).toBe('2026-11-23 13:05 UTC');
  });

  test('the past and the future are told apart', () => {
    expect(relative('en-GB', -14_000)).toBe('14 seconds ago');
    expect(relative('de', 3 * 86_400_000)).toBe('in 3 Tagen');
  });

  test('a language without a region falls back to itself, English to British', () => {
    expect(localeFor('de', ['de-AT', 'en-US'])).toBe('de-AT');
    expect(localeFor('fr', ['de-AT'])).toBe('fr');
    expect(localeFor('en', ['fr-FR'])).toBe('en-GB');
  });

  test('the first language that the console speaks is taken', () => {
    expect(preferredLanguage(['pt-PT', 'it-IT', 'fr'])).toBe('it');
    expect(preferredLanguage(['nl'])).toBe('en');
  });
});
