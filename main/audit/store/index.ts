/** SQLite files: opened, migrated, locked, guarded against full disks and against being taken away. Knows tables, no entry. */
export { lockExclusively, emptyWal, openForReading, openForWriting, sqliteVersion, type Db } from './database.ts';
export { epochFolder, epochNumbers } from './epoch-folder.ts';
export { epochOf, nextOrigin } from './epoch-number.ts';
export { guardWrites } from './guarded-write.ts';
export { acquireWriterLock, type WriterLock } from './lock.ts';
export { RESERVE_BYTES, openReserve, type Reserve } from './reserve.ts';
export { inBatches } from './rows.ts';
export { storedOrigin } from './stored-origin.ts';
export { LOG_MIGRATIONS, OLDEST_VAULT, VAULT_MIGRATIONS } from './migrations/index.ts';
