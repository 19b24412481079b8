/**
 * Opens one SQLite file the way the audit trail needs it. better-sqlite3 is built so that WAL silently falls back to
 * synchronous=NORMAL, which loses acknowledged commits at a power cut; so FULL is set, and read back after a write.
 */
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { briefly, FileInUse, isHeld, mustBeFile, preparePrivate, syncFile, TrailError, wasHeldFromWriting } from '../../disk/index.ts';
import { migrate, type Migration } from './migrations/index.ts';

/** A connection. */
export type Db = Database.Database;

/** Older SQLite has a WAL-reset race that can lose commits (sqlite.org/releaselog/3_51_3.html). */
const OLDEST_SQLITE = [3, 51, 3] as const;

const FULL = 2;

/** Opens for writing, creates and migrates. Throws a SqliteError, FileInUse or {@link TrailError}; the caller turns it into a problem. */
export function openForWriting(file: string, migrations: readonly Migration[]): Db {
  preparePrivate(mustBeDatabase(file));
  return prepared(file, { timeout: 0 }, (db) => {
    if (db.pragma('journal_mode = WAL', { simple: true }) !== 'wal') throw new TrailError('io');
    harden(db);
    db.pragma('synchronous = FULL');
    db.pragma('secure_delete = ON');
    if (process.platform === 'darwin') db.pragma('fullfsync = ON');
    migrate(db, migrations);
    confirmDurable(db);
  });
}

/**
 * Opens for reading while another process may write. A newer layout is refused, and one older than `oldest`: reading it would guess. Whoever
 * reads an older one knows what it lacks.
 */
export function openForReading(file: string, migrations: readonly Migration[], oldest = migrations.length): Db {
  return prepared(mustBeDatabase(file), { readonly: true, fileMustExist: true, timeout: 2000 }, (db) => {
    harden(db);
    const version = Number(db.pragma('user_version', { simple: true }));
    // Nothing was ever made in it: an emptied file, or one of something else.
    if (version === 0) throw new TrailError('corrupt');
    if (version > migrations.length || version < oldest) throw new TrailError('read-only');
  });
}

/** Opens and makes ready, or closes again. */
function prepared(file: string, options: Database.Options, prepare: (db: Db) => void): Db {
  return connect(file, options, (db) => {
    refuseOldSqlite(db);
    prepare(db);
    return db;
  });
}

/**
 * Makes a connection and speaks the first words with it, or closes it again: the files beside a database are opened then, and may be held as well as
 * itself. Gives what `begin` gives. Throws FileInUse, and what SQLite throws.
 */
export function connect<T>(file: string, options: Database.Options, begin: (db: Db) => T): T {
  return unlessHeld(file, options, () => {
    const db = new Database(file, options);
    try {
      return begin(db);
    } catch (fault) {
      db.close();
      throw fault;
    }
  });
}

const withCompanions = (file: string): readonly string[] => ['', '-wal', '-shm', '-journal'].map((end) => `${file}${end}`);

/** SQLite opens whatever has the name, and waits for ever at a pipe. Gives the file; throws FileRefused for it or one of its companions. */
export function mustBeDatabase(file: string): string {
  for (const one of withCompanions(file)) mustBeFile(one);
  return file;
}

/**
 * Locks a file for this connection alone, until it is closed, and writes nothing into it. Waits `patienceMs` for another one that has the lock.
 * Throws FileInUse, and what SQLite throws.
 */
export function lockExclusively(file: string, patienceMs: number): Db {
  return connect(file, { timeout: patienceMs }, (db) => {
    db.pragma('journal_mode = MEMORY');
    db.exec('begin exclusive');
    // Of a file that was opened to be read only, "begin exclusive" locks nothing and says nothing: only a write, which is never committed, does.
    db.pragma('user_version = 0');
    return db;
  });
}

/**
 * Begins anew for as long as another program is at the database. SQLite says "cannot open" of a file that is held as of one that this user may
 * not open; {@link isHeld} tells them apart as for any other file. Where it could not open one for writing it opens it for reading without a word
 * (winOpen in os_win.c), and the first write says "read-only"; of a connection that is for reading that has other reasons.
 */
function unlessHeld<T>(file: string, { readonly: isForReading = false }: Database.Options, open: () => T): T {
  return briefly(file, () => {
    try {
      return open();
    } catch (fault) {
      if (fault instanceof Database.SqliteError && isHeldAtOpening(fault, file, isForReading)) throw new FileInUse(file, { cause: fault });
      throw fault;
    }
  });
}

/** Of "cannot open" the primary code alone: the longer ones name a folder, a link or a path that cannot be. */
function isHeldAtOpening({ code }: { readonly code: string }, file: string, isForReading: boolean): boolean {
  if (code.startsWith('SQLITE_READONLY')) return !isForReading && withCompanions(file).every(wasHeldFromWriting);
  return code === 'SQLITE_CANTOPEN' && existsSync(file) && isHeld(Object.assign(new Error(code), { code: 'EACCES' }), file);
}

/** Settings that matter to readers too: nothing in the file may run code, and damaged pages are noticed. */
function harden(db: Db): void {
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('foreign_keys = ON');
  db.pragma('mmap_size = 0');
}

function refuseOldSqlite(db: Db): void {
  const version = db.prepare<[], string>('select sqlite_version()').pluck().get() ?? '';
  if (!isRecentSqlite(version)) throw new Error(`SQLite ${version} can lose commits; ${OLDEST_SQLITE.join('.')} is needed`);
}

/** Is a version (`3.54.1`) at least the oldest one without the WAL-reset race? */
export function isRecentSqlite(version: string): boolean {
  const parts = version.split('.').map(Number);
  const first = OLDEST_SQLITE.findIndex((wanted, i) => parts[i] !== wanted);
  return first === -1 || (parts[first] ?? 0) > (OLDEST_SQLITE[first] ?? 0);
}

/** `PRAGMA synchronous` tells the truth only after the first write of a connection. */
function confirmDurable(db: Db): void {
  db.pragma(`user_version = ${Number(db.pragma('user_version', { simple: true }))}`);
  const settings = { synchronous: FULL, secure_delete: 1, foreign_keys: 1, trusted_schema: 0, cell_size_check: 1 } as const;
  for (const [name, wanted] of Object.entries(settings)) {
    const found = db.pragma(name, { simple: true });
    if (found !== wanted) throw new Error(`PRAGMA ${name} is ${String(found)} after a write, wanted ${wanted}`);
  }
}

/**
 * Moves everything from the write-ahead log into the file and empties it, for good: SQLite does not sync the cutting off, and a power cut
 * would bring back the bytes of what was destroyed. There are no locks on that file that closing it could drop. False when a reader is in the way.
 */
export function emptyWal(db: Db): boolean {
  const [row] = db.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
  if (row?.busy !== 0) return false;
  const wal = `${db.name}-wal`;
  if (existsSync(wal)) syncFile(wal);
  return true;
}

/** The version of the SQLite that is built in. */
export function sqliteVersion(): string {
  const db = new Database(':memory:');
  try {
    return db.prepare<[], string>('select sqlite_version()').pluck().get() ?? '';
  } finally {
    db.close();
  }
}
