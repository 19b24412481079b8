/**
 * A random name that lies in a data folder, under which a key store keeps what belongs to it. A path is no name: the same folder is reached by
 * another drive letter, a share's long form or a short name, and under each of them its keys would be out of reach.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { readSmallFile } from '../open-file.ts';

const FILE = 'folder-name.txt';
const NAME_BYTES = 16;
const NAME = /^[0-9a-f]{32}$/;
/** Room for a line end that an editor adds. */
const MOST_BYTES = 64;

/** The name that lies in the folder; null where there is none, or something else. */
export function nameOfFolder(dataDir: string): string | null {
  const read = readSmallFile(join(dataDir, FILE), MOST_BYTES);
  const text = read.ok ? read.value.toString('latin1').trim() : '';
  return NAME.test(text) ? text : null;
}

/**
 * Gives the folder a name unless something is there, once and for good: whatever lies there is never written over. Where it cannot be
 * written the folder goes by its path, as before there were names.
 */
export function nameFolder(dataDir: string): void {
  try {
    const file = openSync(join(dataDir, FILE), 'wx', 0o600);
    try {
      writeSync(file, `${randomBytes(NAME_BYTES).toString('hex')}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault)) throw fault;
  }
}
