/** Finds the places of one page, in either direction. */
import { BLOCK } from '../../../app/audit/rows/index.ts';
import type { IndexLookup } from './filter.ts';
import type { Block, Blocks, Order, Tail } from '../log/index.ts';
import { markMatches, type Matcher } from './matcher.ts';

/** Where to look. `lookup` is null when no index leads to the entries. */
type Where = { readonly blocks: Blocks; readonly tail: Tail; readonly lookup: IndexLookup | null; readonly matcher: Matcher };

/** Which entries of it: those after one, in the order asked for. */
type Wanted = { readonly order: Order; readonly after: number | undefined; readonly limit: number };

/** Places (`seq`) of the first `limit` matches, in the order asked for. */
export function findPlaces({ blocks, tail, lookup, matcher }: Where, { order, after, limit }: Wanted): readonly number[] {
  if (lookup === null) return inBlocks(blocks.read(tail, order, after), matcher, { order, after, limit });
  const indexed = (most: number) => lookup.places(order, after, tail.base, most);
  const inTail = (most: number) => inBlocks(blocks.tail(tail), matcher, { order, after, limit: most });
  const [first, second] = order === 'newest' ? [inTail, indexed] : [indexed, inTail];
  const found = first(limit);
  return found.length === limit ? found : [...found, ...second(limit - found.length)];
}

function inBlocks(blocks: Iterable<Block>, matcher: Matcher, { order, after, limit }: Wanted): readonly number[] {
  const found: number[] = [];
  const mask = new Uint8Array(BLOCK);
  for (const block of blocks) {
    if (markMatches(block, matcher, mask) === 0) continue;
    for (let i = 0; i < block.size; i += 1) {
      const place = order === 'newest' ? block.size - 1 - i : i;
      const seq = block.first + place;
      if (mask[place] !== 1 || (after !== undefined && (order === 'newest' ? seq >= after : seq <= after))) continue;
      found.push(seq);
      if (found.length === limit) return found;
    }
  }
  return found;
}
