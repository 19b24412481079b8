import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { restoreBackup, type RestoreReason } from '../../../main/audit/restore/restore.ts';
import { finishSwap } from '../../../main/audit/backup/backup-swap.ts';
import { epochNumbers } from '../../../main/audit/store/epoch-folder.ts';
import { openEpoch } from '../../../main/audit/restore/carry-over.ts';
import { epochOf, nextOrigin } from '../../../main/audit/store/epoch-number.ts';
import { fileSeedStore } from '../../../main/audit/keys/seed-store.ts';
import { fileKeySource } from '../../../main/audit/keys/key-source.ts';
import { verifyTrail } from '../../../main/audit/verify/verify.ts';
import { add, attemptDrafts, folder, optionsFor, ORIGIN, OTHER_VIN, tamper, verified, VIN } from './trails.ts';
import { addPlain, copyOf, openSigning } from './heads-trails.ts';

const NEXT = 'log.invalid/test/2';

/** A trail with an open attempt, a follow-up and values; a backup of it; and 20 entries after that. */
async function backedUp(): Promise<{ readonly dir: string; readonly backup: string; readonly size: number; readonly root: string }> {
  const dir = folder();
  const trail = openSigning(dir);
  const { drafts } = attemptDrafts(trail);
  add(trail, { kind: 'lookup', veh: trail.vehicle(VIN), personal: { input: VIN } });
  add(trail, { kind: 'status', veh: trail.vehicle(OTHER_VIN), out: 'suspended', d: { due: 50 } });
  add(trail, drafts.checked, drafts.intent, drafts.sent, drafts.unknown);
  const made = await trail.maintenance.backup();
  if (!made.ok) throw new Error(made.error.code);
  addPlain(trail, 20);
  trail.stop();
  return { dir, backup: made.value.folder, size: made.value.size, root: made.value.root };
}

const restore = (from: string, dir: string, reason: RestoreReason = 'damaged') => {
  const { origin: _, ...trail } = optionsFor(dir, { seeds: fileSeedStore(dir) });
  return restoreBackup({ from, reason, trail });
};

describe('the number of an epoch', () => {
  it('is the end of the origin', () => {
    expect([epochOf('a/live/12'), epochOf('a/live'), nextOrigin('a/live/9'), nextOrigin('a')]).toEqual([
      { base: 'a/live', number: 12 },
      { base: 'a/live', number: 1 },
      'a/live/10',
      'a/2',
    ]);
  });
});

