/** Small files of the data folder: whole or not at all, and never lost because they could not be understood, or not be read at a moment. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from './durable.ts';
import { asResult } from './problems.ts';
import { isTemporary, removeQuietly, renameFile, replaceFile } from './change-file.ts';
import type { Logger } from '../base/index.ts';
import { isNewerContent, NewerFile } from './newer-file.ts';
import { readOwnFile } from './open-file.ts';

/**
 * Reads a JSON file through `parse`. A file whose content cannot be understood is renamed to `<name>.unreadable` and `parse(undefined)` is
 * used. One that cannot be read is left where it is, whatever keeps it from being read: what the disk says is thrown, FileRefused where there
 * is no file at all, FileInUse where another program holds it; so is what a newer program wrote, as {@link NewerFile}. Defaults in its place would be written over it.
 */
export function readJsonFile<T>(
  file: string,
  parse: (value: unknown) => T,
  log: Logger,
): { readonly value: T; readonly laidAside: string | null } {
  sweepTemporaries(file, log);
  const bytes = readOwnFile(file);
  if (bytes === null) return { value: parse(undefined), laidAside: null };
  try {
    return { value: parse(notNewer(JSON.parse(bytes.toString('utf8')))), laidAside: null };
  } catch (fault) {
    if (fault instanceof NewerFile) throw fault;
    const laidAside = freeName(`${file}.unreadable`);
    renameFile(file, laidAside);
    log.warn('file-laid-aside', { error: fault instanceof Error ? fault.name : 'unknown' });
    return { value: parse(undefined), laidAside };
  }
}

function notNewer(value: unknown): unknown {
  if (isNewerContent(value)) throw new NewerFile();
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
  replaceFile(file, `${JSON.stringify(value, null, 2)}\n`);
  syncFolder(dirname(file));
}

/** What a process left behind that died between write and rename. One that cannot go now goes at a later start. */
function sweepTemporaries(file: string, log: Logger): void {
  const folder = dirname(file);
  const names = asResult(() => (existsSync(folder) ? readdirSync(folder) : []));
  const left = names.ok ? names.value.filter((name) => isTemporary(name, basename(file))) : [];
  const stay = left.filter((name) => !removeQuietly(join(folder, name)));
  if (stay.length > 0) log.warn('temporaries-left', { count: stay.length });
}
