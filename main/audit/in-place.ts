/**
 * Are the files that SQLite has open still the ones with those names? Renamed or deleted ones take entries without complaint, and nobody
 * finds them again (sqlite.org/howtocorrupt.html, section 4).
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';

const WATCHED = ['log.db', 'log.db-wal', 'vault.db', 'vault.db-wal'] as const;

/** Remembers which files they are. The function that it returns tells whether all of them are still there, and throws what the disk throws. */
export function watchFiles(dir: string): () => boolean {
  const known = WATCHED.map((name) => join(dir, name)).flatMap((file) => {
    const id = identityOf(file);
    return id === null ? [] : [{ file, id }];
  });
  return () => known.every(({ file, id }) => identityOf(file) === id);
}

function identityOf(file: string): string | null {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? null : `${stat.dev}:${stat.ino}`;
}
