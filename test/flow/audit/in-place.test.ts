/** Files that are taken from under a running trail, and what makes files and names durable. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { syncFolder, syncTree, writeSecretFile } from '../../../main/disk/durable.ts';
import { asResult } from '../../../main/disk/problems.ts';
import { add, folder, openFor, VIN } from './trails.ts';
import { addPlain, copyOf, openSigning } from './heads-trails.ts';

describe('a file that is not in its place any more', () => {
  it.each(['log.db', 'vault.db'])('%s, replaced by an older copy: no entry is taken, and nothing is written to the copy', (name) => {
    const dir = folder();
    const first = openSigning(dir);
    addPlain(first, 3);
    first.stop();
    const old = copyOf(dir);
    const trail = openSigning(dir);
    addPlain(trail, 3);
    const veh = trail.vehicle(VIN);
    const before = trail.view();
    renameSync(join(dir, name), join(dir, 'moved.db'));
    renameSync(join(old, name), join(dir, name));
    const copy = readFileSync(join(dir, name));
    expect(trail.append({ kind: 'lookup', veh, personal: { vin: VIN } })).toEqual({ ok: false, error: 'corrupt' });
    expect(trail.append({ kind: 'clock' })).toEqual({ ok: false, error: 'corrupt' });
    expect(trail.view()).toEqual({ ...before, problem: 'corrupt' });
    expect(() => trail.sealCode('A-1' as never, { raw: 'c2hhemFtCg==' } as never)).toThrow('corrupt');
    expect(readFileSync(join(dir, name))).toEqual(copy);
    expect(readdirSync(dir)).toContain('moved.db');
  });

  it('is missed when it comes back too late: what was refused stays refused until the next start', () => {
    const dir = folder();
    const trail = openFor(dir);
    add(trail, { kind: 'start' });
    renameSync(join(dir, 'log.db'), join(dir, 'moved.db'));
    expect(trail.append({ kind: 'clock' })).toEqual({ ok: false, error: 'corrupt' });
    renameSync(join(dir, 'moved.db'), join(dir, 'log.db'));
    expect(trail.append({ kind: 'clock' })).toEqual({ ok: false, error: 'corrupt' });
    trail.stop();
    add(openFor(dir), { kind: 'start' });
  });

  it('is the deleted write-ahead log: its entries are carried over at the end, and none is lost', () => {
    const dir = folder();
    const trail = openFor(dir);
    add(trail, { kind: 'start' }, { kind: 'clock' });
    rmSync(join(dir, 'log.db-wal'));
    expect(trail.append({ kind: 'clock' })).toEqual({ ok: false, error: 'corrupt' });
    trail.stop();
    expect(openFor(dir).view()).toMatchObject({ size: 2, problem: null });
  });
});

describe('durable files', () => {
  it('a key is written whole, for this user alone, and an older one is replaced', () => {
    const file = join(folder(), 'some.key');
    writeSecretFile(file, Buffer.alloc(32, 1));
    writeSecretFile(file, Buffer.alloc(32, 2));
    expect(readFileSync(file)).toEqual(Buffer.alloc(32, 2));
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('a start that was cut off while it wrote its key does not stop the next one', () => {
    const dir = folder();
    writeFileSync(join(dir, 'vault.key.123456'), Buffer.alloc(7));
    add(openFor(dir), { kind: 'start' });
    expect(readFileSync(join(dir, 'vault.key'))).toHaveLength(32);
  });

  it('a folder that cannot be synced is no fault, a file in a tree that is gone is one', () => {
    const dir = folder();
    mkdirSync(join(dir, 'inner'));
    writeFileSync(join(dir, 'inner', 'file'), 'x');
    syncTree(dir);
    expect([syncFolder(dir), syncFolder(join(dir, 'absent'))]).toEqual([process.platform !== 'win32', false]);
    expect(() => syncTree(join(dir, 'absent'))).toThrow('ENOENT');
  });

  it('a file that may not grow is a problem of the disk', () => {
    const refuse = () => {
      throw Object.assign(new Error('file too large'), { code: 'EFBIG' });
    };
    expect(asResult(refuse)).toEqual({ ok: false, error: 'io' });
  });
});
