/** Everything in the data folder is for this user alone: however it came to be, whatever the umask says, and also what an earlier program left wider. */
import { chmodSync, lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { preparePrivate } from '../../../main/disk/private-file.ts';
import { activate, OK_VIN, started, temporaryFolder } from '../../support/console.ts';
import { run } from '../shells/processes.ts';

function folder(): string {
  const made = temporaryFolder();
  onTestFinished(() => made.remove());
  return made.path;
}

/** Whatever others may do, by name; empty when nobody may do anything. */
const open = (dir: string): readonly string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => `${name} ${(lstatSync(join(dir, name)).mode & 0o777).toString(8)}`)
    .filter((line) => !/ [0-7]00$/.test(line));

const practice = (dataDir: string) => started({ dataDir, override: { mode: 'practice', operatorName: 'Ada' } });

/** A day with everything that makes files: an activation, a backup, tiles, and the log open meanwhile. */
async function fullDay(dataDir: string): Promise<readonly string[]> {
  const console = await practice(dataDir);
  await activate(console, OK_VIN);
  const { maintenance } = console.current().trust;
  expect((await maintenance.backup()).ok).toBe(true);
  expect(maintenance.exportTiles(join(dataDir, 'practice', 'tiles')).ok).toBe(true);
  const meanwhile = open(dataDir);
  await console.stop();
  return [...meanwhile, ...open(dataDir)];
}

describe.skipIf(process.platform === 'win32')('with the umask that takes nothing away', () => {
  it('a day leaves no file or folder that others may look into', async () => {
    const before = process.umask(0);
    onTestFinished(() => void process.umask(before));
    const dataDir = join(folder(), 'data');
    expect(await fullDay(dataDir)).toEqual([]);
    expect((lstatSync(dataDir).mode & 0o777).toString(8)).toBe('700');
    expect(readdirSync(join(dataDir, 'practice'))).toEqual(expect.arrayContaining(['log.db', 'vault.db', 'backups', 'tiles']));
  });

  it('what stands wider is closed at the start, companions and backups too; what is not ours stays as it is', async () => {
    const dataDir = folder();
    await fullDay(dataDir);
    for (const name of readdirSync(dataDir, { recursive: true, encoding: 'utf8' }))
      chmodSync(join(dataDir, name), lstatSync(join(dataDir, name)).isDirectory() ? 0o755 : 0o644);
    writeFileSync(join(dataDir, 'letter.odt'), '');
    chmodSync(join(dataDir, 'letter.odt'), 0o644);
    chmodSync(dataDir, 0o755);
    const console = await practice(dataDir);
    expect(open(dataDir)).toEqual(['letter.odt 644']);
    expect((lstatSync(dataDir).mode & 0o777).toString(8)).toBe('755');
    await console.stop();
    rmSync(join(dataDir, 'letter.odt'));
    await (await practice(dataDir)).stop();
    expect((lstatSync(dataDir).mode & 0o777).toString(8)).toBe('700');
  });

  it('an export and a bundle of the command line are closed too, and so is a log that came back from a backup', async () => {
    const before = process.umask(0);
    onTestFinished(() => void process.umask(before));
    const [dataDir, out] = [folder(), folder()];
    await fullDay(dataDir);
    const [backup = ''] = readdirSync(join(dataDir, 'practice', 'backups'));
    expect((await run(['audit', 'export', '--format', 'csv', '--out', join(out, 'a.csv'), '--data', dataDir])).code).toBe(0);
    const words = ['audit', 'restore', '--from', join(dataDir, 'practice', 'backups', backup), '--reason', 'moved', '--data', dataDir];
    expect((await run(words)).code).toBe(0);
    expect([...open(out), ...open(dataDir)]).toEqual([]);
  });

  it('the control: a database that SQLite makes by itself stands open, one that was prepared does not', () => {
    const before = process.umask(0);
    onTestFinished(() => void process.umask(before));
    const dir = folder();
    mkdirSync(join(dir, 'x'));
    for (const name of ['bare', 'ours']) {
      if (name === 'ours') preparePrivate(join(dir, name));
      const db = new Database(join(dir, name));
      db.pragma('journal_mode = WAL');
      db.exec('create table t (x)');
      expect(open(dir).some((line) => line.startsWith(name))).toBe(name === 'bare');
      db.close();
    }
  });
});
