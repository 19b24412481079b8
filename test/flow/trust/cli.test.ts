/** Backup, restore, tiles and verification from the command line, on the data folder of a console that is closed. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run as carkey } from '../shells/processes.ts';
import { activate, OK_VIN, started } from '../../support/console.ts';
import { practice } from './kit.ts';
import { tamper } from '../audit/trails.ts';

const folder = mkdtempSync(join(tmpdir(), 'carkey-care-'));
const data = join(folder, 'data');
const log = join(data, 'practice');

async function run(...words: readonly string[]) {
  const { code, out, err } = await carkey([...words, '--json', '--data', data]);
  return { code, err, said: JSON.parse(out) as Record<string, unknown> };
}

beforeAll(async () => {
  mkdirSync(data);
  const console = await started({ dataDir: data, override: { mode: 'practice', scenario: 'ok' } });
  await activate(console, OK_VIN);
  await console.stop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('carkey audit', () => {
  it('verify tells the signed heads and the mark, and fails when the mark knows more than the log', async () => {
    const good = await run('audit', 'verify');
    expect([good.code, good.said]).toMatchObject([
      0,
      { ok: true, signed: { unsigned: 0 }, outside: { places: [{ where: 'mark', standing: 'fits' }], share: null } },
    ]);
    const mark = join(data, 'marks', 'practice.json');
    const kept = readFileSync(mark, 'utf8');
    const { size, ...rest } = JSON.parse(kept) as { size: number };
    writeFileSync(mark, JSON.stringify({ ...rest, size: size + 3 }));
    const bad = await run('audit', 'verify');
    writeFileSync(mark, kept);
    expect([bad.code, bad.said]).toMatchObject([6, { ok: false, firstBad: null, outside: { places: [{ standing: 'rolled-back' }] } }]);
  });

  it('list and export find entries by words, as the screen does', async () => {
    const found = await run('audit', 'list', '--text', `${OK_VIN.slice(-8)} succeeded`);
    expect([found.code, found.said['rows']]).toMatchObject([0, [{ kind: 'result', vin: OK_VIN }]]);
    const file = join(folder, 'words.jsonl');
    const out = await run('audit', 'export', '--format', 'jsonl', '--file', file, '--text', 'nowhere');
    expect([out.code, out.said['count'], readFileSync(file, 'utf8')]).toEqual([0, 0, '']);
    const bare = await carkey(['audit', 'export', '--text', 'nowhere', '--data', data]);
    expect([bare.code, bare.err]).toEqual([0, expect.stringContaining('no entry fits')]);
    const table = join(folder, 'words.csv');
    await run('audit', 'export', '--delimiter', 'semicolon', '--file', table);
    expect(readFileSync(table, 'utf8').startsWith('\ufeff"seq";"time";')).toBe(true);
  });

  it('a damaged log sends nothing, and is exported all the same', async () => {
    const kept = join(folder, 'undamaged');
    cpSync(log, kept, { recursive: true });
    tamper(log, (db) => db.exec('update entries set hash = zeroblob(32) where seq = (select max(seq) from entries)'));
    const at = ['--data', data, '--simulator', 'ok'];
    const sent = await carkey(['activate', '--vin', OK_VIN, '--confirm', 'keys,inside', ...at]);
    const csv = await carkey(['audit', 'export', ...at]);
    rmSync(log, { recursive: true });
    renameSync(kept, log);
    expect([sent.code, csv.code, csv.out.split('\n').length > 5]).toEqual([6, 0, true]);
    for (const { err } of [sent, csv]) expect(err).toContain('does not pass its own check');
  });

  it('verify names a log that is not there though its mark is', async () => {
    const kept = join(folder, 'kept');
    renameSync(log, kept);
    const gone = await carkey(['audit', 'verify', '--data', data]);
    renameSync(kept, log);
    expect([gone.code, gone.err]).toEqual([6, expect.stringContaining('practice log is not here')]);
  });

  it('tiles writes a folder for tools of others, and never into a full one', async () => {
    const to = join(folder, 'tiles');
    const done = await run('audit', 'tiles', to);
    expect([done.code, done.said['size'], readdirSync(to).sort()]).toEqual([0, expect.any(Number), ['checkpoint', 'key.txt', 'tile']]);
    expect((await run('audit', 'tiles', to)).code).toBe(2);
    expect((await run('audit', 'tiles')).code).toBe(2);
  });

  it('restore brings a backup back as the next epoch, and keeps what was there', async () => {
    const made = await run('audit', 'backup');
    expect([made.code, existsSync(join(String(made.said['folder']), 'backup.json'))]).toEqual([0, true]);
    const later = await practice(data);
    await later.stop();
    const lost = Number((await run('audit', 'verify')).said['size']);
    const apart = join(folder, 'apart');
    cpSync(String(made.said['folder']), apart, { recursive: true });
    tamper(log, (db) => db.exec('update entries set leaf = cast(replace(leaf, \'"mono":\', \'"mono":1\') as blob) where seq = 2'));
    expect((await run('audit', 'verify')).code).toBe(6);

    expect((await run('audit', 'restore', '--from', apart)).code).toBe(2);
    const restored = await run('audit', 'restore', '--from', apart, '--reason', 'damaged');
    expect([restored.code, restored.said['origin']]).toEqual([0, expect.stringMatching(/\/practice\/2$/)]);
    expect(restored.said['lost']).toBe(lost - Number(made.said['size']));
    expect(readdirSync(String(restored.said['aside']))).toContain('log.db');

    const next = await practice(data);
    expect(next.current().trail.view()).toMatchObject({ origin: restored.said['origin'], problem: null });
    expect(next.current().trail.detail(0)?.row).toMatchObject({ kind: 'restore', d: { reason: 'damaged', size: made.said['size'] } });
    await next.stop();
    expect((await run('audit', 'verify')).code).toBe(0);
  });

  it('restore refuses a folder that is no backup, and one that was changed', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    expect((await run('audit', 'restore', '--from', empty, '--reason', 'moved')).code).toBe(2);
    const made = await run('audit', 'backup');
    tamper(String(made.said['folder']), (db) => db.exec("update entries set leaf = cast('nothing' as blob) where seq = 0"));
    const refused = await run('audit', 'restore', '--from', String(made.said['folder']), '--reason', 'moved');
    expect([refused.code, refused.said['error']]).toMatchObject([6, { code: 'not-verified' }]);
  });

  it('backup, restore and tiles leave the files of a running console alone', async () => {
    const running = await practice(data);
    for (const words of [['backup'], ['tiles', join(folder, 'other')], ['restore', '--from', join(folder, 'apart'), '--reason', 'moved']]) {
      expect((await run('audit', ...words)).said['error'], words[0]).toMatchObject({ code: 'other-writer' });
    }
    await running.stop();
  });
});
