/** The station in a leaf is a reference: its name is in the vault, sealed where a reader looks for it, and shown wherever an entry is. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { isStationRef } from '../../../app/audit/entry/refs.ts';
import type { WritableEntry } from '../../../app/audit/entry/strict.ts';
import type { Entry } from '../../../app/audit/entry/types.ts';
import { exportText } from '../../../main/audit/export/export.ts';
import { openLog } from '../../../main/audit/log/log.ts';
import { closeStores, openStores } from '../../../main/audit/vault/stores.ts';
import { fileKeySource } from '../../../main/audit/keys/key-source.ts';
import { systemRandom } from '../../../main/base/random.ts';
import { seal } from '../../../main/audit/keys/aead.ts';
import { masterKeys, subjectKeys } from '../../../main/audit/vault/subject-keys.ts';
import { openVault } from '../../../main/audit/vault/vault.ts';
import { add, attemptDrafts, folder, openFor, ORIGIN, verified } from './trails.ts';

const NAME = 'Werkstatt Süd';

/** A log as an earlier program left it: the name of the station stands in every leaf. */
function written(dir: string, station: string, count: number): void {
  const stores = openStores(dir, 'write');
  openVault(stores.vault, ORIGIN, fileKeySource(dir), systemRandom);
  const log = openLog(stores.log, ORIGIN);
  for (let seq = 0; seq < count; seq += 1)
    log.commit([
      {
        log: ORIGIN,
        seq,
        ts: 1_760_000_000_000 + seq,
        mono: seq,
        boot: 'old',
        kind: 'clock',
        station,
        err: null,
        app: '0.1.0',
        d: { ms: seq },
      } satisfies Entry as unknown as WritableEntry,
    ]);
  closeStores(stores);
}

const texts = (trail: ReturnType<typeof openFor>, text: string) => trail.page({ text }, { order: 'oldest', limit: 1000 }).rows.length;

describe('a station', () => {
  test('is a reference in the leaf; another name has another one, and the first name its own again', () => {
    let station = NAME;
    const trail = openFor(folder(), { station: () => station });
    const [first] = add(trail, { kind: 'start' });
    station = 'Bay 2';
    const [second] = add(trail, { kind: 'config' });
    station = NAME;
    const [third] = add(trail, { kind: 'config' });
    expect([first, second, third].map((entry) => isStationRef(entry?.station ?? ''))).toEqual([true, true, true]);
    expect(second?.station).not.toBe(first?.station);
    expect(third?.station).toBe(first?.station);
    const { rows } = trail.list({}, undefined, 10);
    expect(rows.map(({ stationName }) => stationName)).toEqual([NAME, 'Bay 2', NAME]);
    expect(rows.map(({ seq }) => trail.detail(seq)?.leaf.includes(NAME))).toEqual([false, false, false]);
  });

  test('is sealed where it is new, and in every approval', () => {
    let station = NAME;
    const trail = openFor(folder(), { station: () => station });
    add(trail, { kind: 'start' }, { kind: 'clock' });
    add(trail, attemptDrafts(trail).drafts.checked);
    station = 'Bay 2';
    add(trail, { kind: 'clock' }, { kind: 'clock' });
    const opened = [0, 1, 2, 3, 4].map((seq) => trail.detail(seq)?.opened.station ?? null);
    expect(opened).toEqual([NAME, null, NAME, 'Bay 2', null]);
  });

  test('has one name: two that were exchanged in the vault are found', async () => {
    const dir = folder();
    let station = NAME;
    const trail = openFor(dir, { station: () => station });
    add(trail, { kind: 'start' });
    station = 'Bay 2';
    add(trail, { kind: 'start' });
    trail.stop();
    expect((await verified(dir)).findings).toEqual([]);
    exchange(dir);
    const { findings } = await verified(dir);
    expect(findings.map(({ seq, what }) => [seq, what])).toEqual([
      [0, 'commitment'],
      [1, 'commitment'],
    ]);
  });
});

/** Gives two stations each other's name, as somebody does who has the key of the vault. */
function exchange(dir: string): void {
  const db = new Database(join(dir, 'vault.db'));
  const master = masterKeys(db, fileKeySource(dir), systemRandom);
  const { subjects } = openVault(db, ORIGIN, fileKeySource(dir), systemRandom);
  const refs = db.prepare<[], string>("select ref from subject where ref like 'S-%'").pluck().all();
  const names = refs.map((ref) => subjects.valueOf(ref) ?? '').reverse();
  refs.forEach((ref, i) => {
    const wrapped = db.prepare<[string], Buffer>('select key from subject where ref = ?').pluck().get(ref);
    const key = master.unwrap(ref, wrapped ?? Buffer.alloc(0)) ?? Buffer.alloc(32);
    const value = seal(subjectKeys(key).enc, `subject|${ref}`, Buffer.from(names[i] ?? ''), systemRandom);
    db.prepare('update subject set value = ? where ref = ?').run(value, ref);
  });
  db.close();
}

describe('entries of before', () => {
  test('keep their text, verify, and are found and exported beside the new ones', async () => {
    const dir = folder();
    written(dir, NAME, 300);
    const trail = openFor(dir, { station: NAME });
    for (let i = 0; i < 300; i += 1) add(trail, { kind: 'clock', d: { ms: i } });
    expect(texts(trail, 'werkstatt süd')).toBe(600);
    expect(texts(trail, 'bay')).toBe(0);
    const { rows } = trail.list({}, undefined, 600);
    expect([rows.at(-1)?.station, rows.at(-1)?.stationName, isStationRef(rows[0]?.station ?? ''), rows[0]?.stationName]).toEqual([
      NAME,
      NAME,
      true,
      NAME,
    ]);
    expect((await exportText(rows, 'csv')).split('\r\n')[1]).toContain(NAME);
    expect(await exportText(rows.slice(0, 1), 'jsonl')).toContain(`"stationName":"${NAME}"`);
    trail.stop();
    expect((await verified(dir)).findings).toEqual([]);
  });
});
