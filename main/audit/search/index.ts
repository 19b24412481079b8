/** Finding entries by what they say, in memory, from the search blocks. */
export { openNamed, type Named } from './named.ts';
export { openSearch } from './open-search.ts';
export type { TrailSearch } from './trail-search.ts';
