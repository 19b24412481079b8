/** Goal L6: after a vehicle was forgotten, nothing about it is in any file, in any encoding, and the log still verifies. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { proveInclusion, verifyInclusion } from '../../../app/audit/log/proof.ts';
import type { VehicleRef } from '../../../app/audit/entry/kinds.ts';
import type { Vin } from '../../../app/vehicle/types.ts';
import { formsOf } from '../../../main/audit/erasure/forget-scan.ts';
import { dueForErasure } from '../../../main/audit/queries/forget-due.ts';
import { storedHashes, storedRoot } from '../../../main/audit/log/stored-tree.ts';
import { openForReading } from '../../../main/audit/store/database.ts';
import { LOG_MIGRATIONS } from '../../../main/audit/store/migrations/log-migrations.ts';
import { add, attemptDrafts, folder, handClock, OTHER_VIN, verified, VIN } from './trails.ts';
import { addPlain, copyOf, openSigning, type Signing } from './heads-trails.ts';

const SECRET = 'answer canary 7Q';

/** A trail that knows VIN and OTHER_VIN, each with values, a settled attempt and a code. */
function knowing(dir: string): { readonly trail: Signing; readonly veh: VehicleRef } {
  const trail = openSigning(dir);
  for (const vin of [VIN, OTHER_VIN]) {
    const { act, tx, drafts } = attemptDrafts(trail, vin);
    const op = trail.operator('Zoë');
    add(trail, { ...drafts.checked, op, personal: { input: vin, operator: 'Zoë' } }, drafts.intent, drafts.sent);
    trail.sealCode(act, { raw: 'c2hhemFtCg==', answer: `{"vin":"${vin}"}`, expiresAt: 1 });
    const veh = trail.vehicle(vin);
    add(trail, {
      kind: 'result',
      act,
      veh,
      out: 'succeeded',
      d: { tx, code: 'sealed' },
      personal: { reason: SECRET, code: 'c2hhemFtCg==' },
    });
  }
  add(trail, { kind: 'lookup', op: trail.operator('Zoë'), personal: { reason: `wrong place, ${VIN.toLowerCase()}` } });
  return { trail, veh: trail.vehicle(VIN) };
}

/** Bytes of the vault that die with the vehicle: wrapped key, blind index, sealed values. */
function secretsOf(dir: string, veh: VehicleRef): readonly Buffer[] {
  const db = new Database(join(dir, 'vault.db'), { readonly: true });
  const subject = db.prepare<[string], Buffer[]>('select key, value, lookup from subject where ref = ?').raw().get(veh) ?? [];
  const sealed = db.prepare<[string], Buffer>('select data from sealed where subject = ?').pluck().all(veh);
  db.close();
  return [...subject, ...sealed];
}

/** Files under a folder, in folders too, that hold one of the needles. */
function holders(dir: string, needles: readonly Buffer[]): readonly string[] {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files
    .map((one) => join(one.parentPath, one.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return needles.some((needle) => bytes.includes(needle));
    });
}

