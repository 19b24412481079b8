/** From entries to rows: one fold per kind, pure, so that a rebuild gives the same tables. */
export { isOpen, stillListed } from './follow-ups.ts';
export { foldEntry, hashMark, indexRow } from './projection.ts';
