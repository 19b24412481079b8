/**
 * The right to write to a folder: an exclusive lock on `lock.db` that the operating system releases when the process ends, however it ends.
 * Never open `lock.db` by other means: closing any descriptor on it would drop the lock (POSIX).
 */
import { join } from 'node:path';
import type { LogProblem } from '../../../app/carkey/index.ts';
import type { Result } from '../../../app/base/index.ts';
import { asResult, preparePrivate } from '../../disk/index.ts';
import { lockExclusively, mustBeDatabase } from './database.ts';

/** A held lock. */
export interface WriterLock {
  release(): void;
}

/** Takes the lock at once or says `other-writer`. The folder must exist. */
export function acquireWriterLock(dir: string): Result<WriterLock, LogProblem> {
  return asResult(() => {
    const file = join(dir, 'lock.db');
    mustBeDatabase(file);
    preparePrivate(file);
    const db = lockExclusively(file, 0);
    return { release: () => db.close() };
  });
}
