/**
 * Files and folders for this user's eyes only, whatever the umask says and whoever made them. Windows has no such modes: there the folder's
 * access list decides, which a user's own folder has right.
 */
import { chmodSync, closeSync, lstatSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 0o600;
const FOLDER = 0o700;
/** What anybody else may do. */
const OTHERS = 0o077;

/** Makes an empty file unless something is there, and takes it from everybody else. Before SQLite opens it: its companions get the same mode. */
export function preparePrivate(file: string): void {
  try {
    closeSync(openSync(file, 'wx', FILE));
  } catch (fault) {
    // There already, or not to be made: whoever opens it says so.
    if (!(fault instanceof Error && 'code' in fault)) throw fault;
  }
  tighten(file);
}

/** Makes a folder and those above it. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: FOLDER });
  tighten(folder);
}

/** Takes a file or folder from everybody but its owner. Links are left alone; so is what belongs to somebody else, and a disk that is only read. */
export function tighten(path: string): void {
  try {
    const stat = lstatSync(path);
    const isFolder = stat.isDirectory();
    if (process.platform === 'win32' || (!isFolder && !stat.isFile()) || (stat.mode & OTHERS) === 0) return;
    chmodSync(path, isFolder ? FOLDER : FILE);
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault)) throw fault;
  }
}

/** The same for everything below a folder, and the folder. */
export function tightenTree(folder: string): void {
  tighten(folder);
  for (const one of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, one.name);
    if (one.isDirectory()) tightenTree(path);
    else tighten(path);
  }
}
