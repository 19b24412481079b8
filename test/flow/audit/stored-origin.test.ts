/** The origin of a log that a power cut left in the middle of a transaction, which only opening for writing can take back. */
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { storedOrigin } from '../../../main/audit/store/stored-origin.ts';
import { temporaryFolder } from '../../support/console.ts';

let before: ReturnType<typeof temporaryFolder>;
let left: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  before = temporaryFolder();
  left = temporaryFolder();
});
afterEach(() => {
  before.remove();
  left.remove();
});

/** Copies the files of a database while a transaction has changed them half. */
function cutInTheMiddle(): void {
  const db = new Database(join(before.path, 'log.db'));
  db.pragma('journal_mode = delete');
  db.pragma('cache_size = 2');
  db.exec("create table head (id integer primary key, origin text); insert into head values (1, 'carkey-console/a/live/1')");
  db.exec('create table filler (text)');
  const insert = db.prepare('insert into filler values (zeroblob(3000))');
  for (let row = 0; row < 50; row += 1) insert.run();
  db.exec("begin; update head set origin = 'changed'; update filler set text = randomblob(3000)");
  for (const name of ['log.db', 'log.db-journal']) copyFileSync(join(before.path, name), join(left.path, name));
  db.exec('rollback');
  db.close();
}

it('is told once the half done was taken back, by whoever may write, and is not guessed by anybody else', () => {
  cutInTheMiddle();
  expect(storedOrigin(left.path)).toBeNull();
  expect(existsSync(join(left.path, 'log.db-journal'))).toBe(true);
  expect(storedOrigin(left.path, true)).toBe('carkey-console/a/live/1');
  expect(storedOrigin(left.path)).toBe('carkey-console/a/live/1');
});
