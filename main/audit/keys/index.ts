/** Keys of one log: where each is kept, and the authenticated encryption (AEAD) that seals with them. */
export { accountKey } from './account-key.ts';
export { KEY_BYTES, nonceOf, seal, unseal } from './aead.ts';
export { fileKeySource, type KeySource } from './key-source.ts';
export { hasSealedKeys, openLogKeys, type LogKeys } from './log-keys.ts';
export type { SeedStore } from './seed-store.ts';
