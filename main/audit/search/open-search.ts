/** Searching over one connection: the index for what is found by one key, the search blocks for everything else. */
import type { FacetsView, FacetView, NamedFacetView, SearchFilter } from '../../../app/audit/search/index.ts';
import type { EntryKind, EntryRow } from '../../../app/audit/entry/index.ts';
import type { Db } from '../store/index.ts';
import { indexLookup, isSelective, vehiclesOf } from './filter.ts';
import type { Named } from './named.ts';
import { openBlocks, type Tail, type Value, vehicleNumbers } from '../log/index.ts';
import { slices } from '../../base/index.ts';
import type { TrailSearch } from './trail-search.ts';
import { COUNTED, countOverTime, countValues } from './count.ts';
import { matcherOf, type Matcher } from './matcher.ts';
import { keptNames } from './names.ts';
import { findPlaces } from './page.ts';

/** Most entries that are counted unless told: what a million takes fits the bar of the design, and twice as much is still no standstill. */
const MOST_COUNTED = 2_000_000;

/** Most entries that are counted by way of an index: beyond, most blocks hold one of them. */
const MOST_LOOKED_UP = 5_000;

/** What warming up does between two turns of the event loop, ms: nobody waits for it, and it must hold nobody up. */
const WARMING_MS = 1;

/** Names that are opened between two looks at the clock. */
const OPENED_AT_ONCE = 16;

/** Most values per facet. */
const TOP = 20;

/** Rows of entries by their places, in the order of the places; none where there is no such entry. */
type RowsAt = (places: readonly number[]) => readonly EntryRow[];

/** Prepares the questions. */
export function openSearch(db: Db, named: Named, tailNow: () => Tail, rowsAt: RowsAt): TrailSearch {
  const numbers = vehicleNumbers();
  const blocks = openBlocks(db, numbers);
  const names = keptNames((ref) => named.valueOf(ref), erasuresOf(db, tailNow));
  const matcherFor = (filter: SearchFilter, vehicles: readonly string[]): Matcher =>
    matcherOf(filter, vehicles, { names: names(), numbers });
  /** What counts a filter's entries, and where they are: where an index leads to few, only the blocks that hold them. */
  const counted = (filter: SearchFilter, most: number) => {
    const [tail, vehicles] = [tailNow(), vehiclesOf(filter, named)];
    const lookup = isSelective(filter) ? indexLookup(db, filter, vehicles) : null;
    const places = lookup?.('newest', undefined, tail.base, MOST_LOOKED_UP + 1);
    const isFew = places !== undefined && places.length <= MOST_LOOKED_UP;
    const looked = { blocks: isFew ? blocks.holding(tail, places) : blocks.read(tail, 'newest'), most };
    return [looked, matcherFor(filter, vehicles)] as const;
  };
  return {
    page(filter, { order, after, limit }) {
      const vehicles = vehiclesOf(filter, named);
      const [lookup, matcher] = [indexLookup(db, filter, vehicles), matcherFor(filter, vehicles)];
      const found = findPlaces({ blocks, tail: tailNow(), lookup, matcher }, { order, after, limit: limit + 1 });
      const page = found.slice(0, limit);
      return { rows: rowsAt(page), next: found.length > limit ? (page.at(-1) ?? null) : null };
    },
    facets(filter, limit = MOST_COUNTED) {
      const { of, total, exact } = countValues(...counted(filter, limit));
      const facetsOf = (counts: ReadonlyMap<Value, number>, refOf: (value: Value) => string): readonly NamedFacetView[] =>
        top<Value>(counts).map(({ value, count }) => ({ value: refOf(value), count, name: named.valueOf(refOf(value)) }));
      const plain: Pick<FacetsView, 'kinds' | 'outs' | 'errs'> = { kinds: top<EntryKind>(of.kind), outs: top(of.out), errs: top(of.err) };
      return {
        ...plain,
        operators: facetsOf(of.op, String),
        vehicles: facetsOf(of.veh, (number) => numbers.refOf(Number(number))),
        total,
        exact,
      };
    },
    async warmUp(signal) {
      const turn = slices(WARMING_MS);
      for (const block of blocks.read(tailNow(), 'newest')) {
        for (const word of COUNTED) block.tallies(word);
        const vehicles = block.values('veh').flatMap((number) => (number === null ? [] : [numbers.refOf(Number(number))]));
        const refs = [...block.values('station').map(String), ...vehicles];
        for (let from = 0; from < refs.length; from += OPENED_AT_ONCE) {
          const known = names();
          for (const ref of refs.slice(from, from + OPENED_AT_ONCE)) known.of(ref);
          await turn();
          if (signal.aborted) return;
        }
      }
    },
    histogram: (filter, buckets, { zone = 0, limit = MOST_COUNTED } = {}) => countOverTime(...counted(filter, limit), buckets, zone),
  };
}

/** The most frequent values; equally frequent ones in a fixed order. `T` is what the column holds. */
function top<T extends Value>(counts: ReadonlyMap<Value, number>): readonly FacetView<T>[] {
  const least = Float64Array.from(counts.values()).sort().at(-TOP) ?? 0;
  const facets = [...counts].flatMap(([value, count]) => (count < least ? [] : [{ value: value as T, count }]));
  return facets.sort((a, b) => b.count - a.count || (String(a.value) < String(b.value) ? -1 : 1)).slice(0, TOP);
}

/** Index of the newest entry that tells of an erasure, -1 before the first. */
function erasuresOf(db: Db, tailNow: () => Tail): () => number {
  const indexed = db.prepare<[], number>("select seq from entry_index where kind = 'erase' order by seq desc limit 1").pluck();
  return () => tailNow().rows.findLast((row) => row.kind === 'erase')?.seq ?? indexed.get() ?? -1;
}
