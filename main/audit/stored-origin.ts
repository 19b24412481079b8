/**
 * The origin that a folder's log belongs to, read from the head alone: also from a log of an earlier layout, and from one whose first start was
 * cut off before its vault was made. A folder keeps its origin for ever, so a guess here would lock it.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { mustBeDatabase } from './database.ts';

/** The stored origin; null when there is no log, none with a head, or nothing that can be read. Never throws. */
export function storedOrigin(dir: string): string | null {
  const file = join(dir, 'log.db');
  if (!existsSync(file)) return null;
  try {
    mustBeDatabase(file);
    const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 2000 });
    try {
      return db.prepare<[], string>('select origin from head where id = 1').pluck().get() ?? null;
    } finally {
      db.close();
    }
  } catch {
    // A damaged file, or one without tables yet: opening it for writing says what is wrong with it.
    return null;
  }
}
