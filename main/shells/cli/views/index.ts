/** What commands print, made by pure functions. */
export {
  EXPORT_FORMATS,
  backupOutcome,
  earlierLine,
  entryLine,
  restoreOutcome,
  tilesOutcome,
  verifyOutcome,
  type ExportFormat,
  type ModeReport,
} from './audit-views.ts';
export { bundleOutcome, receiptOutcome, type ReceiptSearch } from './bundle-views.ts';
export { likelyAdapter, linkProblemOutcome, listOutcome, noAdapterOutcome, readOutcome } from './link-views.ts';
export { attemptOutcome, attemptRowLine, problemSentence, statusOutcome } from './views.ts';
