import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elementPx, moveBar, rowsInView, rowTop, showRow, TALLEST_PX, type Place } from '../../../../renderer/lib/long-scroll.ts';

const START: Place = { top: 0, offset: 0 };
const million = { count: 1_000_000, rowPx: 46, viewPx: 500 };
const lists = fc.record({
  count: fc.integer({ min: 1, max: 5_000_000 }),
  rowPx: fc.constant(46),
  viewPx: fc.integer({ min: 60, max: 2_000 }),
});

describe('long scroll', () => {
  test('the element is never taller than a browser allows', () => {
    expect(elementPx(million)).toBe(TALLEST_PX);
    expect(elementPx({ ...million, count: 10 })).toBe(460);
  });

  test('a short list moves with the bar, to the pixel', () => {
    const short = { count: 1_000, rowPx: 46, viewPx: 500 };
    expect(moveBar(short, START, 12_345)).toEqual({ top: 12_345, offset: 12_345 });
  });

  test('the bar at its end shows the last row of any list, at its start the first', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const end = moveBar(list, START, elementPx(list));
        expect(rowsInView(list, end, 0).to).toBe(list.count - 1);
        expect(rowsInView(list, moveBar(list, end, 0), 0).from).toBe(0);
      }),
    );
  });

  test('a small move of the bar moves the rows by as much', () => {
    const from = moveBar(million, START, 4_000_000);
    const to = moveBar(million, from, 4_000_120);
    expect(to.offset - from.offset).toBe(120);
  });

  test('a row that is shown is in view, wherever the list was', () => {
    fc.assert(
      fc.property(lists, fc.nat(), fc.nat(), (list, bar, wish) => {
        const index = wish % list.count;
        const place = showRow(list, moveBar(list, START, bar % (elementPx(list) + 1)), index);
        const top = rowTop(list, place, index) - place.top;
        expect(top).toBeGreaterThanOrEqual(-1);
        expect(top + list.rowPx).toBeLessThanOrEqual(Math.max(list.viewPx, list.rowPx) + 1);
      }),
    );
  });

  test('a row in view is not moved', () => {
    const place = moveBar(million, START, 4_000_000);
    expect(showRow(million, place, rowsInView(million, place, 0).from + 2)).toBe(place);
  });

  test('rows stand inside the element and below each other', () => {
    fc.assert(
      fc.property(lists, fc.nat(), (list, bar) => {
        const place = moveBar(list, START, bar % (elementPx(list) + 1));
        const { from, to } = rowsInView(list, place, 0);
        expect(rowTop(list, place, to) - rowTop(list, place, from)).toBeCloseTo((to - from) * list.rowPx, -1);
        expect(rowTop(list, place, from)).toBeGreaterThanOrEqual(place.top - list.rowPx - 1);
        expect(to - from).toBeLessThan(list.viewPx / list.rowPx + 2);
      }),
    );
  });

  test('an empty list has no rows', () => {
    expect(rowsInView({ ...million, count: 0 }, START, 8).to).toBe(-1);
  });
});
