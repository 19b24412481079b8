/**
 * Data that a newer program wrote. An older one neither understands it nor may touch it: it does not start on it, and no file of it is laid aside.
 * Looked at without opening a database: even a reader may leave files behind.
 */
import { join } from 'node:path';
import { LOG_MIGRATIONS, VAULT_MIGRATIONS } from '../audit/index.ts';
import { isNewerContent, readOwnFile, readStart } from '../disk/index.ts';
import { holdsUnknown } from '../secrets/index.ts';

/** Where SQLite keeps `user_version` in the header of a database, and how long that is, bytes. sqlite.org/fileformat.html */
const USER_VERSION_AT = 60;
const HEADER_BYTES = 100;

/**
 * The first file of a data folder that a newer program wrote, as a path in it; null: none. Files that cannot be read are not judged here, nor
 * is a layout that stands only in the journal of a program that was cut off: opening the database refuses that one.
 */
export function newerFileIn(dataDir: string): string | null {
  const small = ['settings.json', 'operators.json'].filter((name) => isNewerContent(jsonOf(join(dataDir, name))));
  const secrets = holdsUnknown(jsonOf(join(dataDir, 'secrets.json'))) ? ['secrets.json'] : [];
  const databases = ['live', 'practice'].flatMap((mode) => [
    ...(layoutOf(join(dataDir, mode, 'log.db')) > LOG_MIGRATIONS.length ? [`${mode}/log.db`] : []),
    ...(layoutOf(join(dataDir, mode, 'vault.db')) > VAULT_MIGRATIONS.length ? [`${mode}/vault.db`] : []),
  ]);
  return [...small, ...secrets, ...databases][0] ?? null;
}

function jsonOf(file: string): unknown {
  try {
    const bytes = readOwnFile(file);
    return bytes === null ? null : JSON.parse(bytes.toString('utf8'));
  } catch {
    // No JSON, or not to be read: whoever opens it says what is wrong.
    return null;
  }
}

/** The number of a database's layout; 0 where there is none. */
function layoutOf(file: string): number {
  try {
    const header = readStart(file, HEADER_BYTES);
    return header?.length === HEADER_BYTES ? header.readUInt32BE(USER_VERSION_AT) : 0;
  } catch {
    // None yet, or not to be read: whoever opens it says so.
    return 0;
  }
}
