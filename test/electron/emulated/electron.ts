/**
 * A stand-in for Electron where its program cannot be had: the names that the desktop program imports, backed by Node and by the real Chromium
 * that a test holds. What is not here throws. What it cannot show: fuses, a scheme of one's own, the cryptography library (but for the one habit
 * of it that held up the window: cryptography.ts), native menus and dialogs, key stores, pixels per inch (docs/release.md has the checks by hand).
 */
import { isMainThread } from 'node:worker_threads';
import { computeTwice } from './cryptography.ts';
import { strict } from './strict.ts';
import { defaultSession, fromPartition } from './session.ts';

export { app } from './app.ts';
export { BrowserWindow } from './window.ts';
export { ipcMain } from './ipc.ts';
export { utilityProcess } from './utility.ts';
export { clipboard, ClipboardItem, dialog, Menu, powerMonitor, powerSaveBlocker, safeStorage, screen, shell } from './system.ts';

if (isMainThread) computeTwice();

/** Electron's `session`. */
export const session = strict('session', { defaultSession, fromPartition });
/** Electron's `protocol`, before the program is ready. */
export const protocol = strict('protocol', { registerSchemesAsPrivileged: () => undefined });
