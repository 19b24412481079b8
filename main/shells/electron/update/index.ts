/** Installing a new program: fetched with limits, verified, put in place. */
export { UPDATE_LIMITS } from './update-fetch.ts';
export { packageHere } from './update-package.ts';
export { selfUpdate, type SelfUpdate } from './updates.ts';
