/** The folder of backups: one folder for each, named after its moment; kept at most 30 days, and never fewer than one. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { readSmallFile, removeTree, SMALL_FILE } from '../../disk/index.ts';

/** How long a backup is kept. A vehicle that was forgotten is in backups until then, at the longest. */
export const BACKUP_KEPT_MS = 30 * 24 * 3600 * 1000;

/** Name of the file that says what a backup is; written last. */
export const BACKUP_FILE = 'backup.json';

/** What a folder that is still being filled ends with. */
export const UNFINISHED = '.partial';

const shape = z.strictObject({
  origin: z.string().min(1).max(200),
  size: z.int().min(0),
  root: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.int(),
});

/** What a backup holds: `size` entries under `root` (hex), made `at` (UTC ms). */
export type BackupFacts = Readonly<z.infer<typeof shape>>;

/** A backup in its folder. */
export type BackupPlace = BackupFacts & { readonly folder: string };

/** The backups in a folder, newest first. One that does not say what it is, is none. */
export function listBackups(folder: string): readonly BackupPlace[] {
  if (!existsSync(folder)) return [];
  const found = readdirSync(folder).flatMap((name) => {
    const facts = name.endsWith(UNFINISHED) ? null : readFacts(join(folder, name));
    return facts === null ? [] : [{ ...facts, folder: join(folder, name) }];
  });
  return found.sort((a, b) => b.at - a.at);
}

/** What a backup says of itself; null when nothing can be understood. */
export function readFacts(folder: string): BackupFacts | null {
  const read = readSmallFile(join(folder, BACKUP_FILE), SMALL_FILE);
  if (!read.ok) return null;
  try {
    return shape.safeParse(JSON.parse(read.value.toString('utf8'))).data ?? null;
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}

/** The backups that are over their time; the newest never is. Newest first in, and pure. */
export function overdueBackups(backups: readonly BackupPlace[], now: number): readonly BackupPlace[] {
  return backups.slice(1).filter(({ at }) => now - at > BACKUP_KEPT_MS);
}

/** Deletes what is over its time, and what was never finished. Returns how many backups went. */
export function pruneBackups(folder: string, now: number): number {
  const overdue = overdueBackups(listBackups(folder), now);
  const unfinished = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(UNFINISHED)) : [];
  for (const gone of [...overdue.map((one) => one.folder), ...unfinished.map((name) => join(folder, name))]) {
    removeTree(gone);
  }
  return overdue.length;
}
