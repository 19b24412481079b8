/** What a key store keeps of a data folder is found however the folder's path is spelled. */
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nameFolder, nameOfFolder } from '../../../../main/secrets/folder-name.ts';
import { systemKeyStore } from '../../../../main/secrets/os-key-store.ts';
import { call, started, temporaryFolder } from '../../../support/console.ts';
import { entry, refuse, type OpenEntry } from '../../../support/key-stores.ts';

let outer: ReturnType<typeof temporaryFolder>;
let folder: string;
/** Another spelling of the same folder, as another drive letter is one. */
let alias: string;
let computer: Map<string, OpenEntry>;

beforeEach(() => {
  outer = temporaryFolder();
  folder = join(outer.path, 'data');
  alias = join(outer.path, 'alias');
  mkdirSync(folder);
  symlinkSync(folder, alias, 'junction');
  computer = new Map();
});
afterEach(() => outer.remove());

const entryOf = (account: string) => {
  const one = computer.get(account) ?? entry();
  computer.set(account, one);
  return Promise.resolve(one);
};
const storeOf = (path: string) => systemKeyStore(path, [], entryOf);
const keysOf = async (path: string, mayMake = false) =>
  (await storeOf(path).masterKeys(mayMake)).map((key) => Buffer.from(key).toString('hex'));

describe('the master key of a folder', () => {
  it('is found under every spelling of its path', async () => {
    nameFolder(folder);
    const made = await keysOf(folder, true);
    expect(await keysOf(alias)).toEqual(made);
  });

  it('kept by an earlier version under the path is found, and kept under the name from then on', async () => {
    const made = await keysOf(folder, true);
    nameFolder(folder);
    expect(await keysOf(folder)).toEqual(made);
    expect(await keysOf(alias)).toEqual(made);
  });

  it('is found by the path where the name was lost', async () => {
    nameFolder(folder);
    const made = await keysOf(folder, true);
    rmSync(join(folder, 'folder-name.txt'));
    nameFolder(folder);
    expect(await keysOf(folder)).toEqual(made);
  });

  it('of another folder that stood at the same path does not come before the own one', async () => {
    nameFolder(folder);
    const made = await keysOf(folder, true);
    computer.get(folder)!.kept = 'ab'.repeat(32);
    expect(await keysOf(folder)).toEqual([...made, 'ab'.repeat(32)]);
  });
});

describe('the mark of a log', () => {
  it('is found under every spelling, and the name is believed before the path', async () => {
    await (await storeOf(folder).mark('live'))!.setPassword('first');
    nameFolder(folder);
    expect(await (await storeOf(folder).mark('live'))!.getPassword()).toBe('first');
    await (await storeOf(alias).mark('live'))!.setPassword('second');
    expect(await (await storeOf(folder).mark('live'))!.getPassword()).toBe('second');
  });

  it('is none where no store answers', async () => {
    nameFolder(folder);
    expect(await systemKeyStore(folder, [], () => Promise.resolve(null)).mark('live')).toBeNull();
    expect(await systemKeyStore(folder, [], () => Promise.resolve(entry({ getPassword: refuse }))).masterKeys(true)).toEqual([]);
  });
});

describe('the name', () => {
  it('is given once, and something else that lies there is left alone', () => {
    nameFolder(folder);
    const name = nameOfFolder(folder);
    expect(name).toMatch(/^[0-9a-f]{32}$/);
    nameFolder(folder);
    expect(nameOfFolder(alias)).toBe(name);
    writeFileSync(join(folder, 'folder-name.txt'), 'notes');
    nameFolder(folder);
    expect([nameOfFolder(folder), readFileSync(join(folder, 'folder-name.txt'), 'utf8')]).toEqual([null, 'notes']);
  });
});

it('a console opens the log of its folder under another spelling of the path', async () => {
  const first = await started({ dataDir: folder, keyStore: storeOf(folder) });
  const { keys } = await call(first, 'trust.get', {});
  await first.stop();
  const again = await started({ dataDir: alias, keyStore: storeOf(alias) });
  const trust = await call(again, 'trust.get', {});
  await again.stop();
  expect([trust.keys, trust.keysKept, trust.finding]).toEqual([keys, 'os-store', null]);
});
