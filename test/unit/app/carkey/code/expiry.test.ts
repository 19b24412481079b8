import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expiryAt, isoUtc, judgeExpiry } from '../../../../../app/carkey/code/expiry.ts';

const DAY = 86_400_000;

test.each([
  ['2021-07-29T22:25:09.898Z', Date.UTC(2021, 6, 29, 22, 25, 9, 898)],
  ['2021-07-29T22:25:09Z', Date.UTC(2021, 6, 29, 22, 25, 9)],
  ['2021-07-29T22:25:09.8Z', Date.UTC(2021, 6, 29, 22, 25, 9, 800)],
  ['2021-07-29T22:25:09.898999999Z', Date.UTC(2021, 6, 29, 22, 25, 9, 898)],
  ['2021-07-30T00:25:09+02:00', Date.UTC(2021, 6, 29, 22, 25, 9)],
  ['2021-07-29T12:55:09-09:30', Date.UTC(2021, 6, 29, 22, 25, 9)],
  ['2021-07-30T12:25:09+14:00', Date.UTC(2021, 6, 29, 22, 25, 9)],
  ['2021-07-29T22:25:09+00:00', Date.UTC(2021, 6, 29, 22, 25, 9)],
  ['2021-07-29T22:25:09+0200', Date.UTC(2021, 6, 29, 20, 25, 9)],
  ['2021-07-29T22:25:09-0330', Date.UTC(2021, 6, 30, 1, 55, 9)],
  ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ['2000-02-29T23:59:59Z', Date.UTC(2000, 1, 29, 23, 59, 59)],
  ['2199-12-31T23:59:59.999Z', Date.UTC(2199, 11, 31, 23, 59, 59, 999)],
])('%s is the moment it says', (raw, at) => {
  expect(judgeExpiry(raw)).toEqual({ kind: 'at', at, raw });
});

test.each([
  [null, 'missing'],
  ['', 'missing'],
  ['2021-07-29T22:25:09', 'no-offset'],
  ['2021-07-29T22:25:09.898', 'no-offset'],
  ['2021-07-29', 'not-iso'],
  ['2021-07-29T22:25Z', 'not-iso'],
  ['2021-07-29 22:25:09Z', 'not-iso'],
  ['2021-07-29t22:25:09z', 'not-iso'],
  [' 2021-07-29T22:25:09Z', 'not-iso'],
  ['2021-07-29T22:25:09Z\n', 'not-iso'],
  ['2021-07-29T22:25:09.Z', 'not-iso'],
  ['2021-07-29T22:25:09,5Z', 'not-iso'],
  ['2021-07-29T22:25:09.1234567890Z', 'not-iso'],
  ['2021-07-29T22:25:09-00:00', 'not-iso'],
  ['2021-07-29T22:25:09-0000', 'not-iso'],
  ['2021-07-29T22:25:09+01', 'not-iso'],
  ['1627590309', 'not-iso'],
  ['20210729T222509Z', 'not-iso'],
  ['+012021-07-29T22:25:09Z', 'not-iso'],
  ['1627597509', 'not-iso'],
  ['２０２１-07-29T22:25:09Z', 'not-iso'],
  ['Thu, 29 Jul 2021 22:25:09 GMT', 'not-iso'],
  ['2021-02-29T00:00:00Z', 'out-of-range'],
  ['2100-02-29T00:00:00Z', 'out-of-range'],
  ['2021-13-01T00:00:00Z', 'out-of-range'],
  ['2021-00-01T00:00:00Z', 'out-of-range'],
  ['2021-04-31T00:00:00Z', 'out-of-range'],
  ['2021-04-00T00:00:00Z', 'out-of-range'],
  ['2021-07-29T24:00:00Z', 'out-of-range'],
  ['2021-07-29T23:60:00Z', 'out-of-range'],
  ['2021-07-29T23:59:60Z', 'out-of-range'],
  ['2021-07-29T23:59:59+14:01', 'out-of-range'],
  ['2021-07-29T23:59:59+02:60', 'out-of-range'],
  ['1999-12-31T23:59:59Z', 'out-of-range'],
  ['2200-01-01T00:00:00Z', 'out-of-range'],
  ['9999-12-31T23:59:59Z', 'out-of-range'],
  ['0000-00-00T00:00:00Z', 'out-of-range'],
])('%j means nothing: %s', (raw, reason) => {
  expect(judgeExpiry(raw)).toEqual({ kind: 'unknown', reason, raw });
});

