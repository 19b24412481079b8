/** Choosing a stretch of the histogram, with keys or the pointer. Pure arithmetic on bars, counted from 0. */
import type { HistogramView, SearchFilter } from '../../../app/audit/search/index.ts';

/** What is chosen: from where it was begun to where it is now; either may be the earlier one. */
export type Choice = { readonly anchor: number; readonly at: number };

/** The bars of a choice, both included. */
export function barsOf({ anchor, at }: Choice): { readonly first: number; readonly last: number } {
  return { first: Math.min(anchor, at), last: Math.max(anchor, at) };
}

/** The choice after a key: arrows move, with Shift they extend; null for a key that means nothing here. `count`: how many bars there are. */
export function moveChoice(choice: Choice | null, key: string, extend: boolean, count: number): Choice | null {
  const target = { ArrowLeft: (choice?.at ?? count) - 1, ArrowRight: (choice?.at ?? -1) + 1, Home: 0, End: count - 1 }[key];
  if (target === undefined || count === 0) return null;
  const at = Math.min(count - 1, Math.max(0, target));
  return extend && choice !== null ? { anchor: choice.anchor, at } : { anchor: at, at };
}

/** The bar under a pointer: `part` is where it is between the left edge (0) and the right one (1). */
export function barAt(part: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor(part * count)));
}

/** When the last bar ends is not known: it holds whatever comes. */
type Times = { readonly from: number; readonly to: number | null };

/** The time that bars cover, UTC ms, both ends included. */
export function timesOf({ starts }: Pick<HistogramView, 'starts'>, choice: Choice): Times {
  const { first, last } = barsOf(choice);
  const end = starts[last + 1];
  return { from: starts[first] ?? 0, to: end === undefined ? null : end - 1 };
}

/** The filter narrowed to a choice. A bar may begin before what the filter lets through: it never widens. */
export function narrowedTo(filter: SearchFilter, histogram: Pick<HistogramView, 'starts'>, choice: Choice): SearchFilter {
  const { from, to } = timesOf(histogram, choice);
  const end = Math.min(to ?? Number.POSITIVE_INFINITY, filter.to ?? Number.POSITIVE_INFINITY);
  return { from: Math.max(0, from, filter.from ?? 0), ...(Number.isFinite(end) ? { to: end } : {}) };
}

/** Entries in the bars of a choice. */
export function countIn({ counts }: Pick<HistogramView, 'counts'>, choice: Choice): number {
  const { first, last } = barsOf(choice);
  return counts.slice(first, last + 1).reduce((sum, count) => sum + count, 0);
}

/** Heights of bars between 0 and 1; the highest is 1, and one entry among a million is still seen. */
export function heightsOf(counts: readonly number[], least: number): readonly number[] {
  const most = Math.max(1, ...counts);
  return counts.map((count) => (count === 0 ? 0 : Math.max(least, count / most)));
}
