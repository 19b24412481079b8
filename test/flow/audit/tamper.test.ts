import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTrail } from '../../../main/audit/trail/trail.ts';
import { verifyTrail } from '../../../main/audit/verify/verify.ts';
import { temporaryFolder } from '../../support/console.ts';
import { addPlain, openSigning } from './heads-trails.ts';
import { add, attemptDrafts, folder, openFor, optionsFor, tamper, verified, VIN } from './trails.ts';

const SIZE = 600;

/** A stopped log of 600 entries (two tiles and a tail), with an attempt at its start and one at its end. It is written once, and every test changes a copy. */
const original = temporaryFolder();
afterAll(() => original.remove());

beforeAll(() => {
  const opened = openTrail(optionsFor(original.path));
  if (!opened.ok) throw new Error(`the trail does not open: ${opened.error}`);
  const trail = opened.value;
  const early = attemptDrafts(trail);
  add(trail, early.drafts.checked, early.drafts.intent, early.drafts.sent);
  add(trail, { kind: 'result', act: early.act, out: 'refused', err: 2341, d: { tx: early.tx, reason: 'error' } });
  while (trail.view().size < SIZE - 2) add(trail, { kind: 'status', veh: trail.vehicle(VIN), out: 'active', d: { ms: trail.view().size } });
  const late = attemptDrafts(trail);
  add(trail, late.drafts.checked, late.drafts.intent);
  trail.stop();
});

function makeLog(): string {
  const dir = folder();
  cpSync(original.path, dir, { recursive: true });
  return dir;
}

const leafHashOf = (leaf: Buffer) => createHash('sha256').update(Uint8Array.of(0)).update(leaf).digest();
const leafAt = (db: Database.Database, seq: number) =>
  db.prepare<[number], Buffer>('select leaf from entries where seq = ?').pluck().get(seq) ?? Buffer.alloc(0);
/** The same length, another duration. */
const edited = (leaf: Buffer) =>
  Buffer.from(leaf.toString('utf8').replace(/"ms":(\d)/, (_, digit: string) => `"ms":${digit === '9' ? 1 : Number(digit) + 1}`));

type Change = (db: Database.Database, seq: number) => void;
const editLeaf: Change = (db, seq) => db.prepare('update entries set leaf = ? where seq = ?').run(edited(leafAt(db, seq)), seq);
const editHash: Change = (db, seq) => db.prepare('update entries set hash = ? where seq = ?').run(Buffer.alloc(32, 7), seq);
const editBoth: Change = (db, seq) => {
  const leaf = edited(leafAt(db, seq));
  db.prepare('update entries set leaf = ?, hash = ? where seq = ?').run(leaf, leafHashOf(leaf), seq);
};
const remove: Change = (db, seq) => db.prepare('delete from entries where seq = ?').run(seq);
const swapWithNext: Change = (db, seq) => {
  db.prepare('update entries set seq = -1 where seq = ?').run(seq);
  db.prepare('update entries set seq = ? where seq = ?').run(seq, seq + 1);
  db.prepare('update entries set seq = ? where seq = -1').run(seq + 1);
};
const forge: Change = (db) => {
  const leaf = Buffer.from(
    leafAt(db, SIZE - 1)
      .toString('utf8')
      .replace(`"seq":${SIZE - 1}`, `"seq":${SIZE}`),
  );
  db.prepare('insert into entries (seq, hash, leaf) values (?, ?, ?)').run(SIZE, leafHashOf(leaf), leaf);
};
/** For the changes below, `entries` must lose its check on `seq` for a moment. */
const without =
  (change: Change): Change =>
  (db, seq) => {
    db.pragma('ignore_check_constraints = ON');
    change(db, seq);
  };

/** A verifier that looks at leaves and their own hashes only. */
function naiveVerifierFinds(dir: string): boolean {
  const db = new Database(join(dir, 'log.db'), { readonly: true });
  const rows = db.prepare<[], { hash: Buffer; leaf: Buffer }>('select hash, leaf from entries order by seq').all();
  db.close();
  return rows.some(({ hash, leaf }) => !hash.equals(leafHashOf(leaf)));
}

