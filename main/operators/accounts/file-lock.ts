/**
 * A short exclusive lock between processes, which the operating system releases when its holder ends, however it ends. What is done under it
 * is synchronous, so a process never holds it for longer than one small file takes.
 */
import { lockExclusively } from '../../audit/index.ts';
import { makeOwnFile } from '../../disk/index.ts';

/** How long another process is waited for, ms; it needs a few. */
const PATIENCE_MS = 5_000;

/** Does the work while no other process does its own under the same `file`, which is made when it is not there. Throws when it cannot be had, or is no file. */
export function underLock<T>(file: string, work: () => T): T {
  // SQLite would make it for everybody to read. Nothing holds it in this process now, so that this descriptor drops no lock.
  makeOwnFile(file);
  const db = lockExclusively(file, PATIENCE_MS);
  try {
    return work();
  } finally {
    db.close();
  }
}