const moments = fc.integer({ min: Date.UTC(2000, 0, 2), max: Date.UTC(2199, 11, 30) });

/** Writes a moment at an offset, by other means than the parser: shift and let the platform format it. */
function written(ms: number, offsetMinutes: number): string {
  const sign = offsetMinutes < 0 ? '-' : '+';
  const abs = Math.abs(offsetMinutes);
  const zone = `${sign}${String(Math.floor(abs / 60)).padStart(2, '0')}:${String(abs % 60).padStart(2, '0')}`;
  return new Date(ms + offsetMinutes * 60_000).toISOString().replace('Z', offsetMinutes === 0 ? 'Z' : zone);
}

test('every moment written at any civil offset is read back exactly', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: -840, max: 840 }), (ms, offset) => {
      const raw = written(ms, offset);
      expect(judgeExpiry(raw)).toEqual({ kind: 'at', at: ms, raw });
      expect(new Date(raw).getTime()).toBe(ms);
    }),
    { numRuns: 2000 },
  );
});

test('a text that is judged to be a moment is one for an independent reader too', () => {
  const digits = (n: number) => fc.integer({ min: 0, max: 10 ** n - 1 }).map((v) => String(v).padStart(n, '0'));
  const raws = fc
    .tuple(
      fc.integer({ min: 1998, max: 2202 }),
      digits(2),
      digits(2),
      digits(2),
      digits(2),
      digits(2),
      fc.constantFrom('Z', '+01:00', '-11:30', ''),
    )
    .map(([y, mo, d, h, mi, s, z]) => `${y}-${mo}-${d}T${h}:${mi}:${s}${z}`);
  fc.assert(
    fc.property(raws, (raw) => {
      const expiry = judgeExpiry(raw);
      if (expiry.kind === 'at') expect(new Date(raw).getTime()).toBe(expiry.at);
    }),
    { numRuns: 5000 },
  );
});

test('over 2,000 clocks wrong by up to 400 days, nothing expired by server time is ever valid, and the other way round', () => {
  fc.assert(
    fc.property(
      moments,
      fc.integer({ min: -840, max: 840 }),
      fc.integer({ min: -400 * DAY, max: 400 * DAY }),
      fc.integer({ min: -2 * DAY, max: 2 * DAY }),
      (at, offset, skew, distance) => {
        const trueServerTime = at + distance;
        const localClock = trueServerTime - skew;
        const verdict = expiryAt(judgeExpiry(written(at, offset)), localClock + skew);
        expect(verdict).toBe(trueServerTime >= at ? 'expired' : 'valid');
      },
    ),
    { numRuns: 2000 },
  );
});

test('without server time, or without a date, nobody knows', () => {
  const expiry = judgeExpiry('2026-01-01T00:00:00Z');
  expect(expiryAt(expiry, null)).toBe('unknown');
  expect(expiryAt(expiry, Number.NaN)).toBe('unknown');
  expect(expiryAt(judgeExpiry('2026-01-01T00:00:00'), 0)).toBe('unknown');
  expect(expiryAt(judgeExpiry('9999-12-31T23:59:59Z'), 0)).toBe('unknown');
});

test('at the very moment of expiry it is over', () => {
  const expiry = judgeExpiry('2026-01-01T00:00:00Z');
  expect(expiryAt(expiry, Date.UTC(2026, 0, 1) - 1)).toBe('valid');
  expect(expiryAt(expiry, Date.UTC(2026, 0, 1))).toBe('expired');
});

test('what is formatted is judged to be the same moment', () => {
  fc.assert(
    fc.property(moments, (ms) => {
      expect(judgeExpiry(isoUtc(ms))).toMatchObject({ kind: 'at', at: ms });
    }),
  );
});

test('the parser is total', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      expect(['at', 'unknown']).toContain(judgeExpiry(raw).kind);
    }),
  );
});
