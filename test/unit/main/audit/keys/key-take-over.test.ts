import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openLogKeys } from '../../../../../main/audit/keys/log-keys.ts';
import { sealerOf } from '../../../../../main/secrets/sealer.ts';

/** The disk dies before its n-th change from now on, and stays dead until it is mended; Infinity for a healthy one. */
const disk = vi.hoisted(() => ({ changesLeft: Infinity, changes: 0 }));

function spend(): void {
  disk.changes += 1;
  if (disk.changes > disk.changesLeft) throw Object.assign(new Error('the power is gone'), { code: 'EIO' });
}

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  const counted = <A extends readonly unknown[], R>(call: (...args: A) => R) => {
    return (...args: A): R => {
      spend();
      return call(...args);
    };
  };
  const { writeSync, fsyncSync, rmSync, renameSync } = real;
  return {
    ...real,
    writeSync: counted(writeSync),
    fsyncSync: counted(fsyncSync),
    rmSync: counted(rmSync),
    renameSync: counted(renameSync),
  };
});

const MASTER = sealerOf(Buffer.alloc(32, 1));
const VAULT = Buffer.alloc(32, 2);
const SEED = Buffer.alloc(32, 3);
const NEXT = Buffer.alloc(32, 4);

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(join(tmpdir(), 'carkey-keys-'));
});
afterEach(() => {
  mend();
  fs.rmSync(dir, { recursive: true, force: true });
});

function mend(): void {
  Object.assign(disk, { changesLeft: Infinity, changes: 0 });
}

function dieAfter(changes: number): void {
  Object.assign(disk, { changesLeft: changes, changes: 0 });
}

function plainKeys(): void {
  fs.writeFileSync(join(dir, 'vault.key'), VAULT, { mode: 0o600 });
  fs.writeFileSync(join(dir, 'signing.key'), SEED, { mode: 0o600 });
  fs.writeFileSync(join(dir, 'signing.next'), NEXT, { mode: 0o600 });
}

function keysOf(sealer: typeof MASTER | null = MASTER) {
  const keys = openLogKeys(dir, 'live', sealer);
  if (!keys.ok) throw new Error(keys.error);
  return keys.value;
}

function found(sealer: typeof MASTER | null = MASTER) {
  const { vault, seeds } = keysOf(sealer);
  return [vault.read(), seeds.read(), seeds.readNext()].map((key) => (key === null ? null : Buffer.from(key)));
}

const files = () => fs.readdirSync(dir).sort();
const SEALED = ['signing.key.sealed', 'signing.next.sealed', 'vault.key.sealed'];

/** How many changes of the disk an undisturbed run makes. */
let changesOfLast = 0;
function changesOf(work: () => void): number {
  mend();
  work();
  changesOfLast = disk.changes;
  return changesOfLast;
}

/** Runs into the cut. Only one in the very last sync of a folder is not told: there is nothing left to do. */
function cutOff(work: () => void): void {
  const isLast = disk.changesLeft === changesOfLast - 1;
  if (isLast) work();
  else expect(work, `cut ${disk.changesLeft} of ${changesOfLast}`).toThrow('the power is gone');
  expect(disk.changes).toBeGreaterThan(disk.changesLeft);
}

describe('plain keys of an earlier version', () => {
  it('are sealed, and no plain byte of them is left', () => {
    plainKeys();
    expect(keysOf().kept()).toBe('file');
    keysOf().takeOver();
    expect([keysOf().kept(), files()]).toEqual(['os-store', SEALED]);
    expect(found()).toEqual([VAULT, SEED, NEXT]);
    for (const name of SEALED) {
      const text = fs.readFileSync(join(dir, name));
      for (const key of [VAULT, SEED, NEXT])
        expect(text.includes(key) || text.includes(key.toString('hex')) || text.includes(key.toString('base64'))).toBe(false);
      if (process.platform !== 'win32') expect(fs.statSync(join(dir, name)).mode & 0o777).toBe(0o600);
    }
  });

  it('are overwritten before they are removed', () => {
    plainKeys();
    const held = fs.openSync(join(dir, 'vault.key'), 'r');
    keysOf().takeOver();
    const left = Buffer.alloc(32, 9);
    fs.readSync(held, left, 0, 32, 0);
    fs.closeSync(held);
    expect(left).toEqual(Buffer.alloc(32));
  });

  it('survive a cut before every change of the disk, and the next start finishes', () => {
    plainKeys();
    const changes = changesOf(() => keysOf().takeOver());
    expect(changes).toBeGreaterThan(15);
    for (let cut = 0; cut < changes; cut += 1) {
      mend();
      for (const name of files()) fs.rmSync(join(dir, name));
      plainKeys();
      mend();
      dieAfter(cut);
      cutOff(() => keysOf().takeOver());
      mend();
      expect(found(), `after cut ${cut}`).toEqual([VAULT, SEED, NEXT]);
      keysOf().takeOver();
      expect([files(), found()], `mended after cut ${cut}`).toEqual([SEALED, [VAULT, SEED, NEXT]]);
    }
  });

  it('that were torn while they were overwritten are removed: the sealed ones count', () => {
    plainKeys();
    keysOf().takeOver();
    fs.writeFileSync(join(dir, 'vault.key'), Buffer.concat([Buffer.alloc(16), VAULT.subarray(16)]));
    expect(found()).toEqual([VAULT, SEED, NEXT]);
    keysOf().takeOver();
    expect(files()).toEqual(SEALED);
  });

  it('that differ from the sealed ones, or are none, are left alone', () => {
    plainKeys();
    keysOf().takeOver();
    fs.writeFileSync(join(dir, 'vault.key'), Buffer.alloc(32, 7));
    fs.writeFileSync(join(dir, 'signing.key'), 'not a key');
    keysOf().takeOver();
    expect(found()).toEqual([VAULT, SEED, NEXT]);
    expect(files()).toEqual(['signing.key', 'signing.key.sealed', 'signing.next.sealed', 'vault.key', 'vault.key.sealed']);
  });

  it('go with the copies that a cut left in the middle of writing them', () => {
    plainKeys();
    fs.writeFileSync(join(dir, 'signing.key.81234'), SEED);
    keysOf().takeOver();
    expect(files()).toEqual(SEALED);
  });
});

