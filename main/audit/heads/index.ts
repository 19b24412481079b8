/** Checkpoints of the tree: made, signed and kept as C2SP notes. */
export { signingKey, verifyEd25519 } from './ed25519.ts';
export { headTable, type HeadRow } from './head-table.ts';
export { headFault, openOwnNote, type OwnHead } from './own-note.ts';
export { openSigner, type HeadSigner } from './signer.ts';