describe('a restored backup', () => {
  it('is a new epoch that begins with the old head and the reason, and knows what is open', async () => {
    const { dir, backup, size, root } = await backedUp();
    const done = await restore(backup, dir);
    expect(done).toMatchObject({ ok: true, value: { origin: NEXT, lost: 20, old: { size, root } } });
    const trail = openSigning(dir, { origin: NEXT });
    expect(trail.maintenance.finding()).toBeNull();
    expect(trail.detail(0)?.row).toMatchObject({ kind: 'restore', log: NEXT, d: { size, root, reason: 'damaged', n: 20 } });
    expect(trail.attempts(true, 9).map(({ vin, state }) => [vin, state.name])).toEqual([[VIN, 'unknown']]);
    expect(trail.followUps().map(({ kind, vin }) => [kind, vin])).toEqual([
      ['reactivation', OTHER_VIN],
      ['unknown-outcome', VIN],
    ]);
    const { drafts } = attemptDrafts(trail);
    add(trail, drafts.checked);
    expect(trail.append(drafts.intent)).toEqual({ ok: false, error: 'conflict' });
    trail.stop();
    expect((await verified(dir)).findings).toEqual([]);
  });

  it('leaves the old log readable and verifiable, and what it replaced set aside', async () => {
    const { dir, backup, size, root } = await backedUp();
    tamper(dir, (db) => db.exec('update head set root = zeroblob(32)'));
    const broken = readFileSync(join(dir, 'log.db'));
    const done = await restore(backup, dir);
    const aside = done.ok ? (done.value.aside ?? '') : '';
    expect(readFileSync(join(aside, 'log.db')).equals(broken)).toBe(true);
    expect(readdirSync(aside)).toEqual(expect.arrayContaining(['head.txt', 'log.db', 'vault.db']));
    const old = openEpoch(dir, 1);
    if (!old.ok) throw new Error(old.error);
    expect(old.value.view()).toMatchObject({ origin: ORIGIN, size, root });
    expect(old.value.detail(0)).toMatchObject({ row: { vin: VIN }, opened: { input: VIN }, commitmentsHold: true });
    old.value.stop();
    const report = await verifyTrail(dir, { epoch: 1 });
    expect(report.ok && [report.value.findings, report.value.root]).toEqual([[], root]);
    tamper(join(dir, 'epochs', '1'), (db) => db.exec('delete from entries where seq = 2'));
    const bad = await verifyTrail(dir, { epoch: 1 });
    expect(bad.ok && bad.value.firstBad).toBe(2);
  });

  it('knows what was opened after it, and what is open in both as the newer log tells it', async () => {
    const { dir, backup } = await backedUp();
    const later = openSigning(dir);
    const [old] = later.attempts(true, 9);
    const { act, drafts } = attemptDrafts(later, OTHER_VIN);
    add(later, { kind: 'handed-over', act: old!.id, veh: old!.veh, d: { tx: old!.transactionId! } });
    add(later, drafts.checked, drafts.intent, drafts.sent);
    later.stop();
    expect(await restore(backup, dir)).toMatchObject({ ok: true, value: { open: 2 } });
    const trail = openSigning(dir, { origin: NEXT });
    expect(trail.attempts(true, 9).map(({ id, vin, state, handedOver }) => [id, vin, state.name, handedOver])).toEqual([
      [act, OTHER_VIN, 'sent', false],
      [old!.id, VIN, 'unknown', true],
    ]);
    const again = attemptDrafts(trail).drafts;
    add(trail, again.checked);
    expect([trail.maintenance.finding(), trail.append(again.intent)]).toEqual([null, { ok: false, error: 'conflict' }]);
    trail.stop();
    expect((await verified(dir)).findings).toEqual([]);
  });

  it('holds what it knows as open beside what the newer log has open, although that one settled it', async () => {
    const { dir, backup } = await backedUp();
    const later = openSigning(dir);
    const [old] = later.attempts(true, 9);
    add(later, { kind: 'resolved', act: old!.id, veh: old!.veh, out: 'no-effect', d: { by: 'person' } });
    const { act, drafts } = attemptDrafts(later, OTHER_VIN);
    add(later, drafts.checked, drafts.intent, drafts.sent);
    later.stop();
    expect(await restore(backup, dir)).toMatchObject({ ok: true, value: { open: 1 } });
    const trail = openSigning(dir, { origin: NEXT });
    expect(trail.attempts(true, 9).map(({ id, handedOver }) => [id, handedOver])).toEqual([
      [act, false],
      [old!.id, true],
    ]);
    expect(trail.maintenance.finding()).toBeNull();
  });

  it('knows one open attempt of a vehicle, the newer one, where the newer log settled the other', async () => {
    const { dir, backup } = await backedUp();
    const later = openSigning(dir);
    const [old] = later.attempts(true, 9);
    add(later, { kind: 'resolved', act: old!.id, veh: old!.veh, out: 'no-effect', d: { by: 'person' } });
    const { act, drafts } = attemptDrafts(later);
    add(later, drafts.checked, drafts.intent, drafts.sent);
    later.stop();
    expect(await restore(backup, dir)).toMatchObject({ ok: true, value: { open: 1 } });
    const trail = openSigning(dir, { origin: NEXT });
    expect(trail.attempts(true, 9).map(({ id, vin }) => [id, vin])).toEqual([[act, VIN]]);
    expect(trail.maintenance.finding()).toBeNull();
  });

  it('can be brought to an empty place, when the key is there', async () => {
    const { dir, backup } = await backedUp();
    const place = join(folder(), 'new');
    expect(await restore(backup, place, 'moved')).toEqual({ ok: false, error: { code: 'no-key' } });
    mkdirSync(place, { recursive: true });
    fileKeySource(place).store(fileKeySource(dir).read() ?? new Uint8Array(0));
    expect(await restore(backup, place, 'moved')).toMatchObject({ ok: true, value: { origin: NEXT, lost: null, aside: null } });
    const trail = openSigning(place, { origin: NEXT });
    expect([trail.maintenance.finding(), trail.attempts(true, 9).length, epochNumbers(place)]).toEqual([null, 1, [1]]);
  });

  it('can be restored again: the epochs are counted up and all are kept', async () => {
    const { dir, backup } = await backedUp();
    await restore(backup, dir);
    const trail = openSigning(dir, { origin: NEXT });
    const again = await trail.maintenance.backup();
    trail.stop();
    if (!again.ok) throw new Error(again.error.code);
    expect(await restore(again.value.folder, dir, 'rolled-back')).toMatchObject({ ok: true, value: { origin: 'log.invalid/test/3' } });
    expect(epochNumbers(dir)).toEqual([1, 2]);
    const third = openSigning(dir, { origin: 'log.invalid/test/3' });
    expect([third.maintenance.finding(), third.attempts(true, 9).length]).toEqual([null, 1]);
  });

  it('does not bring back a vehicle that was forgotten after it was made', async () => {
    const { dir, backup } = await backedUp();
    const trail = openSigning(dir);
    const other = trail.findVehicle(OTHER_VIN);
    if (other === null) throw new Error('the vehicle is not known');
    expect(trail.maintenance.forget(other, 'requested')).toMatchObject({ ok: true });
    trail.stop();
    await restore(backup, dir);
    const restored = openSigning(dir, { origin: NEXT });
    expect([restored.findVehicle(OTHER_VIN), restored.findVehicle(VIN) !== null]).toEqual([null, true]);
    expect(restored.maintenance.forget(other, 'requested')).toEqual({ ok: false, error: 'unknown-vehicle' });
  });
});

