/** The operating system around the window: key store, clipboard, screen lock, sleep, the end of a session, crashes. */
export { keepAwake } from './awake.ts';
export { secretClipboard } from './clipboard.ts';
export { reloadAfterCrash } from './crashes.ts';
export { chosenLanguage, languageOf } from './language.ts';
export { lockOn, stopBeforeQuit, watchLeaving } from './leaving.ts';
export { utilityLink } from './link-process.ts';
export { safeStoragePlace } from './master-key.ts';
