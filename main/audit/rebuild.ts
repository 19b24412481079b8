/** Fills the derived tables again from the entries. The entries are the truth; nothing is lost by it. */
import { join } from 'node:path';
import { decodeEntry } from '../../app/audit/entry.ts';
import { PROJECTION_VERSION } from '../../app/audit/projection-rows.ts';
import { foldEntry } from '../../app/audit/projection.ts';
import type { LogProblem } from '../../app/carkey/types.ts';
import type { Result } from '../../app/result.ts';
import { openForWriting, type Db } from './database.ts';
import { acquireWriterLock } from './lock.ts';
import { LOG_MIGRATIONS } from './migrations/log/index.ts';
import { attempt, TrailError } from './problems.ts';
import { sqlProjections } from './projections.ts';

/** Refills within one transaction: readers see the old tables or the new ones. Returns how many entries were read; throws `corrupt` for one that is none. */
export function refillProjections(db: Db): number {
  const projections = sqlProjections(db);
  const batch = db.prepare<[number], { seq: number; hash: Uint8Array; leaf: Uint8Array }>(
    'select seq, hash, leaf from entries where seq > ? order by seq limit 1000',
  );
  const refill = db.transaction(() => {
    projections.clear();
    let read = 0;
    for (let rows = batch.all(-1); rows.length > 0; rows = batch.all(rows.at(-1)?.seq ?? 0)) {
      for (const { hash, leaf } of rows) {
        const entry = decodeEntry(leaf);
        if (!entry.ok) throw new TrailError('corrupt');
        projections.apply(foldEntry(entry.value, hash, projections));
      }
      read += rows.length;
    }
    db.prepare('update head set projection = ? where id = 1').run(PROJECTION_VERSION);
    return read;
  });
  return refill.immediate();
}

/** Rebuilds the tables of the log in a folder that no console is writing to. Returns the number of entries read. */
export function rebuildTrail(dir: string): Result<number, LogProblem> {
  const lock = acquireWriterLock(dir);
  if (!lock.ok) return lock;
  const done = attempt(() => {
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
