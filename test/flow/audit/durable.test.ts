/** What is durable is durable: settings read back after a write, one use of a transaction, full blocks, subjects that were forgotten, older files. */
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openForWriting } from '../../../main/audit/store/database.ts';
import { LOG_MIGRATIONS } from '../../../main/audit/store/migrations/log-migrations.ts';
import { migrate } from '../../../main/audit/store/migrations/run.ts';
import { VAULT_MIGRATIONS } from '../../../main/audit/store/migrations/vault-migrations.ts';
import { add, attemptDrafts, folder, openFor, OTHER_VIN, verified, VIN } from './trails.ts';

describe('the settings of a connection', () => {
  const names = ['journal_mode', 'synchronous', 'secure_delete', 'trusted_schema', 'cell_size_check', 'foreign_keys'];
  const settings = (db: Database.Database): readonly unknown[] => names.map((name) => db.pragma(name, { simple: true }));

  test('are the safe ones after a write, which those of a plain connection are not', () => {
    const dir = folder();
    const ours = openForWriting(join(dir, 'ours.db'), LOG_MIGRATIONS);
    ours.exec("insert into head values (1, 'log', 0, zeroblob(32), 1)");
    expect(settings(ours)).toEqual(['wal', 2, 1, 0, 1, 1]);
    ours.close();
    const plain = new Database(join(dir, 'plain.db'));
    plain.exec('pragma journal_mode = WAL; create table t (x); insert into t values (1)');
    expect(settings(plain)).not.toEqual(['wal', 2, 1, 0, 1, 1]);
    expect(plain.pragma('synchronous', { simple: true })).toBe(1);
    plain.close();
  });
});

describe('a transaction id', () => {
  test('belongs to one attempt, whichever entry brings it, and never stops the log', async () => {
    const dir = folder();
    const trail = openFor(dir);
    const first = attemptDrafts(trail);
    add(trail, first.drafts.checked, first.drafts.intent, first.drafts.sent);
    add(trail, { kind: 'result', act: first.act, out: 'refused', err: 2341, d: { tx: first.tx, reason: 'error' } });
    const second = attemptDrafts(trail, OTHER_VIN);
    add(trail, second.drafts.checked);
    const conflict = { ok: false, error: 'conflict' };
    expect(trail.append({ ...second.drafts.intent, d: { tx: first.tx, lim: 1 } })).toEqual(conflict);
    add(trail, second.drafts.intent);
    expect(trail.append({ ...second.drafts.sent, d: { tx: first.tx } })).toEqual(conflict);
    for (let i = 0; i < 300; i += 1) expect([i, trail.append({ kind: 'clock' }).ok]).toEqual([i, true]);
    trail.stop();
    expect((await verified(dir)).findings).toEqual([]);
  });
});

describe('a block of entries', () => {
  test('is taken when an attempt frees the station for one that was checked before, and the log goes on', async () => {
    const dir = folder();
    const trail = openFor(dir);
    const [first, second] = [attemptDrafts(trail), attemptDrafts(trail, OTHER_VIN)];
    add(trail, first.drafts.checked, first.drafts.intent, first.drafts.sent, first.drafts.unknown);
    add(trail, ...Array.from({ length: 252 }, () => ({ kind: 'clock' }) as const));
    add(trail, second.drafts.checked);
    add(trail, { kind: 'handed-over', act: first.act });
    add(trail, second.drafts.intent);
    for (let i = 0; i < 300; i += 1) expect([i, trail.append({ kind: 'clock' }).ok]).toEqual([i, true]);
    trail.stop();
    expect((await verified(dir)).findings).toEqual([]);
  });
});

