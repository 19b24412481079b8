/** Support bundles: chosen entries with their proofs, traces masked, an allow-list of settings. */
export type { BundleParts } from './bundle-parts.ts';
export { chosenEntries, makeBundle } from './bundle.ts';
export { collectRows } from './collect.ts';
export { filterWords } from './filter-words.ts';
export { recordExport } from './record-export.ts';
