import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createScanner, formsOf } from '../../../../../main/audit/erasure/forget-scan.ts';
import { fullVerificationDue } from '../../../../../main/audit/verify/daily.ts';
import { signingKey } from '../../../../../main/audit/heads/ed25519.ts';
import { tilePath } from '../../../../../main/audit/export/export-tiles.ts';
import { dueAfter, dueByTime, LONGEST_UNSIGNED_MS, MOST_UNSIGNED } from '../../../../../main/audit/heads/signing-times.ts';
import { LOG_MIGRATIONS } from '../../../../../main/audit/store/migrations/log-migrations.ts';
import { migrate } from '../../../../../main/audit/store/migrations/run.ts';
import { fileKeeper, outsideView } from '../../../../../main/audit/witness/high-water-mark.ts';

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'carkey-heads-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

describe('when a head is signed', () => {
  it('is after what was done to a vehicle, or when many entries wait', () => {
    expect(['sent', 'result', 'resolved', 'erase', 'stop', 'restore'].map((kind) => dueAfter([{ kind: kind as 'sent' }], 1))).toEqual(
      Array.from({ length: 6 }, () => true),
    );
    expect([dueAfter([{ kind: 'status' }], 255), dueAfter([{ kind: 'status' }], MOST_UNSIGNED)]).toEqual([false, true]);
    expect([dueAfter([{ kind: 'status' }, { kind: 'sent' }], 2), dueAfter([{ kind: 'sent' }], 0), dueAfter([], 3)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is after 15 minutes with news', () => {
    const at = (unsigned: number, waited: number) => dueByTime(unsigned, 1000, 1000 + waited);
    expect([at(1, LONGEST_UNSIGNED_MS), at(1, LONGEST_UNSIGNED_MS - 1), at(0, LONGEST_UNSIGNED_MS)]).toEqual([true, false, false]);
  });
});

it('a full verification is due once a day, and when the clock went back', () => {
  const day = 24 * 3600 * 1000;
  expect([null, 0, 1, day + 1].map((last) => fullVerificationDue(last, day))).toEqual([true, true, false, true]);
});

it('Ed25519 gives what RFC 8032 section 7.1 prints', () => {
  const seed = Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex');
  const key = signingKey(seed);
  expect(Buffer.from(key.publicKey).toString('hex')).toBe('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
  const signature = key.sign(Uint8Array.of(0x72));
  expect(Buffer.from(signature).toString('hex')).toBe(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  );
});

it.each([
  [0, 256, 'tile/0/000'],
  [999, 7, 'tile/0/999.p/7'],
  [1234067, 256, 'tile/0/x001/x234/067'],
])('tile %i of width %i has the path that tlog-tiles says', (index, width, path) => {
  expect(tilePath('0', index, width)).toBe(path);
});

describe('looking for bytes in files', () => {
  it('finds a text in each of its forms, wherever it stands', () => {
    const text = 'VR3UPHNKSKT101234';
    const wide = Buffer.from(text, 'utf16le');
    const written = (before: number) => [
      Buffer.from('~'.repeat(before) + text),
      wide,
      Buffer.from(wide).swap16(),
      Buffer.from(Buffer.from('~'.repeat(before) + text + '~').toString('base64')),
      Buffer.from(Buffer.from(text).toString('hex')),
      Buffer.from(Buffer.from(text).toString('hex').toUpperCase()),
      Buffer.from(Buffer.from(text).toString('hex').toUpperCase().replaceAll(/../g, '%$&')),
    ];
    for (let before = 0; before < 6; before += 1) {
      expect(written(before).map((bytes) => formsOf(text).some((form) => bytes.includes(form)))).toEqual(
        Array.from({ length: 7 }, () => true),
      );
    }
  });

  it('finds them over the end of a chunk, and in no file that is not there', () => {
    const dir = folder();
    const needle = Buffer.from('needle across');
    const scanner = createScanner();
    for (const [name, at] of [
      ['a', 4 * 1024 * 1024 - 5],
      ['b', 4 * 1024 * 1024],
      ['c', 0],
    ] as const) {
      writeFileSync(join(dir, name), Buffer.concat([Buffer.alloc(at), needle]));
      expect([name, scanner.hits(join(dir, name), [needle, Buffer.from('other')])]).toEqual([name, 1]);
    }
    expect(scanner.hits(join(dir, 'none'), [needle])).toBe(0);
    scanner.close();
  });
});

describe('the places outside', () => {
  it('tell the one that proves most; of equals the strongest', () => {
    const mark = { kind: 'mark', at: 1, size: 9 } as const;
    const share = { kind: 'share', at: 2, size: 9 } as const;
    const receipt = { kind: 'receipt', at: 3, size: 8 } as const;
    expect(outsideView([receipt, mark, share], 12)).toEqual({ ...share, entriesSince: 3 });
    const station = { kind: 'station', at: 1, size: 9 } as const;
    expect(outsideView([station, share, mark], 12)).toEqual({ ...station, entriesSince: 3 });
    expect(outsideView([receipt, { ...share, size: 7 }], 12)).toEqual({ ...receipt, entriesSince: 4 });
  });

  it('a mark that cannot be understood is none', () => {
    const file = join(folder(), 'mark.json');
    const keeper = fileKeeper(file);
    const mark = { origin: 'o', size: 3, root: 'a'.repeat(64), at: 5 };
    expect(keeper.read()).toBeNull();
    keeper.write(mark);
    expect(keeper.read()).toEqual(mark);
    fc.assert(
      fc.property(fc.string(), (text) => {
        writeFileSync(file, text);
        expect(keeper.read()).toBeNull();
      }),
    );
  });
});

describe('log migration 4: signed heads', () => {
  const root = Buffer.alloc(32, 1);

  function filled(): Database.Database {
    const db = new Database(':memory:');
    migrate(db, LOG_MIGRATIONS);
    db.prepare("insert into signed_head values (1, 5, ?, 0, 'note')").run(root);
    db.prepare("insert into signing_key values (1, 'key', 0)").run();
    return db;
  }

  it('takes a larger head under the next number', () => {
    expect(() => filled().prepare("insert into signed_head values (2, 6, ?, 0, 'note')").run(root)).not.toThrow();
  });

  it.each([
    "insert into signed_head values (2, 4, zeroblob(32), 0, 'x')",
    "insert into signed_head values (3, 6, zeroblob(32), 0, 'x')",
    "insert or replace into signed_head values (1, 6, zeroblob(32), 0, 'x')",
    "insert or replace into signed_head values (2, 5, zeroblob(32), 0, 'x')",
    'update signed_head set size = 6',
    'delete from signed_head',
    "insert or replace into signing_key values (1, 'other', 0)",
    "insert or replace into signing_key values (2, 'key', 0)",
    "update signing_key set key = 'other'",
    'delete from signing_key',
  ])('refuses: %s', (sql) => {
    expect(() => filled().exec(sql)).toThrow(/never|follows/);
  });
});
