/** Entries as leaves of one Merkle tree, and the tables that are derived from them. In: entries. Out: leaves, tiles, tail, projections. */
export { blockReader, openBlocks, type Blocks, type Order } from './block-store.ts';
export { Block, WORDS, encodeBlock, type StoredBlock, type Value, type Word } from './block.ts';
export { NO_EARLIER_LOGS, earlierLogs, type EarlierLog, type EarlierLogs } from './earlier-logs.ts';
export { decodeLeaf, entryOf, readEntries } from './entries.ts';
export { entryReader, type EntryReader } from './entry-reader.ts';
export { erasuresOf, type Erased } from './erasures.ts';
export { openLog, readHead, walkedSize, type Head, type Log } from './log.ts';
export { COLUMNS, sqlProjections } from './projections.ts';
export { rebuildTrail } from './rebuild.ts';
export { readTile, storedHashes, storedRoot } from './stored-tree.ts';
export { followTail, type Tail } from './tail.ts';
export { onceEach, vehicleNumbers, type VehicleNumbers } from './vehicle-numbers.ts';
