/** What the audit list is made of, and the arithmetic of its filter. Pure. */
import type { FacetsView, HistogramView, SearchFilter } from '../../../app/audit/search/index.ts';
import type { EntryRow } from '../../../app/audit/entry/index.ts';
import type { ConsoleError, EntryInFull, Payload } from '../../../app/contract/index.ts';

/** Which end of the log stands on top. */
export type Order = Payload<'audit.search'>['order'];

/** Formats that the list can be saved in. */
export type ExportFormat = Payload<'audit.export'>['format'];

/** State of the list. `rows` is sparse: a missing index is a row that was not fetched yet. */
export type AuditState = {
  readonly filter: SearchFilter;
  readonly order: Order;
  /** Size of the log when the list was started; rows of an unfiltered log are counted within it. */
  readonly size: number;
  /** Newest known size of the log; more than `size` means unseen entries. */
  readonly newest: number;
  /** The log that `newest` is of; null before any was heard of. Practice and live work have each their own. */
  readonly origin: string | null;
  readonly rows: ReadonlyMap<number, EntryRow>;
  /** How many rows the list has as far as known: all of an unfiltered log, what was fetched of a filtered one. */
  readonly length: number;
  /** Filtered: where the next page starts; null at the end. */
  readonly next: number | null;
  readonly loaded: boolean;
  readonly error: ConsoleError | null;
  /** Are the filters beside the list unfolded? */
  readonly showsFilters: boolean;
  readonly selected: number | null;
  readonly detail: EntryInFull | null;
  /** Counts of what the filter leaves. Kinds and outcomes are counted without their own condition, so that another one can be added. */
  readonly facets: FacetsView | null;
  readonly histogram: HistogramView | null;
  /** The format that is being made, and since when (UTC ms). */
  readonly exporting: { readonly format: ExportFormat; readonly since: number } | null;
};

/** Conditions that hold several values. */
export type ListField = 'kinds' | 'outs';
/** One of its values. */
export type ListValue<F extends ListField> = NonNullable<SearchFilter[F]>[number];

/** Before anything was asked. */
export const EMPTY_LIST: AuditState = {
  filter: {},
  order: 'newest',
  size: 0,
  newest: 0,
  origin: null,
  rows: new Map(),
  length: 0,
  next: null,
  loaded: false,
  error: null,
  showsFilters: false,
  selected: null,
  detail: null,
  facets: null,
  histogram: null,
  exporting: null,
};

/** True when nothing narrows the list. */
export function isPlain(filter: SearchFilter): boolean {
  return Object.keys(filter).length === 0;
}

/** How many conditions hold; of one that takes several values, each counts. */
export function conditionsOf({ kinds = [], outs = [], ...single }: SearchFilter): number {
  return Object.keys(single).length + kinds.length + outs.length;
}

/** The filter without one of its conditions. */
export function without(filter: SearchFilter, field: keyof SearchFilter): SearchFilter {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => name !== field));
}

/** The filter with a value more in a list, or less when it was there. Pure. */
export function toggled<F extends ListField>(filter: SearchFilter, field: F, value: ListValue<F>): SearchFilter {
  const now: readonly string[] = filter[field] ?? [];
  const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value];
  return next.length === 0 ? without(filter, field) : { ...filter, [field]: next };
}

/** A filter as the contract takes it: its lists may be written to. */
export function givenFilter({ kinds, outs, ...rest }: SearchFilter): NonNullable<Payload<'audit.export'>['filter']> {
  return { ...rest, ...(kinds === undefined ? {} : { kinds: [...kinds] }), ...(outs === undefined ? {} : { outs: [...outs] }) };
}