describe('the keys of a log', () => {
  it('are made sealed where there is a master key, and plain where there is none', () => {
    const { vault, seeds, kept } = keysOf();
    vault.store(VAULT);
    seeds.store(SEED);
    expect([files(), kept(), found()]).toEqual([['signing.key.sealed', 'vault.key.sealed'], 'os-store', [VAULT, SEED, null]]);
    for (const name of files()) fs.rmSync(join(dir, name));
    const weak = keysOf(null);
    weak.vault.store(VAULT);
    weak.takeOver();
    expect([files(), weak.kept()]).toEqual([['vault.key'], 'file']);
  });

  it.each([
    ['no master key', null],
    ['another master key', sealerOf(Buffer.alloc(32, 9))],
  ])('sealed elsewhere stay shut with %s, and stay as they are', (_, sealer) => {
    keysOf().vault.store(VAULT);
    expect(openLogKeys(dir, 'live', sealer)).toEqual({ ok: false, error: 'keys-sealed' });
    expect([files(), found()]).toEqual([['vault.key.sealed'], [VAULT, null, null]]);
  });

  it('of one log cannot be taken for those of the other, under one master key', () => {
    keysOf().vault.store(VAULT);
    keysOf().seeds.store(SEED);
    expect(openLogKeys(dir, 'practice', MASTER)).toEqual({ ok: false, error: 'keys-sealed' });
    expect(found()).toEqual([VAULT, SEED, null]);
  });

  it('of an earlier program, without the mode in their name, are sealed under the name of today, whatever cuts it off', () => {
    const old = () => {
      fs.writeFileSync(join(dir, 'vault.key.sealed'), MASTER.seal('vault-key', VAULT.toString('hex')));
      fs.writeFileSync(join(dir, 'signing.key.sealed'), MASTER.seal('signing-seed', SEED.toString('hex')));
    };
    old();
    const changes = changesOf(() => keysOf().takeOver());
    for (let cut = 0; cut < changes; cut += 1) {
      mend();
      old();
      dieAfter(cut);
      cutOff(() => keysOf().takeOver());
      mend();
      expect(found()).toEqual([VAULT, SEED, null]);
      keysOf().takeOver();
      expect(openLogKeys(dir, 'practice', MASTER)).toEqual({ ok: false, error: 'keys-sealed' });
    }
    expect([files(), found()]).toEqual([
      ['signing.key.sealed', 'vault.key.sealed'],
      [VAULT, SEED, null],
    ]);
  });

  it('cannot be exchanged for one another', () => {
    keysOf().vault.store(VAULT);
    fs.renameSync(join(dir, 'vault.key.sealed'), join(dir, 'signing.key.sealed'));
    expect(openLogKeys(dir, 'live', MASTER)).toEqual({ ok: false, error: 'keys-sealed' });
  });

  it.each([
    ['both plain', []],
    ['both sealed', ['signing.key', 'signing.next']],
    ['the present one sealed', ['signing.key']],
    ['the next one sealed', ['signing.next']],
  ])('the next seed becomes the present one, %s, whatever cuts it off', (_, sealed) => {
    const prepare = () => {
      for (const name of files()) fs.rmSync(join(dir, name));
      plainKeys();
      for (const name of ['vault.key', 'signing.key', 'signing.next'].filter((one) => !sealed.includes(one))) {
        fs.renameSync(join(dir, name), join(dir, `${name}.later`));
      }
      keysOf().takeOver();
      for (const name of files().filter((one) => one.endsWith('.later'))) fs.renameSync(join(dir, name), join(dir, name.slice(0, -6)));
    };
    prepare();
    const changes = changesOf(() => keysOf().seeds.promote());
    for (let cut = 0; cut < changes; cut += 1) {
      mend();
      prepare();
      dieAfter(cut);
      cutOff(() => keysOf().seeds.promote());
      mend();
      const { seeds } = keysOf();
      // The rename is the last step but one: before it the next seed still stands there to be promoted again.
      if (seeds.readNext() !== null) seeds.promote();
      expect(found().slice(1), `cut ${cut}`).toEqual([NEXT, null]);
    }
    mend();
    prepare();
    keysOf().seeds.promote();
    keysOf().takeOver();
    expect([files(), found()]).toEqual([
      ['signing.key.sealed', 'vault.key.sealed'],
      [VAULT, NEXT, null],
    ]);
  });
});
