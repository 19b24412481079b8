/** A person who knows the layout and mends, step by step, everything that would give a change away: how far does that go? */
import { createHash } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { frontierRoot } from '../../../app/audit/log/merkle.ts';
import { hashMark } from '../../../app/audit/projection/projection.ts';
import { tileRoot } from '../../../app/audit/log/tiles.ts';
import type { VerifyReport } from '../../../main/audit/verify/findings.ts';
import { nativeSha256 } from '../../../main/base/hash.ts';
import { openTrail } from '../../../main/audit/trail/trail.ts';
import { loadFrontier } from '../../../main/audit/log/tree-store.ts';
import { temporaryFolder } from '../../support/console.ts';
import { add, attemptDrafts, folder, openFor, optionsFor, tamper, verified, VIN } from './trails.ts';

const SIZE = 600;

let made: ReturnType<typeof temporaryFolder>;

beforeAll(() => {
  made = temporaryFolder();
  const opened = openTrail(optionsFor(made.path));
  if (!opened.ok) throw new Error(opened.error);
  const trail = opened.value;
  const { drafts } = attemptDrafts(trail);
  add(trail, drafts.checked, drafts.intent, drafts.sent);
  const veh = trail.vehicle(VIN);
  add(
    trail,
    ...Array.from({ length: SIZE - 3 }, (_, i) => ({ kind: 'lookup', veh, d: { ms: 100 + i }, personal: { input: VIN } }) as const),
  );
  trail.stop();
});
afterAll(() => made.remove());

/** A copy of the log, for one forgery. */
function copy(): string {
  const dir = join(folder(), 'trail');
  cpSync(made.path, dir, { recursive: true });
  return dir;
}

const hashOf = (leaf: Buffer): Buffer => createHash('sha256').update(Uint8Array.of(0)).update(leaf).digest();
const leafAt = (db: Database.Database, seq: number): Buffer =>
  db.prepare<[number], Buffer>('select leaf from entries where seq = ?').pluck().get(seq) ?? Buffer.alloc(0);

/** Changes a leaf, and its own hash with it. */
function edit(db: Database.Database, seq: number, from: RegExp | string, to: string): void {
  const leaf = Buffer.from(leafAt(db, seq).toString('utf8').replace(from, to));
  expect(leaf.equals(leafAt(db, seq))).toBe(false);
  db.prepare('update entries set leaf = ?, hash = ? where seq = ?').run(leaf, hashOf(leaf), seq);
}
const longer = (db: Database.Database, seq: number): void => edit(db, seq, /"ms":\d+/, '"ms":1');

function mendMark(db: Database.Database, seq: number): void {
  db.prepare('update entry_index set mark = ? where seq = ?').run(hashMark(hashOf(leafAt(db, seq))), seq);
}
function mendTile(db: Database.Database, seq: number): Buffer {
  const idx = Math.floor(seq / 256);
  const range = db.prepare<[number, number], Buffer>('select hash from entries where seq >= ? and seq < ? order by seq').pluck();
  const hashes = Buffer.concat(range.all(256 * idx, 256 * idx + 256));
  db.prepare('update tile set hashes = ? where level = 0 and idx = ?').run(hashes, idx);
  return hashes;
}
function mendWholeTile(db: Database.Database, seq: number): void {
  const root = tileRoot(mendTile(db, seq), nativeSha256);
  db.prepare('update tile set root = ? where level = 0 and idx = ?').run(root, Math.floor(seq / 256));
}
function mendHead(db: Database.Database): void {
  db.prepare('update head set root = ?').run(frontierRoot(loadFrontier(db, SIZE, nativeSha256), nativeSha256));
}
/** Several steps at entry 300, which lies in a full tile. */
const all =
  (...steps: readonly ((db: Database.Database, seq: number) => unknown)[]) =>
  (db: Database.Database): void => {
    for (const step of steps) step(db, 300);
  };

const kinds = (report: VerifyReport): readonly string[] => [...new Set(report.findings.map((finding) => finding.what))].sort();
/** The control: what a verification would say that compares neither tiles nor the root. */
const withoutTree = (report: VerifyReport): readonly string[] => kinds(report).filter((what) => what !== 'tile' && what !== 'head');

