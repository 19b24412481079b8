/** What leaves the trail: CSV, PDF, JSON lines, tiles, entries with their proofs, the attempt behind a receipt. */
export { disclose, type Disclosed, type Openable } from './disclose.ts';
export { exportPdf } from './export-pdf.ts';
export { exportTiles, type TilesExport } from './export-tiles.ts';
export { exportText } from './export.ts';
export { findReceipt } from './find-receipt.ts';
