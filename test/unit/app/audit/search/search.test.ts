import fc from 'fast-check';
import { foldText } from '../../../../../app/base/index.ts';
import { describe, expect, it } from 'vitest';
import { BUCKET_SIZES, bucketsFor, givenOnly, parseSavedView, searchFilter, searchTerms } from '../../../../../app/audit/search/search.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

describe('terms of a typed text', () => {
  it('are the words without case and accents, each once', () => {
    expect(searchTerms('  Müller\tREFUSED müller\u00a0vr3 ')).toEqual(['muller', 'refused', 'vr3']);
    expect(searchTerms(' \n ')).toEqual([]);
  });

  it('are eight at most', () => {
    expect(searchTerms('a b c d e f g h i j')).toHaveLength(8);
  });

  it('are the same however a letter was composed', () => {
    for (const text of ['é', 'e\u0301', 'É', 'E\u0301']) expect(foldText(text)).toBe('e');
    expect(foldText('İŁ')).toBe('ił');
  });

  it('stay the same when folded again', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => foldText(foldText(text)) === foldText(text)));
  });
});

describe('a saved view', () => {
  it('is a name and a filter', () => {
    const view = { name: ' Refusals ', filter: { kinds: ['result'], outs: ['refused'], text: 'vr3', from: 5 } };
    expect(parseSavedView(view)).toEqual({ ok: true, value: { ...view, name: 'Refusals' } });
    expect(parseSavedView({ name: 'All', filter: {} })).toEqual({ ok: true, value: { name: 'All', filter: {} } });
  });

  it.each([
    null,
    'x',
    { name: 'x' },
    { name: '  ', filter: {} },
    { name: 'x'.repeat(61), filter: {} },
    { name: 'x', filter: {}, more: 1 },
    { name: 'x', filter: { kinds: ['nothing'] } },
    { name: 'x', filter: { seq: 1 } },
    { name: 'x', filter: { from: 1.5 } },
  ])('is not %j', (value) => {
    expect(parseSavedView(value)).toEqual({ ok: false, error: 'not-a-view' });
  });

  it('keeps only conditions that were given', () => {
    expect(Object.keys(givenOnly(searchFilter.parse({ tx: 'T', out: undefined })))).toEqual(['tx']);
  });
});

describe('buckets', () => {
  const at = (text: string) => Date.parse(text);

  it.each([
    ['minute', '2026-01-01T08:00:30Z', '2026-01-01T08:59:59Z', '2026-01-01T08:00:00Z', 60],
    ['quarter-hour', '2026-01-01T08:14:00Z', '2026-01-01T09:00:00Z', '2026-01-01T08:00:00Z', 5],
    ['hour', '2026-01-01T08:14:00Z', '2026-01-02T12:00:00Z', '2026-01-01T08:00:00Z', 29],
    ['day', '2026-01-01T08:14:00Z', '2026-02-20T00:00:00Z', '2026-01-01T00:00:00Z', 51],
    ['week', '2026-01-01T08:14:00Z', '2026-06-01T00:00:00Z', '2025-12-29T00:00:00Z', 23],
    ['month', '2024-02-29T23:00:00Z', '2028-03-01T00:00:00Z', '2024-02-01T00:00:00Z', 50],
    ['year', '1970-01-01T00:00:00Z', '2126-03-01T00:00:00Z', '1970-01-01T00:00:00Z', 157],
  ])('of a %s', (size, from, to, first, count) => {
    const cut = bucketsFor(at(from), at(to), size === 'quarter-hour' ? 30 : 60);
    expect({ size: cut.size, first: cut.starts[0], count: cut.starts.length }).toEqual({ size, first: at(first), count });
  });

  it('begin at midnight of the zone', () => {
    const { size, starts } = bucketsFor(at('2026-01-01T22:30:00Z'), at('2026-01-12T08:00:00Z'), 30, 120);
    expect(size).toBe('day');
    expect(starts[0]).toBe(at('2026-01-01T22:00:00Z'));
  });

  it('cover any range without a gap, and are no more than asked for unless they are years', () => {
    const time = fc.oneof(fc.integer({ min: 0, max: 4e12 }), fc.maxSafeInteger());
    fc.assert(
      fc.property(
        time,
        fc.nat(400 * DAY),
        fc.integer({ min: 2, max: 200 }),
        fc.integer({ min: -720, max: 840 }),
        (from, length, most, zone) => {
          const { size, starts } = bucketsFor(from, from + length, most, zone);
          expect(BUCKET_SIZES).toContain(size);
          expect(size === 'year' || starts.length <= most).toBe(true);
          expect(starts.every((start, i) => i === 0 || start > (starts[i - 1] ?? 0))).toBe(true);
          const first = starts[0] ?? NaN;
          const last = starts.at(-1) ?? NaN;
          const inDates = Math.abs(from) < 8e15;
          if (inDates) expect(first <= from && last <= from + length && from + length - last < 366 * DAY).toBe(true);
        },
      ),
    );
  });
});
