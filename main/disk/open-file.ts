/**
 * The one door for reading: files that somebody else may have written, or put something else in the place of: a share, a data folder, a path that a
 * person typed. What is opened is a regular file and no link, of a size that was agreed on, and opening never waits: a named pipe, a device,
 * an endless file cannot hold the console up or fill its memory. Nobody else in `main` reads files (eslint.config.js).
 */
import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import { lstat, open, type FileHandle } from 'node:fs/promises';
import { fail, ok, type Result } from '../../app/base/index.ts';
import { briefly, FileInUse, patientlyWith } from './held.ts';

/** Why there is no content. `in-use`: another program holds the file. `io`: anything else that the file system says. */
export type FileFault = 'missing' | 'not-a-file' | 'too-large' | 'denied' | 'in-use' | 'io';

/** `followed` only for a path that a person typed just now: what it leads to must be a regular file all the same. */
export type Links = 'refused' | 'followed';

/** Most bytes of a small file of the own folder: settings, accounts, keys, marks. */
export const SMALL_FILE = 4 * 1024 * 1024;

/** Most bytes of the few that grow with the work. */
export const LARGE_FILE = 64 * 1024 * 1024;

/** What is read at once, bytes. A file that says it is large does not get all of its memory before it has shown its bytes. */
const PIECE = 256 * 1024;

