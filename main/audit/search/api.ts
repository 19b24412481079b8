/** What may be asked about many entries at once. A trail that writes and one that only reads answer alike. */
import type { BucketSize, SearchFilter } from '../../../app/audit/search.ts';
import type { EntryKind, EntryRow } from '../../../app/audit/types.ts';
import type { Order } from './block-store.ts';

/** Which page: `after` is the `next` of the page before. */
export type PageAsked = { readonly order: Order; readonly after?: number; readonly limit: number };

/** A value and how many entries have it. */
export type Facet<T> = { readonly value: T; readonly count: number };

/** The same for a vehicle or an operator; `name` is the VIN or name, null once forgotten. */
export type NamedFacet = Facet<string> & { readonly name: string | null };

/** The most frequent values of what a filter leaves, at most 20 each, most frequent first. Entries without a value are not counted. */
export type Facets = {
  readonly kinds: readonly Facet<EntryKind>[];
  readonly outs: readonly Facet<string>[];
  readonly errs: readonly Facet<number>[];
  readonly operators: readonly NamedFacet[];
  readonly vehicles: readonly NamedFacet[];
  /** How many entries match. */
  readonly total: number;
  /** False when only the newest entries were counted. */
  readonly exact: boolean;
};

/** Entries over time. `starts`: UTC ms, one per count, ascending; both are empty when nothing matches. */
export type Histogram = {
  readonly size: BucketSize;
  readonly starts: readonly number[];
  readonly counts: readonly number[];
  readonly total: number;
  readonly exact: boolean;
};

/** Searching. Every answer is of one moment; it may hold the thread as long as the bars of the design say. */
export interface TrailSearch {
  /** A page by key, in either direction. `next` is null at the end. */
  page(filter: SearchFilter, asked: PageAsked): { readonly rows: readonly EntryRow[]; readonly next: number | null };
  /** Counts by value, over at most the newest `limit` entries of the log (two million unless told). */
  facets(filter: SearchFilter, limit?: number): Facets;
  /**
   * Counts over time, from the first to the last match, in the finest buckets of which `buckets` are enough. `zone`: minutes east of UTC, for
   * where days begin. `limit` as for facets.
   */
  histogram(filter: SearchFilter, buckets: number, options?: { readonly zone?: number; readonly limit?: number }): Histogram;
}
