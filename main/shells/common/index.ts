/** What shells share: the page and its headers, calls parsed at the border, the end by message. */
export { SECURITY_HEADERS, loadAssets, type Asset, type Assets } from './assets.ts';
export { openGate, type Gate } from './call-guard.ts';
export { chooseDataDir } from './data-dir.ts';
export { isCommand, type AnyReply } from './call-guard.ts';
export { watchScreenLock } from './screen-lock.ts';
export { startSentence } from './start-sentence.ts';
