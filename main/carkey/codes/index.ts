/** Security codes: shown, copied, expired and destroyed, by the clock of the server. */
export { keepClipboard, type ClipboardKeeper, type ClipboardPort } from './clipboard.ts';
export { copyCode, hideCode, showCode } from './codes.ts';
export { watchExpiry, type ExpiryWatch } from './expiry.ts';
export { hasLostCode } from './lost-code.ts';
