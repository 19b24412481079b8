/** Accounts in a file: PINs hashed beside the main thread, tries counted under a lock, the whole sealed. */
export { addAccount, changeAccount, changeOwnPin, makeFirst, rescueAccount, rowOf, type AccountParts } from './accounts.ts';
export { personOf, type OnOperatorEvent, type OperatorEvent, type Person } from './events.ts';
export { scryptKdf, workerKdf, type Kdf } from './hash.ts';
export { findPepper, type PepperKeeper } from './pepper.ts';
export { createQueue } from './queue.ts';
export type { OperatorRecord } from './schema.ts';
export { openOperatorStore, type OperatorStore } from './store.ts';
export { tryPin } from './tries.ts';
