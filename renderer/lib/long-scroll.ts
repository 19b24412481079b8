/**
 * Scrolling through more rows than a browser allows an element to be tall (Chromium: 33,554,428 px). The element stays below that; small
 * moves of the bar move the rows one to one, large ones (dragging the bar) move in proportion. Pure arithmetic; rows have one height.
 */

/** Tallest element that is made, px. Far below every browser's limit. */
export const TALLEST_PX = 8_000_000;

/** Measures of a list, px and rows. */
export type Measures = { readonly count: number; readonly rowPx: number; readonly viewPx: number };

/** Where the list is: the bar (`top` of the element, px) and the rows (`offset` into all of them, px). */
export type Place = { readonly top: number; readonly offset: number };

/** Height of the element that carries the rows, px. */
export function elementPx({ count, rowPx }: Measures): number {
  return Math.min(count * rowPx, TALLEST_PX);
}

/** The place after the bar moved to `top`. */
export function moveBar(measures: Measures, from: Place, top: number): Place {
  const barRoom = Math.max(0, elementPx(measures) - measures.viewPx);
  const rowRoom = Math.max(0, measures.count * measures.rowPx - measures.viewPx);
  const bar = clamp(top, barRoom);
  if (rowRoom <= barRoom) return { top: bar, offset: bar };
  if (bar === 0) return { top: 0, offset: 0 };
  if (bar === barRoom) return { top: bar, offset: rowRoom };
  const moved = bar - from.top;
  const far = Math.abs(moved) > measures.viewPx;
  return { top: bar, offset: far ? (bar / barRoom) * rowRoom : clamp(from.offset + moved, rowRoom) };
}

/** The place from which row `index` is seen whole, moving as little as possible. */
export function showRow(measures: Measures, from: Place, index: number): Place {
  const start = index * measures.rowPx;
  const end = start + measures.rowPx;
  if (start >= from.offset && end <= from.offset + measures.viewPx) return from;
  const rowRoom = Math.max(0, measures.count * measures.rowPx - measures.viewPx);
  const barRoom = Math.max(0, elementPx(measures) - measures.viewPx);
  const offset = clamp(start < from.offset ? start : end - measures.viewPx, rowRoom);
  return { top: rowRoom === 0 ? 0 : Math.round((offset / rowRoom) * barRoom), offset };
}

/** Rows to draw: what is in view, and `spare` rows on either side. `to` is included; -1 when there are none. */
export function rowsInView(measures: Measures, place: Place, spare: number): { readonly from: number; readonly to: number } {
  const first = Math.floor(place.offset / measures.rowPx);
  const last = Math.floor((place.offset + measures.viewPx) / measures.rowPx);
  return { from: Math.max(0, first - spare), to: Math.min(measures.count - 1, last + spare) };
}

/** Where row `index` stands inside the element, px. */
export function rowTop(measures: Measures, place: Place, index: number): number {
  return Math.round(place.top - place.offset + index * measures.rowPx);
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}
