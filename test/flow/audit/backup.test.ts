import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { BACKUP_KEPT_MS, listBackups, overdueBackups, pruneBackups, readFacts } from '../../../main/audit/backup/backup-folder.ts';
import { fileKeySource } from '../../../main/audit/keys/key-source.ts';
import { verifyTrail } from '../../../main/audit/verify/verify.ts';
import { add, folder, tamper, VIN } from './trails.ts';
import { addPlain, openSigning } from './heads-trails.ts';

describe('a backup', () => {
  it('is a verified beginning of the log, told step by step', async () => {
    const dir = folder();
    const trail = openSigning(dir);
    add(trail, { kind: 'lookup', veh: trail.vehicle(VIN), personal: { input: VIN } });
    addPlain(trail, 300);
    const told: number[] = [];
    const made = await trail.maintenance.backup({ onProgress: (part) => told.push(part) });
    if (!made.ok) throw new Error(made.error.code);
    expect(made.value).toMatchObject({ origin: 'log.invalid/test/1', size: 301, root: trail.view().root });
    expect([told.every((part, i) => part >= (told[i - 1] ?? 0)), told.at(-1)]).toEqual([true, 1]);
    expect(trail.maintenance.backups()).toEqual([made.value]);
    expect(readdirSync(made.value.folder).sort()).toEqual(expect.arrayContaining(['backup.json', 'log.db', 'vault.db']));
    const report = await verifyTrail(made.value.folder, { keySource: fileKeySource(dir) });
    expect(report.ok && report.value.ok).toBe(true);
  });

  it('made under load is a beginning of the log each time', async () => {
    const trail = openSigning(folder());
    addPlain(trail, 500);
    const rounds = process.env.CARKEY_FULL === '1' ? 200 : 4;
    for (let i = 0; i < rounds; i += 1) {
      const size = trail.view().size;
      // Copying goes on in the turns of the event loop between two appends.
      const made = await trail.maintenance.backup({ onProgress: (part) => (part < 0.5 ? addPlain(trail, 5) : undefined) });
      expect(made.ok && made.value.size >= size).toBe(true);
      expect(trail.view().size).toBeGreaterThan(size);
    }
    expect(trail.maintenance.backups()).toHaveLength(rounds);
  });

  it('of a damaged log is none, and says where', async () => {
    const dir = folder();
    const trail = openSigning(dir);
    addPlain(trail, 40);
    trail.stop();
    tamper(dir, (db) => db.exec('update entries set leaf = cast(replace(leaf, \'"ms":3\', \'"ms":4\') as blob) where seq = 3'));
    const again = openSigning(dir);
    expect(await again.maintenance.backup()).toMatchObject({
      ok: false,
      error: { code: 'not-verified', finding: { seq: 3, what: 'leaf-hash' } },
    });
    expect([again.maintenance.backups(), existsSync(join(dir, 'backups'))]).toEqual([[], true]);
  });

  it('is refused while another one is made, and ends when it is called off', async () => {
    const trail = openSigning(folder());
    addPlain(trail, 3);
    const first = trail.maintenance.backup();
    expect(await trail.maintenance.backup()).toEqual({ ok: false, error: { code: 'busy' } });
    expect(await first).toMatchObject({ ok: true });
    expect(await trail.maintenance.backup({ signal: AbortSignal.abort() })).toEqual({ ok: false, error: { code: 'aborted' } });
    expect(trail.maintenance.backups()).toHaveLength(1);
  });

  it('that cannot be written is a problem of the disk', async () => {
    const dir = folder();
    writeFileSync(join(dir, 'backups'), 'a file where the folder should be');
    const trail = openSigning(dir);
    expect(await trail.maintenance.backup()).toMatchObject({ ok: false, error: { code: 'io' } });
  });
});

describe('old backups', () => {
  const place = (at: number) => ({ origin: 'o', size: 1, root: '0'.repeat(64), at, folder: `/${at}` });
  const now = 100 * BACKUP_KEPT_MS;

  it('go after 30 days, the newest never does', () => {
    const backups = [now - 3 * BACKUP_KEPT_MS, now - 4 * BACKUP_KEPT_MS].map(place);
    expect(overdueBackups(backups, now).map(({ at }) => at)).toEqual([now - 4 * BACKUP_KEPT_MS]);
    expect(overdueBackups([place(now), place(now - BACKUP_KEPT_MS), place(now - BACKUP_KEPT_MS - 1)], now)).toHaveLength(1);
  });

  it('are deleted with what was never finished, and nothing else', () => {
    const dir = folder();
    const write = (name: string, text: string) => {
      mkdirSync(join(dir, name));
      writeFileSync(join(dir, name, 'backup.json'), text);
    };
    const { folder: _, ...facts } = place(now);
    write('new', JSON.stringify(facts));
    write('old', JSON.stringify({ ...facts, at: 1 }));
    write('strange', '{');
    write('foreign', '{"at":1}');
    write('half.partial', JSON.stringify(facts));
    expect([pruneBackups(dir, now), readdirSync(dir).sort()]).toEqual([1, ['foreign', 'new', 'strange']]);
    expect([listBackups(dir).map(({ at }) => at), readFacts(join(dir, 'strange'))]).toEqual([[now], null]);
    expect(readFileSync(join(dir, 'foreign', 'backup.json'), 'utf8')).toBe('{"at":1}');
  });
});

it('a copy beside a running trail never takes its lock away', async () => {
  const dir = folder();
  const trail = openSigning(dir);
  addPlain(trail, 2);
  await trail.maintenance.backup();
  const other = new Database(join(dir, 'lock.db'), { timeout: 0 });
  expect(() => other.exec('begin exclusive')).toThrow('locked');
  other.close();
});
