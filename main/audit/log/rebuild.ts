/** Fills the derived tables again from the entries. The entries are the truth; nothing is lost by it. */
import { join } from 'node:path';
import { BLOCK, foldedUpTo, PROJECTION_VERSION } from '../../../app/audit/rows/index.ts';
import type { LogProblem } from '../../../app/carkey/index.ts';
import type { Result } from '../../../app/base/index.ts';
import { acquireWriterLock, type Db, openForWriting } from '../store/index.ts';
import { LOG_MIGRATIONS } from '../store/migrations/index.ts';
import { asResult } from '../../disk/index.ts';
import { sqlProjections } from './projections.ts';
import { loadTail } from './tail.ts';

/** Refills within one transaction: readers see the old tables or the new ones. Returns how many entries were read; throws `corrupt` for one that is none. */
export function refillProjections(db: Db): number {
  const tables = sqlProjections(db);
  const size = db.prepare<[], number>('select size from head where id = 1').pluck();
  const refill = db.transaction(() => {
    tables.clear();
    const entries = size.get() ?? 0;
    for (let from = 0; from < foldedUpTo(entries); from += BLOCK) {
      const { folded, rows } = loadTail(db, tables, from, from + BLOCK);
      tables.flush(folded, rows);
    }
    db.prepare('update head set projection = ? where id = 1').run(PROJECTION_VERSION);
    return entries;
  });
  return refill.immediate();
}

/** Rebuilds the tables of the log in a folder that no console is writing to. Returns the number of entries read. */
export function rebuildTrail(dir: string): Result<number, LogProblem> {
  const lock = acquireWriterLock(dir);
  if (!lock.ok) return lock;
  const done = asResult(() => {
    const db = openForWriting(join(dir, 'log.db'), LOG_MIGRATIONS);
    try {
      return refillProjections(db);
    } finally {
      db.close();
    }
  });
  lock.value.release();
  return done;
}
