/**
 * The one door for changing files: nobody else in `main` opens them for writing, replaces, renames, copies or deletes them (eslint.config.js).
 * Each step is tried again while another program holds the file (held.ts). Reading has its own door, open-file.ts.
 */
import { randomInt } from 'node:crypto';
import { closeSync, constants, cpSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { chmod, copyFile, open, rename, rm } from 'node:fs/promises';
import { briefly, patientlyWith } from './held.ts';

/** For this user's eyes only. */
const MODE = 0o600;

/**
 * Writes a file whole or not at all: a temporary one beside it, synced, takes its name. The caller syncs the folder where the name must last.
 * A scanner that is at the temporary file holds up only the taking of the name, which is tried again with the same one: written anew, it would
 * be looked into anew. Throws FileInUse, and what the disk throws; then the old file is as it was.
 */
export function replaceFile(file: string, content: string | Uint8Array): void {
  const fresh = temporaryName(file);
  try {
    writeNew(fresh, content);
    briefly(file, () => renameSync(fresh, file));
  } catch (fault) {
    // What cannot be removed now is swept up by the next start (json-file.ts); what went wrong first is what counts.
    removeQuietly(fresh);
    throw fault;
  }
}

/** Ends in a number, by which what a process that died left behind is known: see {@link isTemporary}. */
function temporaryName(file: string): string {
  return `${file}.${randomInt(1, 2 ** 32)}`;
}

/** Was a file of this name made on the way to another one? `of`: the name of the other one. */
export function isTemporary(name: string, of: string): boolean {
  return name.startsWith(`${of}.`) && /\.\d+$/.test(name.slice(of.length));
}

/** Writes a file that must not be there yet, for this user alone, and syncs it. Throws what the disk throws. */
export function writeNew(file: string, content: string | Uint8Array): void {
  const fd = briefly(file, () => openSync(file, 'wx', MODE));
  try {
    // Whatever the umask took away.
    fchmodSync(fd, MODE);
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** The same without holding anything up, for a share that others write too; `file` is replaced. `fresh`: a name that nobody knows. */
export async function replaceOnShare(file: string, fresh: string, text: string): Promise<void> {
  try {
    const opened = await open(fresh, 'wx');
    try {
      await opened.writeFile(text);
      await opened.sync();
    } finally {
      await opened.close();
    }
    await patientlyWith(file, () => rename(fresh, file));
  } catch (fault) {
    await patientlyWith(fresh, () => rm(fresh, { force: true }));
    throw fault;
  }
}

/** Opens a file that is to be changed in place, and closes it again. Throws FileInUse, and what the disk throws. */
export function withFile<T>(file: string, flags: 'r+' | 'w', use: (fd: number) => T): T {
  const fd = briefly(file, () => openSync(file, flags, MODE));
  try {
    return use(fd);
  } finally {
    closeSync(fd);
  }
}

/** Not on every platform; what has the name of a file of ours and is a link or a pipe is not written to, and holds nobody up. */
const { O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as Partial<typeof constants>;

/** Adds to the end of a file, which is made for this user alone where there is none. It waits for nobody. Throws what the disk throws. */
export function appendToFile(file: string, text: string): void {
  const fd = openSync(file, constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY | O_NOFOLLOW | O_NONBLOCK, MODE);
  try {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
  } finally {
    closeSync(fd);
  }
}

/** Writes what comes into a file of this user, in the place of what stood there; what has arrived when it ends early stays. Throws what the disk or the source throws. */
export async function writePieces(file: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const opened = await patientlyWith(file, () => open(file, constants.O_CREAT | constants.O_TRUNC | constants.O_WRONLY | O_NOFOLLOW, MODE));
  try {
    for await (const piece of pieces) for (let at = 0; at < piece.length;) at += (await opened.write(piece, at)).bytesWritten;
    await opened.sync();
  } finally {
    await opened.close();
  }
}

/**
 * Puts a copy of a file in the place of another one, whole or not at all; `mode` as of chmod. `isGood` looks at the copy before it takes the
 * name: false leaves the old file as it is, as does whatever the disk throws. Answers whether it took the name.
 */
export async function copyOver(from: string, to: string, mode: number, isGood: (copy: string) => Promise<boolean>): Promise<boolean> {
  const fresh = temporaryName(to);
  try {
    await copyFile(from, fresh, constants.COPYFILE_EXCL);
    await chmod(fresh, mode);
    const opened = await open(fresh, 'r+');
    try {
      await opened.sync();
    } finally {
      await opened.close();
    }
    if (!(await isGood(fresh))) return false;
    await patientlyWith(to, () => rename(fresh, to));
    return true;
  } finally {
    // After the rename there is nothing of this name.
    removeQuietly(fresh);
  }
}

/** Renames a file or a folder. Throws FileInUse, and what the disk throws. */
export function renameFile(from: string, to: string): void {
  briefly(from, () => renameSync(from, to));
}

/** Deletes a file; one that is not there is no fault. Throws FileInUse, and what the disk throws. */
export function removeFile(file: string): void {
  briefly(file, () => rmSync(file, { force: true }));
}

/** The same for a folder and all that is in it. */
export function removeTree(folder: string): void {
  briefly(folder, () => rmSync(folder, { recursive: true, force: true }));
}

/** Copies a folder; what is in the target already stays. Throws FileInUse, and what the disk throws. */
export function copyTree(from: string, to: string): void {
  briefly(from, () => cpSync(from, to, { recursive: true, errorOnExist: false, force: false }));
}

/** Deletes what nobody will miss, if the disk lets us. False when it did not. */
export function removeQuietly(file: string): boolean {
  try {
    removeFile(file);
    return true;
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault) return false;
    throw fault;
  }
}
