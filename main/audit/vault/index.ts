/** Clear values (VINs, names, codes) under a key per subject, tied to the log that commits to them. Destroying a key forgets the subject. */
export { bindVault, succeed } from './bind-vault.ts';
export type { SealedCode } from './codes.ts';
export { entryFrom } from './drafts.ts';
export { committedFields, explainer, ownerOf, refIn, type MissingValue } from './missing.ts';
export type { OpenedField } from './sealed-values.ts';
export { closeStores, openStores, type Stores } from './stores.ts';
export type { AccountKey, Subjects } from './subjects.ts';
export type { Erasure, Place } from './tombstones.ts';
export { COMMITTED, checkVault, firstLeafOf } from './vault-check.ts';
export { openVault, type Vault } from './vault.ts';
