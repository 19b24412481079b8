/**
 * A random name that lies in a data folder, under which a key store keeps what belongs to it. A path is no name: the same folder is reached by
 * another drive letter, a share's long form or a short name, and under each of them its keys would be out of reach.
 */
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { FileInUse, readSmallFile, writeNew } from '../disk/index.ts';

const FILE = 'folder-name.txt';
/** Where a folder lay before it was moved; it may have been kept under that path only. */
const FORMER = 'former-path.txt';
const NAME_BYTES = 16;
const NAME = /^[0-9a-f]{32}$/;
/** Room for a line end that an editor adds. */
const MOST_BYTES = 64;
/** Windows' longest path, in UTF-8. */
const LONGEST_PATH = 4 * 32_767;

/** The name that lies in the folder; null where there is none, or something else. Throws FileInUse: what cannot be read now is not missing. */
export function nameOfFolder(dataDir: string): string | null {
  const text = contentOf(join(dataDir, FILE), MOST_BYTES)?.toString('latin1').trim() ?? '';
  return NAME.test(text) ? text : null;
}

/** The path at which the folder lay before {@link leaveFormerPath}; null where it was never moved. Throws like {@link nameOfFolder}. */
export function formerPath(dataDir: string): string | null {
  return contentOf(join(dataDir, FORMER), LONGEST_PATH)?.toString('utf8') ?? null;
}

function contentOf(file: string, mostBytes: number): Buffer | null {
  const read = readSmallFile(file, mostBytes);
  if (!read.ok && read.error === 'in-use') throw new FileInUse(file);
  return read.ok ? read.value : null;
}

/** To be called before the folder is moved: what a key store keeps under its present path is found afterwards. Throws what the disk throws. */
export function leaveFormerPath(dataDir: string): void {
  if (formerPath(dataDir) === null) writeNew(join(dataDir, FORMER), resolve(dataDir));
}

/**
 * Gives the folder a name unless something is there, once and for good: whatever lies there is never written over. Where it cannot be
 * written the folder goes by its path, as before there were names.
 */
export function nameFolder(dataDir: string): void {
  try {
    writeNew(join(dataDir, FILE), `${randomBytes(NAME_BYTES).toString('hex')}\n`);
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault)) throw fault;
  }
}
