/** Secrets of the settings and the master key: sealed where the operating system keeps a key, else in files of this user. */
export { destinationOf, openConnection, type Connection, type ConnectionSecrets } from './connection.ts';
export { leaveFormerPath, nameFolder } from './folder-name.ts';
export { keyOfText, type MasterKeyPlace } from './master-key.ts';
export { systemKeyStore, type KeyEntry, type KeyStore } from './os-key-store.ts';
export { KEYS_SEALED } from './out-of-reach.ts';
export { sealerFrom, type Sealer } from './sealer.ts';
export { Secret } from './secret.ts';
export { holdsSealed, holdsUnknown, openSecrets, type SecretStore } from './store.ts';
