import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { SealedCode } from '../../../main/audit/vault/codes.ts';
import { openTrail } from '../../../main/audit/trail/trail.ts';
import { add, attemptDrafts, folder, handClock, openFor, optionsFor, verified, VIN } from './trails.ts';

const NAME = 'Zoë Quasimodo';
const CODE: SealedCode = {
  raw: 'c2hhemFtCg==',
  answer: '{"vin":"VR3UPHNKSKT101234","securityCode":"c2hhemFtCg=="}',
  expiresAt: 1_760_000_100_000,
};
const REASON = 'customer waits outside';

/** Forms in which a text can lie in a file. */
function formsOf(text: string): readonly Buffer[] {
  const bytes = Buffer.from(text);
  return [
    bytes,
    Buffer.from(text, 'utf16le'),
    Buffer.from(bytes.toString('hex')),
    Buffer.from(bytes.toString('base64').replace(/=+$/, '').slice(0, -1)),
  ];
}

/** Files of the folder that hold the text in some form. Read by another name than SQLite's own, after it let go of them. */
function holders(dir: string, text: string): readonly string[] {
  return readdirSync(dir).filter((name) => {
    const bytes = readFileSync(join(dir, name));
    return formsOf(text).some((form) => bytes.includes(form));
  });
}

describe('the vault', () => {
  test('no file holds a VIN, a name, a reason or a code in the clear, and all of them open again', async () => {
    const dir = folder();
    const trail = openFor(dir);
    const { act, tx, drafts } = attemptDrafts(trail);
    const op = trail.operator(NAME);
    add(trail, { ...drafts.checked, op, personal: { operator: NAME, input: VIN } }, drafts.intent);
    add(trail, drafts.sent);
    trail.sealCode(act, CODE);
    add(trail, {
      kind: 'result',
      act,
      veh: trail.vehicle(VIN),
      op,
      out: 'succeeded',
      d: { tx, code: 'sealed', exp: 1_760_000_100_000 },
      personal: { code: CODE.raw, answer: CODE.answer },
    });
    add(trail, { kind: 'handed-over', act, personal: { reason: REASON } });
    expect(trail.detail(0)).toMatchObject({ opened: { operator: NAME, input: VIN }, commitmentsHold: true });
    expect(trail.detail(3)).toMatchObject({ opened: { code: '••••••••' }, commitmentsHold: true });
    expect(trail.detail(3)?.opened.answer).not.toContain(CODE.raw);
    expect(trail.detail(4)).toMatchObject({ opened: { reason: REASON }, commitmentsHold: true });
    expect(trail.openCode(act)).toEqual(CODE);
    trail.stop();
    for (const secret of [VIN, VIN.slice(-8), NAME, 'Quasimodo', CODE.raw, REASON]) expect(holders(dir, secret)).toEqual([]);
    // The control: the scan would see them.
    writeFileSync(join(dir, 'control'), `x${VIN}x`);
    expect(holders(dir, VIN)).toEqual(['control']);
    expect((await verified(dir)).ok).toBe(true);
  });

  test('the write-ahead logs hold none of them either', () => {
    const dir = folder();
    const trail = openFor(dir);
    add(trail, { kind: 'lookup', veh: trail.vehicle(VIN), op: trail.operator(NAME), personal: { input: VIN, operator: NAME } });
    const names = readdirSync(dir).filter((name) => name.endsWith('-wal'));
    expect(names).toHaveLength(2);
    for (const name of names) {
      expect(statSync(join(dir, name)).size).toBeGreaterThan(0);
      const bytes = readFileSync(join(dir, name));
      expect([VIN, NAME].flatMap(formsOf).some((form) => bytes.includes(form))).toBe(false);
    }
  });

  test('a destroyed code leaves no sealed byte and no key behind, and its commitment stays provable for a while', () => {
    const dir = folder();
    const clock = handClock();
    const trail = openFor(dir, { clock });
    const { act, tx, drafts } = attemptDrafts(trail);
    add(trail, drafts.checked, drafts.intent, drafts.sent);
    trail.sealCode(act, CODE);
    add(trail, { kind: 'result', act, out: 'succeeded', d: { tx, code: 'sealed' }, personal: { code: CODE.raw } });
    const vault = new Database(join(dir, 'vault.db'), { readonly: true });
    const row = vault.prepare<[], { key: Buffer; data: Buffer; salt: Buffer }>('select key, data, salt from code').get();
    vault.close();
    if (row === undefined) throw new Error('there is no sealed code');
    expect(trail.sealedCodes()).toEqual([{ act, expiresAt: CODE.expiresAt }]);
    trail.destroyCode(act);
    trail.destroyCode(act);
    expect([trail.openCode(act), trail.sealedCodes()]).toEqual([null, []]);
    expect(trail.detail(3)).toMatchObject({ opened: {}, commitmentsHold: true });
    trail.stop();
    const scan = (bytes: Buffer) => readdirSync(dir).filter((name) => readFileSync(join(dir, name)).includes(bytes));
    expect([scan(row.key), scan(row.data), scan(row.data.subarray(0, 16))]).toEqual([[], [], []]);
    expect(scan(row.salt)).toEqual(['vault.db']);
    clock.now += 31 * 24 * 3600 * 1000;
    openFor(dir, { clock }).stop();
    expect(scan(row.salt)).toEqual([]);
  });

  test('a code that was never sealed is committed to all the same', () => {
    const trail = openFor(folder());
    const { act } = attemptDrafts(trail);
    const [entry] = add(trail, { kind: 'answer', act, out: 'foreign', personal: { code: CODE.raw } });
    expect(entry?.f?.code).toMatch(/^[0-9a-f]{64}$/);
    expect(trail.openCode(act)).toBeNull();
  });

  test('a value that was exchanged in the vault is found', async () => {
    const dir = folder();
    const trail = openFor(dir);
    const veh = trail.vehicle(VIN);
    add(trail, { kind: 'lookup', veh, personal: { reason: 'first' } }, { kind: 'lookup', veh, personal: { reason: 'second' } });
    trail.stop();
    const db = new Database(join(dir, 'vault.db'));
    const damage = (sql: string) => db.exec(sql);
    damage('update sealed set data = (select data from sealed where seq = 0) where seq = 1');
    db.close();
    // Sealed for another place, it does not even open: nothing is left to compare, and nothing explains that.
    expect((await verified(dir)).findings).toMatchObject([{ what: 'commitment', seq: 1 }]);
    expect(openFor(dir).detail(1)?.opened).toEqual({});
  });

  test('values of entries that never came to be are dropped', () => {
    const dir = folder();
    const trail = openFor(dir);
    const first = attemptDrafts(trail);
    const second = attemptDrafts(trail);
    add(trail, first.drafts.checked, first.drafts.intent);
    expect(trail.append({ ...second.drafts.checked, personal: { reason: REASON } }, second.drafts.intent).ok).toBe(false);
    const db = new Database(join(dir, 'vault.db'), { readonly: true });
    // Of the first attempt there is the name of the station.
    expect(db.prepare('select seq, field from sealed').all()).toEqual([{ seq: 0, field: 'station' }]);
    db.close();
  });

  test('an operator’s reference belongs to the account: another one of the same name gets another, an earlier one keeps its own', () => {
    const trail = openFor(folder());
    const typed = trail.operator(NAME);
    const older = { id: 'a1', named: true };
    expect(trail.operator(NAME, older)).toBe(typed);
    expect(trail.operator(NAME, older)).toBe(typed);
    const others = [
      trail.operator(NAME),
      trail.operator(NAME, { id: 'b2', named: false }),
      trail.operator(NAME, { id: 'c3', named: false }),
    ];
    expect(new Set([typed, ...others]).size).toBe(4);
    // An older one of the same name finds that name taken over, or typed anew, and never what belongs to another account.
    expect([typed, ...others.slice(1)]).not.toContain(trail.operator(NAME, { id: 'd4', named: true }));
    for (const op of others) add(trail, { kind: 'clock', op });
    expect(trail.list({}, undefined, 3).rows.map(({ operator }) => operator)).toEqual([NAME, NAME, NAME]);
  });

  test('without its key, or with another one, a vault does not open and no new key is made', () => {
    const dir = folder();
    openFor(dir).stop();
    const key = readFileSync(join(dir, 'vault.key'));
    expect(key).toHaveLength(32);
    expect(statSync(join(dir, 'vault.key')).mode & 0o777).toBe(0o600);
    writeFileSync(join(dir, 'vault.key'), Buffer.alloc(32, 1));
    expect(openTrail(optionsFor(dir))).toEqual({ ok: false, error: 'corrupt' });
    rmSync(join(dir, 'vault.key'));
    expect(openTrail(optionsFor(dir))).toEqual({ ok: false, error: 'corrupt' });
    expect(readdirSync(dir)).not.toContain('vault.key');
    writeFileSync(join(dir, 'vault.key'), key);
    expect(openTrail(optionsFor(dir)).ok).toBe(true);
  });
});
