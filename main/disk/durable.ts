/**
 * Makes names durable. Syncing a file need not reach the folder that names it (fsync(2)), so a new, renamed or deleted file is only safe
 * from a power cut when its folder was synced too. SQLite does that for its own journals, for nothing else.
 */
import { fsyncSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { replaceFile, withFile } from './change-file.ts';
import { withFolder } from './open-file.ts';

/**
 * Syncs the names in a folder. False where that cannot be asked for (Windows, some network drives, a folder that may not be listed): there
 * the file system alone decides, and a program that refused to work would be no safer.
 */
export function syncFolder(dir: string): boolean {
  try {
    withFolder(dir, fsyncSync);
    return true;
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault) return false;
    throw fault;
  }
}

/** Syncs every file below a folder, and every name. Not for files that SQLite has open: closing a descriptor would drop its locks. */
export function syncTree(dir: string): void {
  for (const one of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, one.name);
    if (one.isDirectory()) syncTree(path);
    else syncFile(path);
  }
  syncFolder(dir);
}

/** Syncs the content of one file. Windows syncs only what may be written. */
export function syncFile(path: string): void {
  withFile(path, 'r+', fsyncSync);
}

/** Writes a file for this user's eyes only, whole or not at all, durable with its name. */
export function writeSecretFile(file: string, bytes: Uint8Array): void {
  replaceFile(file, bytes);
  syncFolder(dirname(file));
}