describe('forgetting a vehicle', () => {
  it('leaves nothing of it in any file, and a log that verifies, with every old proof', async () => {
    const dir = folder();
    const { trail, veh } = knowing(dir);
    addPlain(trail, 300);
    trail.stop();
    const before = openForReading(join(dir, 'log.db'), LOG_MIGRATIONS);
    const size = before.prepare<[], number>('select size from head').pluck().get() ?? 0;
    const root = storedRoot(before, size);
    const proofs = [0, 3, 8].map((index) => ({ index, proof: proveInclusion(storedHashes(before), index, size) }));
    before.close();
    const needles = [...formsOf(VIN), ...formsOf(VIN.slice(-8)), ...formsOf(SECRET), ...secretsOf(dir, veh)];
    expect(holders(dir, secretsOf(dir, veh))).toEqual([join(dir, 'vault.db')]);

    const again = openSigning(dir);
    const op = again.operator('Admin');
    const done = again.maintenance.forget(veh, 'requested', { op, role: 'admin' });
    expect(done).toMatchObject({ ok: true, value: { veh, ground: 'requested', seq: size, count: 4, found: [], backups: 0, setAside: 0 } });
    expect(again.detail(size)?.row).toMatchObject({ kind: 'erase', veh, op, out: 'requested', d: { n: 4 }, vin: null });
    expect([again.findVehicle(VIN), again.vinOf(veh), again.detail(0)?.opened]).toEqual([
      null,
      null,
      { operator: 'Zoë', station: 'Bay 1' },
    ]);
    expect([again.detail(8)?.opened, again.findVehicle(OTHER_VIN) !== null]).toEqual([{}, true]);
    expect(again.sealedCodes()).toHaveLength(1);
    expect(again.maintenance.newestHead()).toContain(`\n${size + 1}\n`);
    again.stop();

    expect(holders(dir, needles)).toEqual([]);
    expect((await verified(dir)).findings).toEqual([]);
    const after = openForReading(join(dir, 'log.db'), LOG_MIGRATIONS);
    const leaves = after.prepare<[number], Buffer>('select hash from entries where seq = ?').pluck();
    const hold = proofs.map(({ index, proof }) => verifyInclusion({ size, root }, index, leaves.get(index) ?? Buffer.alloc(0), proof).ok);
    after.close();
    expect(hold).toEqual([true, true, true]);
  });

  it('without secure deletion would leave it: the scan sees what is there', () => {
    const dir = folder();
    const { trail, veh } = knowing(dir);
    trail.stop();
    const needles = secretsOf(dir, veh);
    const db = new Database(join(dir, 'vault.db'));
    db.pragma('secure_delete = OFF');
    db.prepare('delete from sealed where subject = ?').run(veh);
    db.prepare('delete from subject where ref = ?').run(veh);
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    expect(holders(dir, needles)).toEqual([join(dir, 'vault.db')]);
  });

  it('is refused while an attempt is open, and for one that is not known', () => {
    const dir = folder();
    const trail = openSigning(dir);
    const { drafts } = attemptDrafts(trail);
    add(trail, drafts.checked, drafts.intent);
    const veh = trail.vehicle(VIN);
    expect(trail.maintenance.forget(veh, 'requested')).toEqual({ ok: false, error: 'open-attempt' });
    expect(trail.vinOf(veh)).toBe(VIN);
    expect(trail.maintenance.forget('V-00000000000000000000000000' as VehicleRef, 'requested')).toEqual({
      ok: false,
      error: 'unknown-vehicle',
    });
    expect(trail.list({ kind: 'erase' }, undefined, 1).rows).toEqual([]);
  });

  it('that was recorded and cut off before anything was deleted is finished at the next opening', () => {
    const dir = folder();
    const { trail, veh } = knowing(dir);
    add(trail, { kind: 'erase', veh, out: 'requested', d: { n: 4 } });
    expect(trail.vinOf(veh)).toBe(VIN);
    trail.stop();
    const needles = secretsOf(dir, veh);
    const again = openSigning(dir);
    expect([again.vinOf(veh), again.sealedCodes().length]).toEqual([null, 1]);
    again.stop();
    expect(holders(dir, needles)).toEqual([]);
  });

  it('names the file when another program keeps the write-ahead log', () => {
    const dir = folder();
    const { trail, veh } = knowing(dir);
    const reader = new Database(join(dir, 'vault.db'), { readonly: true });
    reader.exec('begin; select count(*) from subject');
    reader.prepare('select * from subject').all();
    const done = trail.maintenance.forget(veh, 'retention-over');
    expect(done.ok && done.value.found.length > 0).toBe(true);
    reader.close();
  });

  it('says how many backups still hold the sealed values', async () => {
    const dir = folder();
    const { trail, veh } = knowing(dir);
    expect(await trail.maintenance.backup()).toMatchObject({ ok: true });
    expect(trail.maintenance.forget(veh, 'requested')).toMatchObject({ ok: true, value: { backups: 1 } });
    trail.stop();
    expect(holders(copyOf(dir), [...formsOf(VIN), ...formsOf(VIN.slice(-8))])).toEqual([]);
  });

  it('can be done to a vehicle that came back, which then is another one', () => {
    const { trail, veh } = knowing(folder());
    trail.maintenance.forget(veh, 'wrong-vehicle');
    const anew = trail.vehicle(VIN);
    expect(anew).not.toBe(veh);
    expect(trail.maintenance.forget(anew, 'wrong-vehicle')).toMatchObject({ ok: true, value: { count: 0 } });
  });
});

describe('retention', () => {
  it('lists the vehicles that nothing was recorded of for so long, oldest first, without open ones', () => {
    const day = 24 * 3600 * 1000;
    const car = (name: string, days: number, open = false) =>
      ({ veh: name as VehicleRef, lastAt: -days * day, openAttempt: open ? ('A' as never) : null }) as const;
    const cars = [car('a', 30), car('b', 31), car('c', 29), car('d', 99, true)];
    expect(dueForErasure(cars, 30, 0).map(({ veh }) => veh)).toEqual(['b', 'a']);
    expect(() => dueForErasure(cars, 0, 0)).toThrow(RangeError);
  });

  it('asks the log', async () => {
    const dir = folder();
    const clock = handClock();
    const trail = openSigning(dir, { clock });
    for (const vin of [VIN, OTHER_VIN] as readonly Vin[]) {
      add(trail, { kind: 'lookup', veh: trail.vehicle(vin) });
      clock.now += 10 * 24 * 3600 * 1000;
    }
    expect((await trail.maintenance.dueForErasure(15)).map(({ veh }) => trail.vinOf(veh))).toEqual([VIN]);
  });

  it('asks tables and newest entries alike, leaves forgotten vehicles out, and can be called off', async () => {
    const dir = folder();
    const clock = handClock();
    const trail = openSigning(dir, { clock });
    const vins = Array.from({ length: 600 }, (_, i) => `VR3UPHNKSKT${String(100_000 + i)}` as Vin);
    const refs = vins.map((vin) => trail.vehicle(vin));
    const spoken = (some: readonly VehicleRef[]) => {
      for (const veh of some) add(trail, { kind: 'lookup', veh });
      clock.now += 10 * 24 * 3600 * 1000;
    };
    spoken(refs);
    // In the tables as old, in the newest entries as new.
    spoken(refs.slice(0, 10));
    expect(trail.maintenance.forget(refs[20] ?? ('' as VehicleRef), 'requested')).toMatchObject({ ok: true });
    const due = await trail.maintenance.dueForErasure(15);
    expect(due.map(({ veh }) => veh).sort()).toEqual([...refs.slice(10, 20), ...refs.slice(21)].sort());
    expect(await trail.maintenance.dueForErasure(15, AbortSignal.abort())).toEqual([]);
    // The entry that tells of the erasure names the vehicle too, and grows old like any other.
    clock.now += 20 * 24 * 3600 * 1000;
    expect((await trail.maintenance.dueForErasure(15)).map(({ veh }) => veh)).not.toContain(refs[20]);
  });
});
