/**
 * Goal C4: a table of states of disk and clock (disk-states.ts, disk-full.ts), and what is expected in each: the word for the screen, no
 * file deleted by us, no activation sent that cannot be written down. The control is a plain SQLite connection, which goes on adding to
 * files that were taken from under it and says nothing.
 */
import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { canMount, MOUNTED_STATES } from './disk-full.ts';
import { backupsUnderLoad, DISK_STATES, type DiskState } from './disk-states.ts';
import { rowOf, type Fault, type Scale } from './fault.ts';

const BACKUPS = { starred: 3, full: 200 } as const;
/** The starred run tries every so many of the states that start a console. */
const STARRED_EVERY = 3;

async function inFolder<T>(work: (folder: string) => Promise<T> | T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'carkey-disk-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function statesOf(scale: Scale): Promise<{ readonly states: readonly DiskState[]; readonly leftOut: readonly string[] }> {
  const mounted = MOUNTED_STATES.filter((_, index) => scale === 'full' || index % STARRED_EVERY === STARRED_EVERY - 1);
  const plain = [...DISK_STATES, backupsUnderLoad(BACKUPS[scale])];
  if (await canMount()) return { states: [...plain, ...mounted], leftOut: [] };
  return { states: plain, leftOut: mounted.map(({ name }) => name) };
}

/** Does a plain connection take a row after `change`, and is that row missing from the file when it is opened again? */
function plainLoses(change: (file: string) => void, after: (db: Database.Database) => void = () => undefined): Promise<boolean> {
  return inFolder((folder) => {
    const file = join(folder, 'plain.db');
    const db = new Database(file);
    db.exec('pragma journal_mode = WAL; create table t (x)');
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.exec('insert into t values (1)');
    change(file);
    db.exec('insert into t values (2)');
    after(db);
    // Not closed first: the process may end in any way.
    const left = `${folder}.left`;
    cpSync(folder, left, { recursive: true });
    const again = new Database(join(left, 'plain.db'), { readonly: true });
    const found = again.prepare<[], number>('select x from t where x = 2').pluck().get();
    again.close();
    db.close();
    rmSync(left, { recursive: true, force: true });
    return found === undefined;
  });
}

function replaceIt(file: string): void {
  cpSync(file, `${file}.old`);
  renameSync(file, `${file}.moved`);
  renameSync(`${file}.old`, file);
}

/** Other states of disk and clock. */
export const fault: Fault = {
  name: 'disk',
  starred: true,
  async run(scale) {
    const { states, leftOut } = await statesOf(scale);
    const tries: string[][] = [];
    for (const { name, run } of states) {
      const troubles = await inFolder(run).catch((fault: unknown) => [
        fault instanceof Error ? (fault.stack ?? fault.message) : String(fault),
      ]);
      tries.push(troubles.map((words) => `${words} (${name})`));
    }
    const replaced = await plainLoses(replaceIt, (db) => db.pragma('wal_checkpoint(TRUNCATE)'));
    const deleted = await plainLoses((file) => rmSync(`${file}-wal`));
    const without = leftOut.length === 0 ? '' : `; left out, since they need the right to mount: ${leftOut.join(', ')}`;
    const what = `a plain connection loses entries silently when its file is replaced or its write-ahead log deleted${without}`;
    return rowOf('states of disk and clock', tries, { what, seen: replaced && deleted });
  },
};
