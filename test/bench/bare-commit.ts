/** What any durable log on this stack must pay: SQLite with FULL commits, and nothing of ours. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { benchFolder } from './folders.ts';

/** A bare database that commits as the console does. */
export function bareDatabase(schema: string): Database.Database {
  const db = new Database(join(benchFolder('bare'), 'bare.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(schema);
  return db;
}

/** About as long as an entry. */
export const BLOB = Buffer.alloc(350, 1);

/** The bare commit: what any durable log on this stack must pay. */
export function bareCommit(): () => void {
  const insert = bareDatabase('create table t (id integer primary key, v blob)').prepare('insert into t (v) values (?)');
  return () => void insert.run(BLOB);
}
