/** What may be asked about many entries at once. A trail that writes and one that only reads answer alike. */
import type { FacetsView, HistogramView, SearchFilter } from '../../../app/audit/search/index.ts';
import type { EntryRow } from '../../../app/audit/entry/index.ts';
import type { Order } from '../log/index.ts';

/** Which page: `after` is the `next` of the page before. */
export type PageAsked = { readonly order: Order; readonly after?: number; readonly limit: number };

/** Searching. Every answer is of one moment; it may hold the thread as long as the bars of the design say. */
export interface TrailSearch {
  /** A page by key, in either direction. `next` is null at the end. */
  page(filter: SearchFilter, asked: PageAsked): { readonly rows: readonly EntryRow[]; readonly next: number | null };
  /** Counts by value, over at most the newest `limit` entries of the log (two million unless told). */
  facets(filter: SearchFilter, limit?: number): FacetsView;
  /**
   * Counts over time, from the first to the last match, in the finest buckets of which `buckets` are enough. `zone`: minutes east of UTC, for
   * where days begin. `limit` as for facets.
   */
  histogram(filter: SearchFilter, buckets: number, options?: { readonly zone?: number; readonly limit?: number }): HistogramView;
  /**
   * Takes into memory what searching keeps there, in slices of some milliseconds: without it the first search in a log of a million entries
   * takes about a second. Called again it only looks at what is new, or was let go of after an erasure.
   */
  warmUp(signal: AbortSignal): Promise<void>;
}
