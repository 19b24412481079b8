/**
 * Goal L3: in a log of 64 entries every bit of every leaf, of every hash and of every signed head is turned over, every entry deleted,
 * doubled and exchanged with every other one; in a log of 320, every bit of the stored tile. Each must be reported with the first bad
 * index. The control forges instead of damaging: a leaf with its own hash put right. Without the comparison of roots nobody sees that.
 */
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { joinReports, type PartReport, type VerifyReport } from '../../main/audit/verify/findings.ts';
import { openForWriting } from '../../main/audit/store/database.ts';
import { LOG_MIGRATIONS } from '../../main/audit/store/migrations/log-migrations.ts';
import { leafHash } from '../../app/audit/log/merkle.ts';
import { verifyHeads } from '../../main/audit/verify/verify-heads.ts';
import { verifyTree } from '../../main/audit/verify/verify-tree.ts';
import { temporaryFolder } from '../support/console.ts';
import { add, openedSigning, VIN } from '../support/trails.ts';
import { verifyHere } from '../support/verify-here.ts';
import { rowOf, type Fault, type Scale } from './fault.ts';

const SIZE = 64;
/** The first full tile, and a tail behind it. */
const TILED = 320;
/** A head is signed with each entry whose number ends so. */
const SIGNED_EVERY = 16;
/** In the starred run one bit of so many is turned over. */
const STEP = { starred: 61, full: 1 } as const;
/** And of so many pairs one is exchanged. */
const PAIR_STEP = { starred: 9, full: 1 } as const;

type Db = Database.Database;
type Judge = () => VerifyReport;

/** A log that can be changed at will and is as before at the next change; nothing reaches the file. */
type Bench = { readonly db: Db; readonly folder: { remove(): void } };

function bench(size: number): Bench {
  const folder = temporaryFolder();
  const trail = openedSigning(folder.path);
  const [op, veh] = [trail.operator('Ada'), trail.vehicle(VIN)];
  for (let i = 0; i < size; i += 1) {
    const kind = i % SIGNED_EVERY === SIGNED_EVERY - 1 ? 'stop' : 'lookup';
    add(trail, { kind, op, veh, d: { ms: 100 + i }, personal: { input: i.toString(16).padStart(8, '0') } });
  }
  trail.stop();
  const db = openForWriting(join(folder.path, 'log.db'), LOG_MIGRATIONS);
  db.pragma('ignore_check_constraints = ON');
  db.exec('begin');
  disarm(db);
  return { db, folder };
}

/** Triggers of the same names that let everything through: a verification must not live on finding them gone. */
function disarm(db: Db): void {
  const found = db.prepare<[], { name: string; tbl_name: string }>("select name, tbl_name from sqlite_schema where type = 'trigger'").all();
  for (const { name, tbl_name } of found.filter((one) => one.tbl_name !== 'entry_with_head')) {
    db.exec(`drop trigger ${name}; create trigger ${name} before update on ${tbl_name} when 0 begin select 1; end`);
  }
}

function close({ db, folder }: Bench): void {
  db.exec('rollback');
  db.close();
  folder.remove();
}

/** What a report says wrongly: null when it names this index. `undefined` as index: any will do, for no entry is bad. */
function trouble(what: string, judge: Judge, index?: number | null): string[] {
  const report = judge();
  if (report.findings.length === 0) return [`${what} is not reported`];
  return index === undefined || report.firstBad === index ? [] : [`${what} is reported at ${report.firstBad}, not at ${index}`];
}

/** One stored column of bytes, how it is put back, and where damage to a byte must be seen. */
type Column = {
  readonly what: string;
  readonly bytes: Buffer;
  readonly put: (bytes: Buffer) => void;
  readonly judge: Judge;
  readonly index?: (byte: number) => number | null;
};

function turnOver({ what, bytes, put, judge, index }: Column, step: number): string[][] {
  const tries: string[][] = [];
  for (let bit = 0; bit < bytes.length * 8; bit += step) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    put(changed);
    tries.push(trouble(`bit ${bit} of ${what}`, judge, index?.(bit >> 3)));
  }
  put(bytes);
  return tries;
}

