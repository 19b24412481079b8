/** The bridge to the phone: PIMS requests out, answers and events in, each request with its limit. */
export type { Bridge, BridgeProfile, Pims, Stray } from './api.ts';
export { openBridge } from './bridge.ts';
export { createPims } from './client.ts';
export { newTransactionId } from './transaction.ts';
