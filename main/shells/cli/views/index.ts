/** What commands print, made by pure functions. */
export {
  EXPORT_FORMATS,
  backupResult,
  earlierLine,
  entryLine,
  restoreResult,
  tilesResult,
  verifyResult,
  type ExportFormat,
  type ModeReport,
} from './audit-views.ts';
export { bundleResult, receiptResult, type ReceiptSearch } from './bundle-views.ts';
export { likelyAdapter, linkProblemResult, listResult, noAdapterResult, readResult } from './link-views.ts';
export { attemptResult, attemptRowLines, problemSentence, statusResult, verdictJson, verdictLines } from './views.ts';
