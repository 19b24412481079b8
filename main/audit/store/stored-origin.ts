/**
 * The origin that a folder's log belongs to, read from the head alone: also from a log of an earlier layout, and from one whose first start was
 * cut off before its vault was made. A folder keeps its origin for ever, so a guess here would lock it.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LogProblem } from '../../../app/carkey/index.ts';
import { openingAsResult, FileRefused, TrailError } from '../../disk/index.ts';
import { connect, mustBeDatabase } from './database.ts';

/** What only opening for writing can tell more of: a file that is no log, and one whose first transaction has to be taken back before it is read. */
const TOLD_BY_WRITING: ReadonlySet<LogProblem> = new Set(['corrupt', 'read-only']);

/**
 * The stored origin; null when there is no log, none with a head, or one that only opening for writing can tell more of.
 * `mayRecover`, for whoever holds the writer's lock: what a power cut left half done is finished first. Throws the problem of a disk that does not let it be read now, since "there is none" would make a new origin beside the old log.
 */
export function storedOrigin(dir: string, mayRecover = false): string | null {
  const file = join(dir, 'log.db');
  if (!existsSync(file)) return null;
  const first = openingAsResult(() => originIn(file, true));
  const read = mayRecover && !first.ok && first.error === 'read-only' ? openingAsResult(() => originIn(file, false)) : first;
  if (read.ok) return read.value;
  if (TOLD_BY_WRITING.has(read.error)) return null;
  throw new TrailError(read.error);
}

function originIn(file: string, readonly: boolean): string | null {
  try {
    return connect(mustBeDatabase(file), { readonly, fileMustExist: true, timeout: 2000 }, (db) => {
      const origin = db.prepare<[], string>('select origin from head where id = 1').pluck().get() ?? null;
      db.close();
      return origin;
    });
  } catch (fault) {
    if (fault instanceof FileRefused) return null;
    throw fault;
  }
}
