/** What leaves the log: support bundles (chosen entries with their proofs, masked traces, some settings), exports, receipts. Each says so in the log first. */
export type { BundleParts } from './bundle-parts.ts';
export { checkBundle } from './check-bundle.ts';
export { exportLog } from './export-log.ts';
export { fileStamp } from './file-stamp.ts';
export { createBundle, previewBundle } from './hand-out-bundle.ts';
export { attemptOfReceipt, receiptOf } from './receipts.ts';
