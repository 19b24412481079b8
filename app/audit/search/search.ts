/** Searching the log: what can be asked, how a typed text becomes terms, and how time is cut for a histogram. */
import * as z from 'zod';
import { fail, foldText, ok, type Result } from '../../base/index.ts';
import { ENTRY_KINDS, type EntryKind } from '../entry/index.ts';

/** What entries are narrowed to: all given conditions must hold. An empty list of kinds or outcomes matches nothing. */
export type SearchFilter = EntryFilter & {
  readonly kinds?: readonly EntryKind[];
  readonly outs?: readonly string[];
  /** A whole transaction id, in any case. */
  readonly tx?: string;
  /** What a person typed; see {@link searchTerms}. */
  readonly text?: string;
};

const ref = z.string().max(40);

/** How many characters at the end of a VIN a person reads off a windscreen. */
const VIN_END = 8;

/** The schema of a {@link SearchFilter}. Times are UTC ms. */
export const searchFilter = z
  .strictObject({
    vin: z.string().max(64),
    veh: ref,
    act: ref,
    kind: z.enum(ENTRY_KINDS),
    kinds: z.array(z.enum(ENTRY_KINDS)).max(ENTRY_KINDS.length),
    out: z.string().max(60),
    outs: z.array(z.string().max(60)).max(40),
    err: z.int().min(0).max(99_999),
    op: ref,
    boot: ref,
    tx: z.string().max(100),
    from: z.int().min(0),
    to: z.int().min(0),
    text: z.string().max(200),
  })
  .partial();

/** A filter that somebody gave a name. */
export type SavedView = { readonly name: string; readonly filter: SearchFilter };

/** The schema of a {@link SavedView}. */
export const savedViewShape = z.strictObject({ name: z.string().trim().min(1).max(60), filter: searchFilter });

/** Parses a stored view; its name is trimmed. */
export function parseSavedView(value: unknown): Result<SavedView, 'not-a-view'> {
  const parsed = savedViewShape.safeParse(value);
  if (!parsed.success) return fail('not-a-view');
  return ok({ name: parsed.data.name, filter: givenOnly(parsed.data.filter) });
}

/** Does a filter say which vehicle this is, by its VIN, the end of it, or a text that holds one? Then it is personal. */
export function namesVehicle({ vin, text }: SearchFilter, of: string): boolean {
  const end = of.slice(-VIN_END);
  const said = [vin, text].map((one) => (one ?? '').toUpperCase().replaceAll(' ', ''));
  return said.some((one) => one.includes(end) || (one.length >= 4 && of.endsWith(one)));
}

/** The filter without members that are there but undefined, as a schema may leave them. */
export function givenOnly(filter: z.infer<typeof searchFilter>): SearchFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

/** More terms than this are ignored: each one is a pass over the log. */
const MOST_TERMS = 8;

/** The words of a typed text, folded, each once, at most eight. All of them must be found in an entry. */
export function searchTerms(text: string): readonly string[] {
  const words = foldText(text)
    .split(/\s+/u)
    .filter((word) => word !== '');
  return [...new Set(words)].slice(0, MOST_TERMS);
}

/** Sizes of a histogram's buckets, finest first. */
export const BUCKET_SIZES = ['minute', 'quarter-hour', 'hour', 'day', 'week', 'month', 'year'] as const;

/** One of {@link BUCKET_SIZES}. */
export type BucketSize = (typeof BUCKET_SIZES)[number];

/** Buckets: where each begins, UTC ms, ascending. Each ends where the next begins; the last one holds the end of the range. */
export type Buckets = { readonly size: BucketSize; readonly starts: readonly number[] };

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const FIXED: Readonly<Record<Exclude<BucketSize, 'month' | 'year'>, number>> = {
  minute: MINUTE,
  'quarter-hour': 15 * MINUTE,
  hour: 60 * MINUTE,
  day: DAY,
  week: 7 * DAY,
};

/** 1970 began on a Thursday; weeks begin on Monday. */
const FIRST_MONDAY = 4 * DAY;

/** ECMAScript dates end here (ECMA-262, 21.4.1.1). */
const LAST_DATE = 8.64e15;

/**
 * The finest buckets of which at most `most` cover the range `from..to` (UTC ms, both included); years however many. `zone`: minutes east of
 * UTC in which days, weeks, months and years begin at midnight, the same for the whole range.
 */
export function bucketsFor(from: number, to: number, most: number, zone = 0): Buckets {
  const first = Math.max(-LAST_DATE + 400 * DAY, Math.min(from, to)) + zone * MINUTE;
  const last = Math.min(LAST_DATE - 400 * DAY, Math.max(from, to)) + zone * MINUTE;
  const size = BUCKET_SIZES.find((one) => indexOf(one, last) - indexOf(one, first) < most) ?? 'year';
  const count = indexOf(size, last) - indexOf(size, first) + 1;
  const starts = Array.from({ length: Math.max(1, count) }, (_, i) => startOf(size, indexOf(size, first) + i) - zone * MINUTE);
  return { size, starts };
}

/** Number of the bucket that holds a moment, counted from 1970. */
function indexOf(size: BucketSize, time: number): number {
  const date = new Date(time);
  if (size === 'year') return date.getUTCFullYear();
  if (size === 'month') return date.getUTCFullYear() * 12 + date.getUTCMonth();
  return Math.floor((time - (size === 'week' ? FIRST_MONDAY : 0)) / FIXED[size]);
}

function startOf(size: BucketSize, index: number): number {
  if (size === 'year') return beginOfMonth(index * 12);
  if (size === 'month') return beginOfMonth(index);
  return index * FIXED[size] + (size === 'week' ? FIRST_MONDAY : 0);
}

/** `Date.UTC` takes the years 0 to 99 for the last century; setting them does not. */
function beginOfMonth(index: number): number {
  return new Date(0).setUTCFullYear(Math.floor(index / 12), ((index % 12) + 12) % 12, 1);
}

/** What a list is narrowed to. All given conditions must hold. */
export type EntryFilter = {
  readonly vin?: string;
  readonly veh?: string;
  readonly act?: string;
  readonly kind?: EntryKind;
  readonly out?: string;
  readonly err?: number;
  readonly op?: string;
  readonly boot?: string;
  readonly from?: number;
  readonly to?: number;
};
