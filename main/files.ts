/** Small files of the data folder: whole or not at all, and never lost because they could not be understood. */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { syncFolder } from './audit/durable.ts';
import type { Logger } from './logger.ts';
import { NewerFile, versionIn } from './newer-file.ts';
import { FileRefused, readOwnFile } from './open-file.ts';

/**
 * Reads a JSON file through `parse`. A file that cannot be understood is renamed to `<name>.unreadable` and `parse(undefined)` is used. What is
 * no file at all is left where it is: {@link FileRefused} is thrown. So is what a newer program wrote: {@link NewerFile}.
 */
export function readJsonFile<T>(
  file: string,
  parse: (value: unknown) => T,
  log: Logger,
): { readonly value: T; readonly laidAside: string | null } {
  sweepTemporaries(file);
  try {
    const bytes = readOwnFile(file);
    return { value: parse(bytes === null ? undefined : notNewer(JSON.parse(bytes.toString('utf8')))), laidAside: null };
  } catch (fault) {
    if (fault instanceof FileRefused || fault instanceof NewerFile) throw fault;
    const laidAside = freeName(`${file}.unreadable`);
    renameSync(file, laidAside);
    log.warn('file-laid-aside', { error: fault instanceof Error ? fault.name : 'unknown' });
    return { value: parse(undefined), laidAside };
  }
}

/** The number in all of our small files that have one. */
const NEWEST = 1;

function notNewer(value: unknown): unknown {
  if ((versionIn(value) ?? 0) > NEWEST) throw new NewerFile();
  return value;
}

/** An earlier one that was laid aside stays. */
function freeName(name: string): string {
  let free = name;
  for (let i = 2; existsSync(free); i += 1) free = `${name}-${i}`;
  return free;
}

/** Writes JSON for this user's eyes only: temporary file, fsync, rename, fsync of the folder. Durable when it returns. */
export function writeJsonFile(file: string, value: unknown): void {
  writeFileAtomic.sync(file, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  syncFolder(dirname(file));
}

/** write-file-atomic leaves `<name>.<number>` behind when the process dies between write and rename. */
function sweepTemporaries(file: string): void {
  const folder = dirname(file);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${basename(file)}.`) && /\.\d+$/.test(name)) rmSync(join(folder, name), { force: true });
  }
}
