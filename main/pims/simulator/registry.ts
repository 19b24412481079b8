/**
 * Where a simulator that runs on its own says that it is there: one small file per port in a folder of this user alone. A console that is
 * told an address on this computer looks the port up here before it chooses its mode: only what is found, and proves it, is practice.
 */
import { closeSync, constants, fstatSync, lstatSync, mkdirSync, openSync, readSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { isAbsolute, join } from 'node:path';
import * as z from 'zod';
import { removeFile, removeQuietly, writeNew } from '../../disk/index.ts';
import { judgeBridgeAddress } from '../../../app/address/index.ts';
import { SIMULATOR_KEY_BYTES } from '../transport/index.ts';

/** What the choice of the folder depends on. */
type Surroundings = { readonly platform: NodeJS.Platform; readonly env: Readonly<Record<string, string | undefined>> };

/** A simulator of this user: where it listens, its process, and what it proves itself by. */
export type Registered = { readonly port: number; readonly pid: number; readonly key: Uint8Array };

/** Largest file that is read, bytes; ours have about 120. */
const LARGEST = 512;

const shape = z.strictObject({
  port: z.int().min(1).max(65_535),
  pid: z.int().min(1),
  key: z.string().regex(new RegExp(`^[0-9a-f]{${SIMULATOR_KEY_BYTES * 2}}$`)),
});

/** The folder: the user's run-time folder where there is one, else one of this user's under the temporary folder. */
export function registryFolder({ platform, env }: Surroundings): string {
  const given = platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_RUNTIME_DIR'];
  if (given !== undefined && isAbsolute(given)) return join(given, 'carkey-console');
  return join(tmpdir(), `carkey-console-${platform === 'win32' ? userInfo().username : userInfo().uid}`);
}

/**
 * Says that a simulator listens; the returned function takes it back. Throws what the disk throws, and when the folder is not this user's
 * alone: a key that somebody else reads would make their program a simulator of ours.
 */
export function register(folder: string, { port, pid, key }: Registered): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!isOwnFolder(folder)) throw new Error(`${folder} is not a folder of this user alone`);
  const file = fileOf(folder, port);
  // The port is ours, so whoever wrote this file is gone. It must be new: a file that is there keeps its mode.
  removeFile(file);
  writeNew(file, JSON.stringify({ port, pid, key: Buffer.from(key).toString('hex') }));
  return () => void removeQuietly(file);
}

/** The simulator of ours that an address leads to; null for any other address, and for one whose process is gone. */
export function findSimulator(folder: string, address: string): Registered | null {
  const judged = judgeBridgeAddress(address);
  if (!judged.ok || judged.value?.onThisComputer !== true || judged.value.port === '') return null;
  const found = readEntry(folder, Number(judged.value.port));
  return found !== null && isRunning(found.pid) ? found : null;
}

const fileOf = (folder: string, port: number): string => join(folder, `simulator-${port}.json`);

function readEntry(folder: string, port: number): Registered | null {
  if (!isOwnFolder(folder)) return null;
  const parsed = shape.safeParse(jsonOf(readOwn(fileOf(folder, port))));
  if (!parsed.success || parsed.data.port !== port) return null;
  return { ...parsed.data, key: Buffer.from(parsed.data.key, 'hex') };
}

function jsonOf(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    // Cut off while it was written, or not by us: as if it were not there.
    return null;
  }
}

/** Windows keeps both folders from other users by itself and has neither owner numbers nor modes. */
function isPrivate({ uid, mode }: { readonly uid: number; readonly mode: number }): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o077) === 0);
}

function isOwnFolder(folder: string): boolean {
  const about = lstatSync(folder, { throwIfNoEntry: false });
  return about?.isDirectory() === true && isPrivate(about);
}

/** The text of a small regular file of this user, never through a link and never waiting for a pipe; null for anything else. */
function readOwn(file: string): string | null {
  const fd = openOrNull(file);
  if (fd === null) return null;
  try {
    const about = fstatSync(fd);
    if (!about.isFile() || !isPrivate(about) || about.size > LARGEST) return null;
    const bytes = Buffer.alloc(LARGEST);
    return bytes.toString('utf8', 0, readSync(fd, bytes, 0, LARGEST, 0));
  } finally {
    closeSync(fd);
  }
}

function openOrNull(file: string): number | null {
  try {
    // Windows knows neither of the last two; there they count as 0.
    return openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault) return null;
    throw fault;
  }
}

/** A process that may not be asked belongs to somebody else, and is none of ours. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
