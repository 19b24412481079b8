/**
 * The audit trail, for the rest of the program: a trail that takes entries, a reader that does not, verification, backups, erasure, exports. The rooms behind
 * this door are private; they are layers, lowest first: store, keys, log, heads, vault, witness, search, queries, verify, backup, erasure, export, trail, restore.
 */
export {
  acquireWriterLock,
  lockExclusively,
  epochNumbers,
  epochOf,
  openForReading,
  sqliteVersion,
  storedOrigin,
  type Db,
  LOG_MIGRATIONS,
  VAULT_MIGRATIONS,
} from './store/index.ts';
export { accountKey, hasSealedKeys, openLogKeys, type KeySource, type LogKeys } from './keys/index.ts';
export { readHead, rebuildTrail } from './log/index.ts';
export { headTable, openOwnNote, verifyEd25519, type HeadRow } from './heads/index.ts';
export type { AccountKey } from './vault/index.ts';
export {
  bothKeepers,
  compareWithOutside,
  fileKeeper,
  folderShare,
  isDisplaced,
  openMarkStore,
  outsideView,
  type Keeper,
  type MarkStore,
  type Outside,
  type Standing,
} from './witness/index.ts';
export { openReader, type AttemptRecord, type TrailReader } from './queries/index.ts';
export { fullVerificationDue, verifyTrail, type VerifyFinding, type VerifyReport } from './verify/index.ts';
export { finishSwap, listBackups, readFacts, type BackupPlace, type BackupProblem } from './backup/index.ts';
export type { ForgetProblem } from './erasure/index.ts';
export { exportPdf, exportText, type Disclosed, type TilesExport } from './export/index.ts';
export { openTrail, type AuditTrail, type By, type OpenTrail, type TrailMaintenance, type TrailOptions } from './trail/index.ts';
export { openEpoch, restoreBackup, type RestoreOptions, type RestoreProblem, type RestoreReason, type Restored } from './restore/index.ts';
