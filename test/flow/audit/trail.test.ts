import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { EntryDraft } from '../../../app/audit/entry/types.ts';
import { newAttemptId } from '../../../main/carkey/attempt-id.ts';
import { openReader } from '../../../main/audit/queries/reader.ts';
import { openTrail } from '../../../main/audit/trail/trail.ts';
import { add, attemptDrafts, folder, handClock, openFor, optionsFor, OTHER_VIN, verified, VIN } from './trails.ts';

describe('appending', () => {
  test('entries come back as they were recorded, with what the vault opens', () => {
    const clock = handClock();
    const trail = openFor(folder(), { clock });
    const veh = trail.vehicle(VIN);
    const op = trail.operator('Zoë Müller');
    const [entry] = add(trail, { kind: 'lookup', veh, op, role: 'technician', out: 'typed', personal: { reason: 'vr3…' } });
    expect(entry).toMatchObject({ seq: 0, kind: 'lookup', ts: clock.now, mono: 0, err: null, log: 'log.invalid/test/1' });
    expect(entry?.station).toMatch(/^S-/);
    const { rows } = trail.list({}, undefined, 10);
    expect(rows).toEqual([{ ...entry, vin: VIN, operator: 'Zoë Müller', stationName: 'Bay 1' }]);
    expect(trail.detail(0)).toMatchObject({ opened: { reason: 'vr3…', station: 'Bay 1' }, commitmentsHold: true, treeSize: 1 });
    expect(trail.detail(0)?.leaf).toMatch(/^carkey-audit\/1\n\{.*"kind":"lookup"/);
    expect(trail.detail(1)).toBeNull();
  });

  test('several drafts are one transaction, and an empty call is none', () => {
    const trail = openFor(folder());
    expect(add(trail)).toEqual([]);
    expect(add(trail, { kind: 'start' }, { kind: 'stop' }).map((entry) => entry.seq)).toEqual([0, 1]);
    expect(trail.view().size).toBe(2);
  });

  test('a draft that can be no entry changes nothing', () => {
    const trail = openFor(folder());
    add(trail, { kind: 'start' });
    const before = trail.view();
    expect(() => trail.append({ kind: 'stop' }, { kind: 'guess' } as unknown as EntryDraft)).toThrow(TypeError);
    expect(trail.view()).toEqual(before);
    add(trail, { kind: 'stop' });
    expect(trail.list({}, undefined, 10).rows.map((row) => row.kind)).toEqual(['stop', 'start']);
  });

  test('a free text is refused; where somebody is told of it, the entry is written without it', () => {
    const draft = { kind: 'status', out: 'c2hhemFtCg==', d: { sdk: `e\u0301\ud800${'x'.repeat(9000)}`, reason: 'shazam', ms: 7 } };
    const strict = openFor(folder());
    expect(() => add(strict, draft as unknown as EntryDraft)).toThrow(TypeError);
    expect(strict.view().size).toBe(0);
    const heard: string[] = [];
    const trail = openFor(folder(), { onMisfit: (kind, members) => heard.push(`${kind} ${members.join(' ')}`) });
    const [entry] = add(trail, draft as unknown as EntryDraft);
    expect([entry?.out, entry?.d, heard]).toEqual(['other', { reason: 'other', ms: 7 }, ['status out sdk reason']]);
  });

  test('listeners hear of durable entries until they end it, and their faults are not the append’s', async () => {
    const trail = openFor(folder());
    const heard: number[] = [];
    const end = trail.listen((entries) => heard.push(...entries.map((entry) => entry.seq)));
    add(trail, { kind: 'start' }, { kind: 'config' });
    end();
    add(trail, { kind: 'stop' });
    expect(heard).toEqual([0, 1]);
    await Promise.resolve();
  });

  test('the log goes on after a restart, over several blocks', async () => {
    const dir = folder();
    for (let run = 0; run < 5; run += 1) {
      const trail = openFor(dir);
      expect(trail.view().size).toBe(run * 200);
      for (let i = 0; i < 200; i += 1) add(trail, { kind: 'clock', d: { n: i } });
      trail.stop();
    }
    const report = await verified(dir);
    expect(report).toMatchObject({ ok: true, size: 1000, checked: 1000, firstBad: null, findings: [] });
  });

  test('a folder belongs to one origin', () => {
    const dir = folder();
    openFor(dir).stop();
    expect(openTrail(optionsFor(dir, { origin: 'log.invalid/practice/1' }))).toEqual({ ok: false, error: 'conflict' });
    expect(openTrail(optionsFor(dir)).ok).toBe(true);
  });

  test('a file of a newer program is left alone', () => {
    const dir = folder();
    openFor(dir).stop();
    const db = new Database(join(dir, 'log.db'));
    db.pragma('user_version = 99');
    db.close();
    expect(openTrail(optionsFor(dir))).toEqual({ ok: false, error: 'read-only' });
  });
});

describe('one open attempt', () => {
  test('a second intent for the vehicle is a conflict that changes nothing', async () => {
    const dir = folder();
    const trail = openFor(dir);
    const first = attemptDrafts(trail);
    const second = attemptDrafts(trail);
    add(trail, first.drafts.checked, first.drafts.intent);
    const before = trail.view();
    expect(trail.append(second.drafts.checked, second.drafts.intent)).toEqual({ ok: false, error: 'conflict' });
    expect(trail.view()).toEqual(before);
    expect(trail.attempt(second.act)).toBeNull();
    add(trail, first.drafts.sent);
    expect(trail.attempt(first.act)?.state).toEqual({ name: 'sent', transactionId: first.tx, sentAt: 1_760_000_000_123 });
    trail.stop();
    expect((await verified(dir)).ok).toBe(true);
  });

  test('another vehicle waits too, unless the open one was handed over', () => {
    const trail = openFor(folder());
    const first = attemptDrafts(trail);
    const second = attemptDrafts(trail, OTHER_VIN);
    add(trail, first.drafts.checked, first.drafts.intent, first.drafts.sent, first.drafts.unknown);
    expect(trail.append(second.drafts.checked, second.drafts.intent)).toEqual({ ok: false, error: 'conflict' });
    add(trail, { kind: 'handed-over', act: first.act });
    expect(trail.append(second.drafts.checked, second.drafts.intent).ok).toBe(true);
    const again = attemptDrafts(trail);
    expect(trail.append(again.drafts.checked, again.drafts.intent)).toEqual({ ok: false, error: 'conflict' });
    expect(trail.attempts(true, 10).map((record) => record.id)).toEqual([second.act, first.act]);
  });

  test('the rule holds over blocks and restarts', () => {
    const dir = folder();
    const trail = openFor(dir);
    const first = attemptDrafts(trail);
    add(trail, first.drafts.checked, first.drafts.intent);
    for (let i = 0; i < 300; i += 1) add(trail, { kind: 'clock' });
    const second = attemptDrafts(trail);
    expect(trail.append(second.drafts.checked, second.drafts.intent)).toEqual({ ok: false, error: 'conflict' });
    trail.stop();
    const reopened = openFor(dir);
    expect(reopened.append(second.drafts.checked, second.drafts.intent)).toEqual({ ok: false, error: 'conflict' });
    add(reopened, { kind: 'result', act: first.act, out: 'refused', d: { reason: 'crash' } });
    for (let i = 0; i < 300; i += 1) add(reopened, { kind: 'clock' });
    expect(reopened.append(second.drafts.checked, second.drafts.intent).ok).toBe(true);
  });
});

describe('asking', () => {
  test('an attempt is found by id and by transaction, with its steps', () => {
    const trail = openFor(folder());
    const { act, tx, drafts } = attemptDrafts(trail);
    add(trail, drafts.checked, drafts.intent);
    add(trail, drafts.sent);
    add(trail, { kind: 'result', act, veh: trail.vehicle(VIN), out: 'succeeded', d: { tx, code: 'faulty', reason: 'no-offset' } });
    add(trail, { kind: 'read-back', act, out: 'confirmed', d: { word: 'active' } });
    const record = trail.attemptByTransaction(tx);
    expect(record).toEqual(trail.attempt(act));
    expect(record).toMatchObject({ id: act, vin: VIN, limitMs: 60_000, scenario: null, handedOver: false });
    expect(record?.state).toEqual({
      name: 'succeeded',
      transactionId: tx,
      code: 'faulty',
      expiry: { kind: 'unknown', reason: 'no-offset', raw: null },
      readBack: 'confirmed',
    });
    expect(record?.steps.map((step) => step.name)).toEqual(['checked', 'intent', 'sent', 'succeeded', 'read-back']);
    expect(trail.ofAttempt(act).map((row) => row.kind)).toEqual(['checked', 'intent', 'sent', 'result', 'read-back']);
    expect(trail.attempt(newAttemptId())).toBeNull();
  });

  test('vehicles are listed by their last entry and found by the end of a VIN', () => {
    const clock = handClock();
    const trail = openFor(folder(), { clock });
    const [a, b] = [trail.vehicle(VIN), trail.vehicle(OTHER_VIN)];
    add(trail, { kind: 'lookup', veh: a });
    clock.now += 5;
    add(trail, { kind: 'status', veh: b, out: 'active' });
    for (let i = 0; i < 260; i += 1) add(trail, { kind: 'clock' });
    clock.now += 5;
    add(trail, { kind: 'lookup', veh: a });
    expect(trail.recentVehicles(10)).toEqual([
      { veh: a, vin: VIN, lastAt: clock.now, lastWord: null, openAttempt: null },
      { veh: b, vin: OTHER_VIN, lastAt: clock.now - 5, lastWord: 'active', openAttempt: null },
    ]);
    expect(trail.recentVehicles(1).map((one) => one.veh)).toEqual([a]);
    for (const search of [VIN, VIN.slice(-8), VIN.slice(-4).toLowerCase(), VIN.slice(-6), VIN.slice(-11)]) {
      expect(trail.recentVehicles(10, search).map((one) => one.vin)).toEqual([VIN]);
    }
    expect(trail.recentVehicles(10, VIN.slice(-3))).toEqual([]);
    expect(trail.recentVehicles(10, `XX${VIN.slice(-8)}`)).toEqual([]);
    expect([trail.findVehicle(VIN), trail.vinOf(b), trail.findVehicle('VR3UPHNKSKT101235' as typeof VIN)]).toEqual([a, OTHER_VIN, null]);
    expect(trail.vehicle(VIN)).toBe(a);
  });

  test('the words of a vehicle are told oldest first, repeats folded', () => {
    const clock = handClock();
    const trail = openFor(folder(), { clock });
    const veh = trail.vehicle(VIN);
    const start = clock.now;
    for (const out of ['suspended', 'suspended', 'active', 'failed', 'active', 'suspended'] as const) {
      add(trail, { kind: 'status', veh, out });
      for (let i = 0; i < 100; i += 1) add(trail, { kind: 'clock' });
      clock.now += 1;
    }
    const all = [
      { at: start, word: 'suspended' },
      { at: start + 2, word: 'active' },
      { at: start + 5, word: 'suspended' },
    ];
    expect(trail.statusHistory(veh, 10)).toEqual(all);
    expect(trail.statusHistory(veh, 2)).toEqual(all.slice(1));
  });

  test('follow-ups are listed by deadline, then what is over', () => {
    const trail = openFor(folder());
    const [a, b] = [trail.vehicle(VIN), trail.vehicle(OTHER_VIN)];
    add(
      trail,
      { kind: 'status', veh: a, out: 'suspended', d: { due: 900 } },
      { kind: 'status', veh: b, out: 'suspended', d: { due: 100 } },
    );
    expect(trail.followUps().map(({ id, due, vin, state }) => ({ id, due, vin, state }))).toEqual([
      { id: `react:${b}`, due: 100, vin: OTHER_VIN, state: 'open' },
      { id: `react:${a}`, due: 900, vin: VIN, state: 'open' },
    ]);
    add(trail, { kind: 'follow-up', veh: b, out: 'done', d: { fu: `react:${b}` } });
    for (let i = 0; i < 300; i += 1) add(trail, { kind: 'clock' });
    expect(trail.followUps().map(({ id, state }) => ({ id, state }))).toEqual([
      { id: `react:${a}`, state: 'open' },
      { id: `react:${b}`, state: 'done' },
    ]);
  });
});

describe('a reader beside the writer', () => {
  test('sees what is durable, notices changes and takes nothing', () => {
    const dir = folder();
    const trail = openFor(dir);
    const { act, drafts } = attemptDrafts(trail);
    add(trail, drafts.checked);
    const reader = openReader(dir);
    if (!reader.ok) throw new Error(reader.error);
    expect(reader.value.view()).toEqual({ ...trail.view(), problem: 'read-only' });
    expect(reader.value.changed()).toBe(false);
    add(trail, drafts.intent);
    expect(reader.value.changed()).toBe(true);
    expect(reader.value.attempt(act)).toEqual(trail.attempt(act));
    for (let i = 0; i < 300; i += 1) add(trail, { kind: 'clock' });
    expect(reader.value.list({}, undefined, 5)).toEqual(trail.list({}, undefined, 5));
    expect(reader.value.attempts(true, 5)).toEqual(trail.attempts(true, 5));
    reader.value.stop();
    const watcher = openFor(dir, { readonly: true });
    expect(watcher.append({ kind: 'start' })).toEqual({ ok: false, error: 'read-only' });
    expect(watcher.vehicle(VIN)).toBe(trail.vehicle(VIN));
    expect(() => watcher.vehicle(OTHER_VIN)).toThrow('read-only');
  });

  test('a folder without a trail is an io problem, not a new trail', () => {
    expect(openReader(folder())).toMatchObject({ ok: false });
  });
});
