import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findMasterKeys, type MasterKeyPlace } from '../../../../main/secrets/master-key.ts';
import { entryPlace, systemEntry } from '../../../../main/secrets/os-key-store.ts';
import { safeStoragePlace } from '../../../../main/shells/electron/system/master-key.ts';
import { entry, refuse, safeStorage } from '../../../support/key-stores.ts';

let dir: string;
let wrapped: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'carkey-master-'));
  wrapped = join(dir, 'master.key');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const hex = (keys: readonly Uint8Array[]) => keys.map((key) => Buffer.from(key).toString('hex'));
const electronsOwn = (more = {}) => safeStoragePlace(wrapped, safeStorage(more), 'win32');

describe('the master key', () => {
  it('is made once, and found again', async () => {
    const place = entryPlace(entry());
    const first = await findMasterKeys([place], true);
    expect(hex(first)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(hex(await findMasterKeys([place], true))).toEqual(hex(first));
    expect(hex(await findMasterKeys([place], false))).toEqual(hex(first));
  });

  it('that one shell made is found by the other, whoever was first', async () => {
    const shared = entry();
    const atDesk = await findMasterKeys([entryPlace(shared), electronsOwn()], true);
    expect(existsSync(wrapped)).toBe(true);
    expect(hex(await findMasterKeys([entryPlace(shared)], false))).toEqual(hex(atDesk));

    rmSync(wrapped);
    expect(hex(await findMasterKeys([entryPlace(shared), electronsOwn()], false))).toEqual(hex(atDesk));
    expect(readFileSync(wrapped, 'utf8')).toBe(`os:${hex(atDesk)[0]}`);

    const emptied = entry();
    expect(hex(await findMasterKeys([entryPlace(emptied), electronsOwn()], false))).toEqual(hex(atDesk));
    expect(emptied.kept).toBe(hex(atDesk)[0]);
  });

  it('of a place that others do not reach serves its own shell', async () => {
    const alone = await findMasterKeys([entryPlace(entry({ getPassword: refuse })), electronsOwn()], true);
    expect(alone).toHaveLength(1);
    expect(hex(await findMasterKeys([electronsOwn()], false))).toEqual(hex(alone));
  });

  it('of two that differ: the shared one seals, both open, neither is written over', async () => {
    const shared = entry();
    const [ours] = await findMasterKeys([entryPlace(shared)], true);
    const [own] = await findMasterKeys([electronsOwn()], true);
    expect(hex(await findMasterKeys([entryPlace(shared), electronsOwn()], true))).toEqual(hex([ours!, own!]));
    expect([shared.kept, readFileSync(wrapped, 'utf8')]).toEqual([hex([ours!])[0], `os:${hex([own!])[0]}`]);
  });

  it('is not made anew while something is sealed: an emptied store stays empty', async () => {
    const shared = entry();
    expect(await findMasterKeys([entryPlace(shared), electronsOwn()], false)).toEqual([]);
    expect([shared.kept, existsSync(wrapped)]).toEqual([null, false]);
  });

  const rejecting: MasterKeyPlace = { read: refuse, write: refuse };
  it.each([
    ['no store', []],
    ['a store that refuses to read', [entryPlace(entry({ getPassword: refuse }))]],
    ['a store that refuses to write', [entryPlace(entry({ setPassword: refuse }))]],
    ['a store that keeps nothing', [entryPlace(entry({ setPassword: () => Promise.resolve() }))]],
    ['a store with something else in it', [entryPlace(entry({ getPassword: () => Promise.resolve('not a key') }))]],
    ['two that refuse everything', [rejecting, rejecting]],
  ])('%s: there is none', async (_, places) => {
    expect(await findMasterKeys(places, true)).toEqual([]);
  });
});

describe('the entry of the system', () => {
  it('is not asked for on Linux without a session bus', async () => {
    if (process.platform === 'linux') expect(await systemEntry(dir, {})).toBeNull();
  });

  it('is none where no Secret Service answers: the key ring of the kernel forgets and does not count', async () => {
    if (process.platform === 'linux') expect(await systemEntry(dir, { DBUS_SESSION_BUS_ADDRESS: `unix:path=${dir}/none` })).toBeNull();
  });
});

describe('the place that Electron wraps', () => {
  it('is none on Linux, whatever wraps there: it may be a password that is built into Chromium', async () => {
    const place = safeStoragePlace(wrapped, safeStorage(), 'linux');
    expect(await findMasterKeys([place], true)).toEqual([]);
    expect(existsSync(wrapped)).toBe(false);
  });

  it('is none where nothing can be encrypted', async () => {
    expect(await findMasterKeys([electronsOwn({ isAsyncEncryptionAvailable: () => Promise.resolve(false) })], true)).toEqual([]);
  });

  it('is left alone where what lies there does not open', async () => {
    writeFileSync(wrapped, 'of another computer');
    expect(await findMasterKeys([electronsOwn({ decryptStringAsync: refuse })], true)).toEqual([]);
    expect(readFileSync(wrapped, 'utf8')).toBe('of another computer');
  });
});
