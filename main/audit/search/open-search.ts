/** Searching over one connection: the index for what is found by one key, the search blocks for everything else. */
import type { FacetView, NamedFacetView, SearchFilter } from '../../../app/audit/search/index.ts';
import type { EntryKind, EntryRow } from '../../../app/audit/entry/index.ts';
import type { Db } from '../store/index.ts';
import { indexLookups, isSelective, vehiclesOf } from './filter.ts';
import type { Named } from './named.ts';
import { type Numbers, openBlocks, openDictionaries, type Tail } from '../log/index.ts';
import { slices } from '../../base/index.ts';
import type { TrailSearch } from './trail-search.ts';
import { COUNTED, type Counted, countOverTime, countValues } from './count.ts';
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
  const dictionaries = openDictionaries();
  const blocks = openBlocks(db, dictionaries);
  const lookupFor = indexLookups(db);
  const names = keptNames((ref) => named.valueOf(ref), erasuresOf(db, tailNow), dictionaries.veh);
  named.onLetGo(() => names.letGo());
  const matcherFor = (filter: SearchFilter, vehicles: readonly string[]): Matcher =>
    matcherOf(filter, vehicles, { names: () => names.now(), dictionaries });
  /** What counts a filter's entries, and where they are: where an index leads to few, only the blocks that hold them. */
  const counted = (filter: SearchFilter, most: number) => {
    const [tail, vehicles] = [tailNow(), vehiclesOf(filter, named)];
    const lookup = isSelective(filter) ? lookupFor(filter, vehicles) : null;
    const places = lookup?.places('newest', undefined, tail.base, MOST_LOOKED_UP + 1);
    const isFew = places !== undefined && places.length <= MOST_LOOKED_UP;
    const looked = { blocks: isFew ? blocks.holding(tail, places) : blocks.read(tail, 'newest'), most };
    return [looked, matcherFor(filter, vehicles)] as const;
  };
  /** The same where only times are asked for: an index that leads to few entries tells them, and only the newest entries are looked at. */
  const timesOfFew = (filter: SearchFilter) => {
    if (!isSelective(filter)) return null;
    const [tail, vehicles] = [tailNow(), vehiclesOf(filter, named)];
    const known = lookupFor(filter, vehicles)?.times(tail.base, MOST_LOOKED_UP + 1);
    if (known === undefined || known.length > MOST_LOOKED_UP) return null;
    return [{ blocks: blocks.tail(tail), most: MOST_COUNTED, known }, matcherFor(filter, vehicles)] as const;
  };
  return {
    page(filter, { order, after, limit }) {
      const vehicles = vehiclesOf(filter, named);
      const [lookup, matcher] = [lookupFor(filter, vehicles), matcherFor(filter, vehicles)];
      const found = findPlaces({ blocks, tail: tailNow(), lookup, matcher }, { order, after, limit: limit + 1 });
      const page = found.slice(0, limit);
      return { rows: rowsAt(page), next: found.length > limit ? (page.at(-1) ?? null) : null };
    },
    facets(filter, limit = MOST_COUNTED) {
      const { of, total, exact } = countValues(...counted(filter, limit));
      const facetOf = <T extends string | number>(word: Counted) => top<T>(of[word], dictionaries[word]);
      const withNames = (word: Counted): readonly NamedFacetView[] =>
        facetOf<string>(word).map(({ value, count }) => ({ value, count, name: named.valueOf(value) }));
      return {
        kinds: facetOf<EntryKind>('kind'),
        outs: facetOf<string>('out'),
        errs: facetOf<number>('err'),
        operators: withNames('op'),
        vehicles: withNames('veh'),
        total,
        exact,
      };
    },
    async warmUp(signal) {
      const turn = slices(WARMING_MS);
      for (const block of blocks.read(tailNow(), 'newest')) {
        for (const word of COUNTED) block.tallies(word);
        const refs = (['station', 'veh'] as const).flatMap((word) =>
          block.numbers(word).map((number) => String(dictionaries[word].valueOf(number))),
        );
        for (let from = 0; from < refs.length; from += OPENED_AT_ONCE) {
          const known = names.now();
          for (const ref of refs.slice(from, from + OPENED_AT_ONCE)) known.of(ref);
          await turn();
          if (signal.aborted) return;
        }
      }
    },
    histogram(filter, buckets, { zone = 0, limit = MOST_COUNTED } = {}) {
      const few = timesOfFew(filter);
      return few === null ? countOverTime(...counted(filter, limit), { buckets, zone }) : countOverTime(...few, { buckets, zone });
    },
  };
}

/** The most frequent values; equally frequent ones in a fixed order. `T` is what the column holds. */
function top<T extends string | number>(counts: ReadonlyMap<number, number>, numbers: Numbers): readonly FacetView<T>[] {
  const least = Float64Array.from(counts.values()).sort().at(-TOP) ?? 0;
  const facets = [...counts].flatMap(([number, count]) => (count < least ? [] : [{ value: numbers.valueOf(number) as T, count }]));
  return facets.sort((a, b) => b.count - a.count || (String(a.value) < String(b.value) ? -1 : 1)).slice(0, TOP);
}

/** Index of the newest entry that tells of an erasure, -1 before the first. */
function erasuresOf(db: Db, tailNow: () => Tail): () => number {
  const indexed = db.prepare<[], number>("select seq from entry_index where kind = 'erase' order by seq desc limit 1").pluck();
  return () => tailNow().rows.findLast((row) => row.kind === 'erase')?.seq ?? indexed.get() ?? -1;
}