describe('a subject', () => {
  test('that the vault has forgotten leaves entries without a VIN or name, and a log that verifies where it tells of the erasure', async () => {
    const dir = folder();
    const trail = openFor(dir);
    const [veh, other] = [trail.vehicle(VIN), trail.vehicle(OTHER_VIN)];
    const { act, drafts } = attemptDrafts(trail);
    add(
      trail,
      { kind: 'lookup', veh, op: trail.operator('Zoë'), personal: { input: VIN } },
      { kind: 'lookup', veh: other },
      drafts.checked,
    );
    expect(trail.detail(0)).toMatchObject({ row: { vin: VIN, operator: 'Zoë' }, opened: { input: VIN } });
    trail.stop();
    const vault = new Database(join(dir, 'vault.db'));
    vault.prepare("delete from subject where ref = ? or kind = 'operator'").run(veh);
    vault.close();
    const again = openFor(dir);
    expect(again.detail(0)).toMatchObject({ row: { veh, vin: null, operator: null }, opened: {}, commitmentsHold: true });
    expect(again.detail(1)?.row.vin).toBe(OTHER_VIN);
    expect([again.vinOf(veh), again.findVehicle(VIN), again.attempt(act)?.vin]).toEqual([null, null, null]);
    expect(again.recentVehicles(9).map((one) => one.vin)).toEqual([OTHER_VIN]);
    expect(again.vehicle(VIN)).not.toBe(veh);
    add(again, { kind: 'erase', veh, out: 'requested', d: { n: 1 } });
    again.stop();
    expect((await verified(dir)).findings).toEqual([]);
  });

  test('that the vault never knew has none either', () => {
    const trail = openFor(folder());
    add(trail, { kind: 'lookup', veh: 'V-00000000000000000000000000' as never });
    expect(trail.list({}, undefined, 1).rows[0]).toMatchObject({ vin: null, operator: null });
  });
});

describe('a file of an older layout', () => {
  /** A log as version 1 knew it, with the entries and the head of a newer one. */
  function asVersion1(from: string, to: string): void {
    const old = new Database(join(to, 'log.db'));
    migrate(old, LOG_MIGRATIONS.slice(0, 1));
    old.prepare('attach ? as new').run(join(from, 'log.db'));
    for (const table of ['entries', 'tile']) old.exec(`insert into ${table} select * from new.${table}`);
    // A layout without tables has none of any version.
    old.exec('insert into head select id, origin, size, root, 0 from new.head');
    expect(old.pragma('user_version', { simple: true })).toBe(1);
    old.close();
  }

  test('log.db 1 becomes 2: its entries stay and the tables are filled', async () => {
    const [from, to] = [folder(), folder()];
    const trail = openFor(from);
    const { act, drafts } = attemptDrafts(trail);
    add(trail, drafts.checked, drafts.intent);
    for (let i = 0; i < 300; i += 1) add(trail, { kind: 'lookup', veh: trail.vehicle(VIN) });
    const { root } = trail.view();
    trail.stop();
    asVersion1(from, to);
    for (const name of ['vault.db', 'vault.key']) copyFileSync(join(from, name), join(to, name));
    const upgraded = openFor(to);
    expect(upgraded.view()).toMatchObject({ size: 302, root, problem: null });
    expect(upgraded.attempt(act)).toMatchObject({ state: { name: 'intent' } });
    expect(upgraded.list({ kind: 'intent' }, undefined, 9).rows.map((row) => row.seq)).toEqual([1]);
    add(upgraded, { kind: 'clock' });
    upgraded.stop();
    expect((await verified(to)).findings.filter((finding) => finding.what !== 'database')).toEqual([]);
  });

  test('vault.db 0 becomes 1, and a trail without a vault yet gets one', () => {
    const dir = join(folder(), 'trail');
    mkdirSync(dir);
    new Database(join(dir, 'vault.db')).exec('create table foreign_row (x); insert into foreign_row values (1)').close();
    const trail = openFor(dir);
    expect(trail.vinOf(trail.vehicle(VIN))).toBe(VIN);
    trail.stop();
    const vault = new Database(join(dir, 'vault.db'), { readonly: true });
    expect(vault.pragma('user_version', { simple: true })).toBe(VAULT_MIGRATIONS.length);
    expect(vault.prepare('select count(*) from foreign_row').pluck().get()).toBe(1);
    vault.close();
    expect([existsSync(join(dir, 'log.db')), readdirSync(dir).includes('vault.key')]).toEqual([true, true]);
  });
});
