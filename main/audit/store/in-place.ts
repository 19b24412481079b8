/**
 * Are the files that SQLite has open still the ones with those names? Renamed or deleted ones take entries without complaint, and nobody
 * finds them again (sqlite.org/howtocorrupt.html, section 4).
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Remembers which files a database and its write-ahead log are. The function that it returns tells whether both are still there, and throws
 * what the disk throws. It costs two looks at the disk, so ask only about the database that is written to.
 */
export function watchFiles(dir: string, name: 'log.db' | 'vault.db'): () => boolean {
  const known = [name, `${name}-wal`].flatMap((one) => {
    const file = join(dir, one);
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat === undefined ? [] : [{ file, dev: stat.dev, ino: stat.ino }];
  });
  return () =>
    known.every(({ file, dev, ino }) => {
      const stat = statSync(file, { throwIfNoEntry: false });
      return stat?.ino === ino && stat.dev === dev;
    });
}