describe('what is no good backup', () => {
  const spoil: readonly (readonly [string, (backup: string) => void, string])[] = [
    ['a folder of something else', (at) => rmSync(join(at, 'backup.json')), 'not-a-backup'],
    ['facts of another backup', (at) => edit(at, (facts) => ({ ...facts, size: 3 })), 'other-facts'],
    ['facts that are none', (at) => edit(at, () => ({ size: 'many' })), 'not-a-backup'],
    ['a log that was changed', (at) => tamper(at, (db) => db.exec('delete from entries where seq = 2')), 'not-verified'],
    ['a log that was cut', (at) => cut(join(at, 'log.db')), 'corrupt'],
    ['a log that is none', (at) => writeFileSync(join(at, 'log.db'), 'x'.repeat(9000)), 'corrupt'],
    ['no log', (at) => rmSync(join(at, 'log.db')), 'read-only'],
  ];
  const edit = (at: string, change: (facts: object) => object) => {
    const file = join(at, 'backup.json');
    writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')) as object)));
  };
  const cut = (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 9000));

  it.each(spoil)('is refused, and the place stays as it was: %s', async (_, change, code) => {
    const { dir, backup } = await backedUp();
    change(backup);
    const done = await restore(backup, dir);
    expect(done.ok ? 'restored' : done.error.code).toBe(code);
    const trail = openSigning(dir);
    expect([trail.maintenance.finding(), trail.view().size]).toEqual([null, 26]);
  });

  it('is refused where a console is at work', async () => {
    const { dir, backup } = await backedUp();
    openSigning(dir);
    expect(await restore(backup, dir)).toEqual({ ok: false, error: { code: 'other-writer' } });
  });
});

describe('a restore that was cut off', () => {
  /** The moment before the files are moved in: everything is made, and the note that says so is there. */
  async function prepared(): Promise<string> {
    const { dir, backup } = await backedUp();
    const twin = copyOf(dir);
    await restore(backup, twin);
    const apart = join(dir, 'restoring');
    mkdirSync(apart);
    for (const name of ['log.db', 'vault.db', 'epochs']) renameSync(join(twin, name), join(apart, name));
    writeFileSync(join(dir, 'restore.json'), '{"aside":"aside/7"}');
    return dir;
  }

  it.each([0, 1, 2])('is finished at the next opening, whichever step it reached (%i)', async (reached) => {
    const dir = await prepared();
    mkdirSync(join(dir, 'aside', '7'), { recursive: true });
    const steps = [
      () => renameSync(join(dir, 'vault.db'), join(dir, 'aside', '7', 'vault.db')),
      () => renameSync(join(dir, 'restoring', 'vault.db'), join(dir, 'vault.db')),
    ];
    steps.slice(0, reached).forEach((step) => step());
    const trail = openSigning(dir, { origin: NEXT });
    expect([trail.maintenance.finding(), trail.detail(0)?.row.kind, trail.vinOf(trail.vehicle(VIN))]).toEqual([null, 'restore', VIN]);
    expect(readdirSync(join(dir, 'aside', '7')).sort()).toEqual(expect.arrayContaining(['head.txt', 'log.db', 'vault.db']));
    expect([existsSync(join(dir, 'restoring')), existsSync(join(dir, 'restore.json')), epochNumbers(dir)]).toEqual([false, false, [1]]);
    trail.stop();
    finishSwap(dir);
    expect((await verified(dir)).findings).toEqual([]);
  });
});
