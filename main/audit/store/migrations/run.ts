/** Brings a database file to the present layout, one numbered step after the other. How to add one: docs/recipes/add-a-migration.md. */
import type Database from 'better-sqlite3';
import { TrailError } from '../../../disk/index.ts';

/** One step. `version` is its number and the file's `user_version` after it; SQL that was released is never edited. */
export type Migration = { readonly version: number; readonly sql: string };

/** Runs the steps that a file has not seen, each in a transaction of its own. A file of a newer program is refused as `read-only`. */
export function migrate(db: Database.Database, migrations: readonly Migration[]): void {
  const found = Number(db.pragma('user_version', { simple: true }));
  if (found > migrations.length) throw new TrailError('read-only');
  for (const { version, sql } of migrations.slice(found)) {
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${version}`);
    }).immediate();
  }
}
