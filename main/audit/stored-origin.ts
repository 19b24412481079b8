/**
 * The origin that a folder's log belongs to, read from the head alone: also from a log of an earlier layout, and from one whose first start was
 * cut off before its vault was made. A folder keeps its origin for ever, so a guess here would lock it.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FileRefused } from '../open-file.ts';
import { connect, mustBeDatabase } from './database.ts';
import { attemptOpening, TrailError } from './problems.ts';

/**
 * The stored origin; null when there is no log, none with a head, or a file that is no log: opening it for writing says what is wrong with it.
 * Throws the problem of a disk that does not let it be read now, since "there is none" would make a new origin beside the old log.
 */
export function storedOrigin(dir: string): string | null {
  const file = join(dir, 'log.db');
  if (!existsSync(file)) return null;
  const read = attemptOpening(() => originIn(file));
  if (read.ok) return read.value;
  if (read.error === 'corrupt') return null;
  throw new TrailError(read.error);
}

function originIn(file: string): string | null {
  try {
    const db = connect(mustBeDatabase(file), { readonly: true, fileMustExist: true, timeout: 2000 });
    try {
      return db.prepare<[], string>('select origin from head where id = 1').pluck().get() ?? null;
    } finally {
      db.close();
    }
  } catch (fault) {
    if (fault instanceof FileRefused) return null;
    throw fault;
  }
}