const alone =
  (part: () => PartReport): Judge =>
  () =>
    joinReports([part()], 0);

function leafColumns(db: Db): Column[] {
  const judge = alone(() => verifyTree(db, () => undefined));
  const putLeaf = db.prepare<[Buffer, number]>('update entries set leaf = ? where seq = ?');
  const putHash = db.prepare<[Buffer, number]>('update entries set hash = ? where seq = ?');
  const rows = db.prepare<[], { seq: number; hash: Buffer; leaf: Buffer }>('select seq, hash, leaf from entries').all();
  return rows.flatMap(({ seq, hash, leaf }) => [
    { what: `leaf ${seq}`, bytes: leaf, put: (bytes) => putLeaf.run(bytes, seq), judge, index: () => seq },
    { what: `hash ${seq}`, bytes: hash, put: (bytes) => putHash.run(bytes, seq), judge, index: () => seq },
  ]);
}

function headColumns(db: Db): Column[] {
  const heads = alone(() => verifyHeads(db, { index: 0, of: 1 }, () => undefined));
  const rows = db
    .prepare<[], { n: number; root: Buffer; note: Buffer }>('select n, root, cast(note as blob) as note from signed_head')
    .all();
  const putRoot = db.prepare<[Buffer, number]>('update signed_head set root = ? where n = ?');
  const putNote = db.prepare<[Buffer, number]>('update signed_head set note = cast(? as text) where n = ?');
  const key = db.prepare<[], Buffer>('select cast(key as blob) from signing_key').pluck().get() ?? Buffer.alloc(0);
  const putKey = db.prepare<[Buffer]>('update signing_key set key = cast(? as text)');
  const root = db.prepare<[], Buffer>('select root from head').pluck().get() ?? Buffer.alloc(0);
  const putHead = db.prepare<[Buffer]>('update head set root = ?');
  return [
    ...rows.flatMap(({ n, root: signed, note }) => [
      { what: `the root of signed head ${n}`, bytes: signed, put: (bytes: Buffer) => putRoot.run(bytes, n), judge: heads },
      { what: `the note of signed head ${n}`, bytes: note, put: (bytes: Buffer) => putNote.run(bytes, n), judge: heads },
    ]),
    { what: 'the public key', bytes: key, put: (bytes) => putKey.run(bytes), judge: heads },
    { what: 'the root of the head', bytes: root, put: (bytes) => putHead.run(bytes), judge: alone(() => verifyTree(db, () => undefined)) },
  ];
}

/** Every size that differs in one bit, up to what a number can hold. */
function headSizes(db: Db, judge: Judge): string[][] {
  const put = db.prepare<[number]>('update head set size = ?');
  const tries = Array.from({ length: 52 }, (_, bit) => {
    const size = (SIZE & (2 ** bit)) === 0 || bit > 30 ? SIZE + 2 ** bit : SIZE - 2 ** bit;
    put.run(size);
    return trouble(`a head of ${size} entries`, judge, Math.min(size, SIZE));
  });
  put.run(SIZE);
  return tries;
}

function tileColumns(db: Db): Column[] {
  const judge = alone(() => verifyTree(db, () => undefined));
  const tile = db.prepare<[], { root: Buffer; hashes: Buffer }>('select root, hashes from tile').get();
  if (tile === undefined) throw new Error('there is no tile');
  const putHashes = db.prepare<[Buffer]>('update tile set hashes = ?');
  const putRoot = db.prepare<[Buffer]>('update tile set root = ?');
  return [
    { what: 'the tile', bytes: tile.hashes, put: (bytes) => putHashes.run(bytes), judge, index: (byte) => byte >> 5 },
    { what: 'the root of the tile', bytes: tile.root, put: (bytes) => putRoot.run(bytes), judge, index: () => 0 },
  ];
}

