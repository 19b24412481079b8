/** Entries as leaves of one Merkle tree, and the tables that are derived from them. In: entries. Out: leaves, tiles, tail, projections. */
export { blockReader, openBlocks, type Blocks, type Order } from './block-store.ts';
export {
  Block,
  type LongWord,
  openDictionaries,
  type Dictionaries,
  type ShortWord,
  WORDS,
  encodeBlock,
  type StoredBlock,
} from './block.ts';
export { NO_EARLIER_LOGS, earlierLogs, type EarlierLog, type EarlierLogs } from './earlier-logs.ts';
export { decodeLeaf, entryOf, readEntries } from './entries.ts';
export { entryReader, type EntryReader } from './entry-reader.ts';
export { erasuresOf, type Erased } from './erasures.ts';
export { pairsIn } from './letter-pairs.ts';
export { openLog, readHead, walkedSize, type Head, type Log } from './log.ts';
export { type Accepted, amongValues, askedOnce, type Numbers, type Value } from './numbers.ts';
export { COLUMNS, sqlProjections } from './projections.ts';
export { rebuildTrail } from './rebuild.ts';
export { readTile, storedHashes, storedRoot } from './stored-tree.ts';
export { followTail, type Tail } from './tail.ts';