describe('a changed log', () => {
  test('an untouched one verifies, and says so for its size and root', async () => {
    const dir = makeLog();
    const seen: number[] = [];
    const report = await verifyTrail(dir, { onProgress: (checked, size) => seen.push(checked, size) });
    expect(report).toMatchObject({ ok: true, value: { ok: true, size: SIZE, checked: SIZE, firstBad: null, findings: [] } });
    expect(seen.at(-1)).toBe(SIZE);
    const trail = openFor(dir);
    expect(report.ok && report.value.root).toBe(trail.view().root);
  });

  const table: readonly (readonly [string, Change, number, boolean])[] = [
    ['an edited leaf', editLeaf, 100, true],
    ['an edited leaf in the tail', editLeaf, 550, true],
    ['an edited hash', editHash, 300, true],
    ['an edited leaf with its hash', editBoth, 100, false],
    ['a deleted entry', remove, 200, false],
    ['a deleted entry in the tail', remove, 560, false],
    ['a deleted last entry', remove, SIZE - 1, false],
    ['two swapped entries', without(swapWithNext), 40, false],
    ['two swapped entries in the tail', without(swapWithNext), 570, false],
    ['a forged entry at the end', forge, SIZE, false],
  ];
  test('the place is the entry, not its tile, where tiles of tiles are full', async () => {
    const dir = folder();
    const trail = openFor(dir);
    const tile = Array.from({ length: 256 }, (_, ms) => ({ kind: 'status', out: 'active', d: { ms } }) as const);
    for (let full = 0; full <= 256; full += 1) add(trail, ...tile);
    trail.stop();
    tamper(dir, (db) => editBoth(db, 40_100));
    expect((await verified(dir)).firstBad).toBe(40_100);
  });

  test.each(table)('%s is found at its place', async (_name, change, seq, naiveFinds) => {
    const dir = makeLog();
    tamper(dir, (db) => change(db, seq));
    const report = await verified(dir);
    expect(report.ok).toBe(false);
    expect(report.firstBad).toBe(seq);
    // The control: without root, sequence and tables, most of these would go unseen.
    expect(naiveVerifierFinds(dir)).toBe(naiveFinds);
  });

  test('an edited end of an attempt is named itself, not the entry that its attempt began with', async () => {
    const dir = makeLog();
    tamper(dir, (db) => db.exec(`update entries set leaf = cast(replace(leaf, '"err":2341', '"err":2342') as blob) where seq = 3`));
    const report = await verified(dir);
    expect(report.findings.map(({ what, seq }) => [what, seq])).toContainEqual(['projection', 0]);
    expect(report.firstBad).toBe(3);
  });

  test('a head that claims more entries than anybody could read is told at once, at the end of what there is', async () => {
    const dir = makeLog();
    tamper(dir, (db) => db.exec('update head set size = size + (1 << 40)'));
    expect(await verified(dir)).toMatchObject({ ok: false, firstBad: SIZE, checked: SIZE });
  });

  test('an index that shows other rows than there are is told', async () => {
    const dir = makeLog();
    const path = join(dir, 'log.db');
    const file = readFileSync(path);
    // In an index: length of the header, types of a text of 6 and of a number of 2 bytes, the text.
    const at = file.indexOf('\u0003\u0019\u0002status', 'latin1');
    expect(at).toBeGreaterThan(0);
    file.write('sTatus', at + 3);
    writeFileSync(path, file);
    expect((await verified(dir)).findings).toMatchObject([{ what: 'database', seq: null }]);
  });

  test('a stored value of a type that cannot be there is a finding, not the end of the verification', async () => {
    const dir = folder();
    const trail = openSigning(dir);
    addPlain(trail, 20);
    trail.stop();
    const constraint = ' not null check (length(hash) = 32)';
    tamper(dir, (db) => {
      db.unsafeMode();
      db.pragma('writable_schema = ON');
      db.exec(`update sqlite_schema set sql = replace(sql, 'hash blob${constraint}', 'hash blob') where name = 'entries'`);
      db.pragma('writable_schema = RESET');
      db.exec('update entries set hash = null where seq = 5');
      db.pragma('writable_schema = ON');
      db.exec(`update sqlite_schema set sql = replace(sql, 'hash blob', 'hash blob${constraint}') where name = 'entries'`);
    });
    const { findings } = await verified(dir);
    expect(findings.some(({ what, detail }) => what === 'database' && detail.includes('cannot be read'))).toBe(true);
  });

  test('an edited leaf with its hash in the tail is found by the root', async () => {
    const dir = makeLog();
    tamper(dir, (db) => editBoth(db, 550));
    const report = await verified(dir);
    expect(report.findings.map((finding) => finding.what)).toEqual(['head']);
    expect(naiveVerifierFinds(dir)).toBe(false);
  });

  test.each<[string, string, string, number | null]>([
    ['a tile', 'update tile set hashes = zeroblob(8192) where level = 0 and idx = 1', 'tile', 256],
    ['a missing tile', 'delete from tile where idx = 0', 'tile', 0],
    ['the head', 'update head set root = zeroblob(32)', 'head', null],
    ['a shorter head', 'update head set size = size - 1', 'surplus', SIZE - 1],
    ['the index', "update entry_index set out = 'suspended' where seq = 77", 'projection', 77],
    ['an attempt', "update attempt set state = 'succeeded'", 'projection', 0],
    ['a vehicle', "update vehicle set word = 'suspended'", 'projection', 0],
    ['a row too many', "insert into follow_up values ('x', 'reactivation', 'V', null, 1, 'open', 1)", 'projection', null],
    ['a row too few', 'delete from attempt', 'projection', null],
  ])('%s that was changed is named', async (_name, sql, what, firstBad) => {
    const dir = makeLog();
    tamper(dir, (db) => db.exec(sql));
    const report = await verified(dir);
    expect(report.findings.map((finding) => finding.what)).toContain(what);
    expect(report.firstBad).toBe(firstBad);
  });

  test('a missing trigger is told', async () => {
    const dir = makeLog();
    const db = new Database(join(dir, 'log.db'));
    db.exec('drop trigger entries_no_update');
    db.close();
    expect((await verified(dir)).findings).toMatchObject([{ what: 'database', seq: null }]);
  });

  test('a log whose head and hashes disagree opens for reading only', () => {
    const dir = makeLog();
    tamper(dir, (db) => db.exec('update head set root = zeroblob(32)'));
    const trail = openFor(dir);
    expect(trail.view()).toMatchObject({ size: SIZE, problem: 'corrupt' });
    expect(trail.append({ kind: 'start' })).toEqual({ ok: false, error: 'corrupt' });
    expect(trail.list({}, undefined, 3).rows).toHaveLength(3);
  });

  test('a log without its triggers is read, and takes no entries', () => {
    const dir = makeLog();
    const db = new Database(join(dir, 'log.db'));
    const names = db.prepare<[], string>("select name from sqlite_schema where type = 'trigger'").pluck().all();
    for (const name of names) db.exec(`drop trigger ${name}`);
    db.close();
    const trail = openFor(dir);
    expect([trail.view().problem, trail.list({}, undefined, SIZE).rows.length]).toEqual(['corrupt', SIZE]);
    expect(trail.append({ kind: 'start' })).toEqual({ ok: false, error: 'corrupt' });
  });

  test('a file that is no database is corrupt', () => {
    const dir = makeLog();
    tamper(dir, (db) => db.exec('drop table attempt'));
    expect(openTrail(optionsFor(dir))).toEqual({ ok: false, error: 'corrupt' });
  });

  test('a verification can be stopped', async () => {
    const dir = makeLog();
    const controller = new AbortController();
    const running = verifyTrail(dir, { signal: controller.signal });
    controller.abort();
    expect(await running).toEqual({ ok: false, error: 'aborted' });
    expect(await verifyTrail(dir, { signal: controller.signal })).toEqual({ ok: false, error: 'aborted' });
  });

  test('a verification runs beside a writer', async () => {
    const dir = makeLog();
    const trail = openFor(dir);
    const running = verifyTrail(dir);
    for (let i = 0; i < 300; i += 1) add(trail, { kind: 'clock' });
    expect(await running).toMatchObject({ ok: true, value: { ok: true } });
  });
});

describe('entries and tiles', () => {
  test.each([
    'update entries set hash = hash',
    'delete from entries',
    'update tile set root = root',
    'delete from tile',
    'delete from head',
    'update head set size = 0',
  ])('the layout refuses: %s', (sql) => {
    const dir = makeLog();
    const db = new Database(join(dir, 'log.db'));
    expect(() => db.exec(sql)).toThrow(/never|only grows/);
    db.close();
  });
});