/** Puts all entries back. Savepoints would do it too, and take longer each time within one transaction. */
function restorer(db: Db): () => void {
  const rows = db.prepare<[], { seq: number; hash: Buffer; leaf: Buffer }>('select seq, hash, leaf from entries').all();
  const drop = db.prepare('delete from entries');
  const put = db.prepare('insert into entries (seq, hash, leaf) values (@seq, @hash, @leaf)');
  return () => {
    drop.run();
    rows.forEach((row) => put.run(row));
  };
}

/** Moves all entries behind a place. Over negative numbers, since no two rows may meet. */
const moved = (after: number, by: number): string =>
  `update entries set seq = -seq where seq > ${after}; update entries set seq = -seq + ${by} where seq < 0`;
const COPY = 'insert into entries (seq, hash, leaf) select';

function rowChanges(db: Db, judge: Judge, pairStep: number): string[][] {
  const restore = restorer(db);
  const tried = (sql: string, what: string, index: number): string[] => {
    db.exec(sql);
    const words = trouble(what, judge, index);
    restore();
    return words;
  };
  const places = Array.from({ length: SIZE }, (_, seq) => seq);
  const one = (seq: number) => [
    tried(`delete from entries where seq = ${seq}`, `entry ${seq} deleted`, seq),
    tried(`delete from entries where seq = ${seq}; ${moved(seq, -1)}`, `entry ${seq} deleted, the rest moved up`, seq),
    tried(`${moved(seq, 1)}; ${COPY} ${seq + 1}, hash, leaf from entries where seq = ${seq}`, `entry ${seq} doubled`, seq + 1),
  ];
  const exchange = (a: number, b: number) =>
    `update entries set seq = -1 where seq = ${a}; update entries set seq = ${a} where seq = ${b}; update entries set seq = ${b} where seq = -1`;
  const two = (a: number, b: number) => tried(exchange(a, b), `entries ${a} and ${b} exchanged`, a);
  const later = (a: number) => places.slice(a + 1).filter((b) => (a + b) % pairStep === 0);
  return places.flatMap((a) => [...one(a), ...later(a).map((b) => two(a, b))]);
}

/** Forges each entry together with its hash: is it found, and would it be without roots? */
function control(db: Db, judge: Judge): { readonly what: string; readonly seen: boolean } {
  const restore = restorer(db);
  let [found, withoutRoots] = [0, 0];
  for (const { seq, leaf } of db.prepare<[], { seq: number; leaf: Buffer }>('select seq, leaf from entries').all()) {
    const forged = Buffer.from(leaf.toString('utf8').replace(/"ms":(\d)/, '"ms":9$1'));
    db.prepare('update entries set leaf = ?, hash = ? where seq = ?').run(forged, leafHash(forged), seq);
    const { findings } = judge();
    restore();
    if (findings.length > 0) found += 1;
    if (findings.some(({ what }) => what !== 'head')) withoutRoots += 1;
  }
  return {
    what: `forged with the hash put right: ${found} of ${SIZE} found, ${withoutRoots} without comparing roots`,
    seen: found === SIZE && withoutRoots === 0,
  };
}

function all(scale: Scale): readonly [string[][], ReturnType<typeof control>] {
  const small = bench(SIZE);
  const whole: Judge = () => verifyHere(small.db, null);
  if (whole().findings.length > 0) throw new Error('the log is wrong before anything was changed');
  const bits = [...leafColumns(small.db), ...headColumns(small.db)].flatMap((column) => turnOver(column, STEP[scale]));
  const changes = [...bits, ...headSizes(small.db, whole), ...rowChanges(small.db, whole, PAIR_STEP[scale])];
  const forged = control(small.db, whole);
  // Everything was put back: a change that stayed would have been reported ever after, and made the rest look found.
  if (whole().findings.length > 0) throw new Error('a change was not taken back');
  close(small);
  const large = bench(TILED);
  const tile = tileColumns(large.db).flatMap((column) => turnOver(column, STEP[scale]));
  close(large);
  return [[...changes, ...tile], forged];
}

/** Bits and rows. */
export const fault: Fault = {
  name: 'tampering',
  starred: true,
  run(scale) {
    const [tries, seen] = all(scale);
    return Promise.resolve(rowOf('bits turned over, entries deleted, doubled, exchanged', tries, seen));
  },
};
