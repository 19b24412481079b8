/** A security code and its deadline: decoded, expired, looked at. */
export { openedCode, receivedState } from './code.ts';
export { expiryAt, judgeExpiry } from './expiry.ts';
export { beginsLook, openLooks } from './looks.ts';