type Forgery = readonly [name: string, forge: (db: Database.Database) => void, firstBad: number | null, found: readonly string[]];

const FORGERIES: readonly Forgery[] = [
  ['a leaf with its hash', (db) => longer(db, 300), 300, ['head', 'projection', 'tile']],
  ['and the index', all(longer, mendMark), 300, ['head', 'tile']],
  ['and the hashes of the tile', all(longer, mendMark, mendTile), 256, ['head', 'tile']],
  ['and the root of the tile', all(longer, mendMark, mendWholeTile), null, ['head']],
  ['a leaf with its hash where no tile is yet', (db) => longer(db, 560), null, ['head']],
  [
    'an entry copied over the next one',
    (db) => db.exec('update entries set (leaf, hash) = (select leaf, hash from entries where seq = 40) where seq = 41'),
    41,
    ['commitment', 'head', 'projection', 'sequence', 'tile'],
  ],
  [
    'a commitment with the hash',
    (db) => edit(db, 570, /"input":"[0-9a-f]{64}"/, `"input":"${'00'.repeat(32)}"`),
    570,
    ['commitment', 'head'],
  ],
  ['an entry of another log', (db) => edit(db, 580, 'log.invalid/test/1', 'log.invalid/test/2'), 580, ['head', 'sequence']],
  ['bytes that are no entry', (db) => edit(db, 590, '"kind":"lookup"', '"kind":"lookUp"'), 590, ['head', 'leaf-bytes']],
  [
    'an entry added with the size of the head',
    (db) => {
      const leaf = Buffer.from(
        leafAt(db, SIZE - 1)
          .toString('utf8')
          .replace(`"seq":${SIZE - 1}`, `"seq":${SIZE}`),
      );
      db.prepare('insert into entries (seq, hash, leaf) values (?, ?, ?)').run(SIZE, hashOf(leaf), leaf);
      db.prepare('update head set size = ?').run(SIZE + 1);
    },
    600,
    ['commitment', 'head', 'vault'],
  ],
  [
    'a last entry taken away with the size of the head',
    (db) => db.exec(`delete from entries where seq = ${SIZE - 1}; update head set size = ${SIZE - 1}`),
    null,
    ['head'],
  ],
];

describe('a forgery', () => {
  test('has nothing to find in an untouched copy', async () => {
    expect(await verified(copy())).toMatchObject({ ok: true, size: SIZE, checked: SIZE, firstBad: null, findings: [] });
  });

  test.each(FORGERIES)('%s: is found', async (_, forge, firstBad, found) => {
    const dir = copy();
    tamper(dir, forge);
    const report = await verified(dir);
    expect({ firstBad: report.firstBad, found: kinds(report) }).toEqual({ firstBad, found });
  });

  test('that mends leaf, hash and index is missed as soon as tiles and root are not compared', async () => {
    const dir = copy();
    tamper(dir, all(longer, mendMark));
    const report = await verified(dir);
    expect([kinds(report), withoutTree(report)]).toEqual([['head', 'tile'], []]);
  });

  test('that mends everything up to the head is told by a head that was kept elsewhere, and by nothing else', async () => {
    const dir = copy();
    const kept = (await verified(dir)).root;
    tamper(dir, all(longer, mendMark, mendWholeTile, mendHead));
    const report = await verified(dir);
    expect(report.ok).toBe(true);
    expect(report.root).not.toBe(kept);
  });

  test('in the tail keeps the log from taking entries, and from being mended', () => {
    const dir = copy();
    tamper(dir, (db) => longer(db, 560));
    const trail = openFor(dir);
    expect(trail.view()).toMatchObject({ size: SIZE, problem: 'corrupt' });
    expect(trail.append({ kind: 'start' })).toEqual({ ok: false, error: 'corrupt' });
    expect(trail.list({}, undefined, 2).rows.map((row) => row.seq)).toEqual([599, 598]);
  });
});