/** Not every platform has both; what Windows lacks is caught by looking before. */
const { O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as Partial<typeof constants>;

/** A file of the own folder that is something else than a file, or far too large to be ours. The code is for `problemOf`. */
export class FileRefused extends Error {
  readonly code = 'EREFUSED';
  readonly fault: Extract<FileFault, 'not-a-file' | 'too-large'>;

  constructor(fault: FileRefused['fault'], message = `A file of the data folder was not read (${fault}); nothing was changed.`) {
    super(message);
    this.name = 'FileRefused';
    this.fault = fault;
  }
}

/** Reads a file of at most so many bytes. Never throws for what a file system can say. */
export function readSmallFile(file: string, maxBytes: number, links: Links = 'refused'): Result<Buffer, FileFault> {
  try {
    return readWhole(file, maxBytes, links);
  } catch (fault) {
    return fail(faultOf(fault));
  }
}

/** Reads a file of the own folder; null when there is none. Throws {@link FileRefused}, and what the disk throws. */
export function readOwnFile(file: string, maxBytes: number = SMALL_FILE): Buffer | null {
  try {
    const read = readWhole(file, maxBytes, 'refused');
    if (read.ok) return read.value;
    throw new FileRefused(read.error);
  } catch (fault) {
    if (faultOf(fault) === 'missing') return null;
    throw fault;
  }
}

/** Reads the end of a file of the own folder, at most so many bytes. Throws like {@link readOwnFile}; null when there is none. */
export function readEnd(file: string, maxBytes: number): Buffer | null {
  try {
    return withOpened(file, 'refused', (fd, { size }) => piecesOf(fd, maxBytes, Math.max(0, size - maxBytes)));
  } catch (fault) {
    if (faultOf(fault) === 'missing') return null;
    throw fault;
  }
}

/** Reads the beginning of a file of the own folder, at most so many bytes. Throws like {@link readOwnFile}; null when there is none. */
export function readStart(file: string, maxBytes: number): Buffer | null {
  try {
    return withOpened(file, 'refused', (fd) => piecesOf(fd, maxBytes, 0));
  } catch (fault) {
    if (faultOf(fault) === 'missing') return null;
    throw fault;
  }
}

/** Reads what comes on a descriptor that is open already, up to so many bytes or the first line feed. Throws what reading throws. */
export function readLineFrom(fd: number, maxBytes: number): string {
  const buffer = Buffer.alloc(maxBytes);
  let length = 0;
  for (let got = -1; got !== 0 && length < maxBytes && !buffer.subarray(0, length).includes(10); length += got)
    got = readSync(fd, buffer, length, maxBytes - length, null);
  return buffer.toString('utf8', 0, length).split('\n')[0] ?? '';
}

/** The same as {@link readSmallFile} without holding anything up; `signal` ends it between two pieces. Links are refused. */
export async function readForeignFile(file: string, maxBytes: number, signal?: AbortSignal): Promise<Result<Buffer, FileFault>> {
  try {
    if (!(await lstat(file)).isFile()) return fail('not-a-file');
    const opened = await patientlyWith(file, () => open(file, constants.O_RDONLY | O_NOFOLLOW | O_NONBLOCK), signal);
    try {
      return await readOpened(opened, maxBytes, signal);
    } finally {
      await opened.close();
    }
  } catch (fault) {
    return fail(faultOf(fault));
  }
}

/** For what others open, SQLite above all: throws {@link FileRefused} where something else than a regular file has the name. What is not there is no harm. */
export function mustBeFile(file: string): void {
  if (lstatSync(file, { throwIfNoEntry: false })?.isFile() === false) throw new FileRefused('not-a-file');
}

/** Opens a folder for one use. Throws what the disk throws: not every system opens folders. */
export function withFolder(folder: string, use: (fd: number) => void): void {
  const fd = openSync(folder, constants.O_RDONLY);
  try {
    use(fd);
  } finally {
    closeSync(fd);
  }
}

/** Opens a file that stays open, and that SQLite may have open too: the caller closes it once SQLite has. Null where there is none. */
export function openToScan(file: string): number | null {
  try {
    return briefly(file, () => openSync(file, constants.O_RDONLY));
  } catch (fault) {
    if (faultOf(fault) === 'missing') return null;
    throw fault;
  }
}

/** SHA-512 of a whole file of any size, Base64, without holding anything up; a link is followed. Throws what the disk throws. */
export async function sha512Of(file: string): Promise<string> {
  const hash = createHash('sha512');
  const opened = await patientlyWith(file, () => open(file, constants.O_RDONLY | O_NONBLOCK));
  try {
    if (!(await opened.stat()).isFile()) throw new FileRefused('not-a-file');
    const piece = Buffer.alloc(PIECE);
    for (let got = -1; got !== 0;) {
      got = (await opened.read(piece)).bytesRead;
      hash.update(piece.subarray(0, got));
    }
    return hash.digest('base64');
  } finally {
    await opened.close();
  }
}

/** Makes an empty file of the own folder for this user only; one that is there stays as it is. Throws {@link FileRefused}, and what the disk throws. */
export function makeOwnFile(file: string): void {
  mustBeFile(file);
  try {
    const fd = briefly(file, () => openSync(file, constants.O_CREAT | constants.O_WRONLY | O_NOFOLLOW | O_NONBLOCK, 0o600));
    const isFile = fstatSync(fd).isFile();
    closeSync(fd);
    if (!isFile) throw new FileRefused('not-a-file');
  } catch (fault) {
    throw faultOf(fault) === 'not-a-file' ? new FileRefused('not-a-file') : fault;
  }
}

/** One closed word for what a file system says. Bugs go on. */
function faultOf(fault: unknown): FileFault {
  if (fault instanceof FileRefused) return fault.fault;
  if (fault instanceof FileInUse) return 'in-use';
  const code = fault instanceof Error && 'code' in fault ? fault.code : null;
  if (typeof code !== 'string' || code.startsWith('ERR_')) throw fault;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  if (code === 'EACCES' || code === 'EPERM') return 'denied';
  // A link (Linux, FreeBSD), and a socket.
  return code === 'ELOOP' || code === 'EMLINK' || code === 'ENXIO' || code === 'EISDIR' ? 'not-a-file' : 'io';
}

function readWhole(file: string, maxBytes: number, links: Links): Result<Buffer, FileRefused['fault']> {
  return withOpened(file, links, (fd, { size }) => {
    if (size > maxBytes) return fail('too-large');
    const bytes = piecesOf(fd, maxBytes + 1, 0);
    return bytes.length > maxBytes ? fail('too-large') : ok(bytes);
  });
}

/** Opens a regular file for one use. Looked at before, since to open a device can do something; and after, since names change hands. */
function withOpened<T>(file: string, links: Links, use: (fd: number, stat: Stats) => T): T {
  if (!briefly(file, () => (links === 'refused' ? lstatSync : statSync)(file)).isFile()) throw new FileRefused('not-a-file');
  const fd = briefly(file, () => openSync(file, constants.O_RDONLY | O_NONBLOCK | (links === 'refused' ? O_NOFOLLOW : 0)));
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile()) throw new FileRefused('not-a-file');
    return use(fd, stat);
  } finally {
    closeSync(fd);
  }
}

function piecesOf(fd: number, most: number, from: number): Buffer {
  const pieces: Buffer[] = [];
  let length = 0;
  while (length < most) {
    const piece = Buffer.alloc(Math.min(PIECE, most - length));
    const got = readSync(fd, piece, 0, piece.length, from + length);
    if (got === 0) break;
    pieces.push(piece.subarray(0, got));
    length += got;
  }
  return Buffer.concat(pieces);
}

async function readOpened(opened: FileHandle, maxBytes: number, signal: AbortSignal | undefined): Promise<Result<Buffer, FileFault>> {
  const stat = await opened.stat();
  if (!stat.isFile()) return fail('not-a-file');
  if (stat.size > maxBytes) return fail('too-large');
  const buffer = Buffer.alloc(Math.min(maxBytes, stat.size + PIECE) + 1);
  let length = 0;
  for (let got = -1; got !== 0 && length < buffer.length; length += got) {
    if (signal?.aborted === true) return fail('io');
    got = (await opened.read(buffer, length)).bytesRead;
  }
  return length > maxBytes || length === buffer.length ? fail('too-large') : ok(buffer.subarray(0, length));
}
