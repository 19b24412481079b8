/** A first start that was cut off, and a start after the program was renewed: the folder keeps its origin and opens. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { LOG_MIGRATIONS } from '../../../main/audit/store/migrations/log-migrations.ts';
import { storedOrigin } from '../../../main/audit/store/stored-origin.ts';
import { call, started, temporaryFolder } from '../../support/console.ts';

const PRACTICE = { mode: 'practice', scenario: 'ok', operatorName: 'Test Person' } as const;

async function originAfterStart(dataDir: string): Promise<string> {
  const console = await started({ dataDir, override: PRACTICE });
  const { log } = await call(console, 'about.get', {});
  await console.stop();
  return log.origin;
}

it('a log whose vault was never made belongs to its origin', async () => {
  const folder = temporaryFolder();
  const first = await originAfterStart(folder.path);
  const vault = new Database(join(folder.path, 'practice', 'vault.db'));
  const tables = vault.prepare<[], string>("select name from sqlite_schema where type = 'table'").pluck().all();
  for (const table of tables) vault.exec(`drop table ${table}`);
  vault.pragma('user_version = 0');
  vault.close();
  expect(storedOrigin(join(folder.path, 'practice'))).toBe(first);
  expect(await originAfterStart(folder.path)).toBe(first);
  folder.remove();
});

it('a log of an earlier layout belongs to its origin', async () => {
  const folder = temporaryFolder();
  const first = await originAfterStart(folder.path);
  const log = new Database(join(folder.path, 'practice', 'log.db'));
  for (const table of ['signed_head', 'signing_key']) log.exec(`drop table ${table}`);
  log.pragma(`user_version = ${LOG_MIGRATIONS.length - 1}`);
  log.close();
  expect(await originAfterStart(folder.path)).toBe(first);
  folder.remove();
});

it('a folder without a log, and one with something else, have none', () => {
  const folder = temporaryFolder();
  expect(storedOrigin(folder.path)).toBeNull();
  new Database(join(folder.path, 'log.db')).close();
  expect(storedOrigin(folder.path)).toBeNull();
  folder.remove();
});
