/** On Windows the data folder leaves the roaming profile once, as a whole, and its keys with it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderRisk, type Disk } from '../../../../../main/data-folder/folder-risk.ts';
import { nameFolder } from '../../../../../main/secrets/folder-name.ts';
import { systemKeyStore } from '../../../../../main/secrets/os-key-store.ts';
import { chooseDataDir } from '../../../../../main/shells/common/data-dir.ts';
import { temporaryFolder } from '../../../../support/console.ts';
import { entry, type OpenEntry } from '../../../../support/key-stores.ts';

let profile: ReturnType<typeof temporaryFolder>;
let former: string;
let here: string;

beforeEach(() => {
  profile = temporaryFolder();
  former = join(profile.path, 'Roaming', 'carkey-console');
  here = join(profile.path, 'Local', 'carkey-console');
});
afterEach(() => profile.remove());

const chosen = (more: Record<string, string> = {}, asked?: string) =>
  chooseDataDir(asked, {
    platform: 'win32',
    home: profile.path,
    env: { APPDATA: join(profile.path, 'Roaming'), LOCALAPPDATA: join(profile.path, 'Local'), ...more },
  });

function fill(folder: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), text);
}

describe('the data folder on Windows', () => {
  it('is in the local profile, and a folder of a version before moves there once', () => {
    expect(chosen()).toBe(here);
    fill(former, 'old');
    expect([chosen(), existsSync(former), readFileSync(join(here, 'settings.json'), 'utf8')]).toEqual([here, false, 'old']);
    fill(former, 'another');
    expect([chosen(), existsSync(former), readFileSync(join(here, 'settings.json'), 'utf8')]).toEqual([here, true, 'old']);
  });

  it('stays where it is while it cannot be moved', () => {
    fill(former, 'old');
    writeFileSync(join(profile.path, 'Local'), 'no folder');
    expect([chosen(), readFileSync(join(former, 'settings.json'), 'utf8')]).toEqual([former, 'old']);
  });

  it('is never moved for a folder that a person names', () => {
    fill(former, 'old');
    const named = join(profile.path, 'named');
    expect([chosen({}, named), chosen({ CARKEY_DATA: named }), existsSync(former)]).toEqual([named, named, true]);
  });

  it('has the same keys after it moved', async () => {
    const computer = new Map<string, OpenEntry>();
    const entryOf = (account: string) => {
      computer.set(account, computer.get(account) ?? entry());
      return Promise.resolve(computer.get(account) ?? null);
    };
    const keys = (path: string, mayMake: boolean) => systemKeyStore(path, [], entryOf).masterKeys(mayMake);
    fill(former, 'old');
    const before = await keys(former, true);
    await (await systemKeyStore(former, [], entryOf).mark('live'))!.setPassword('mark');
    expect(chosen()).toBe(here);
    nameFolder(here);
    expect(await keys(here, false)).toEqual(before);
    const mark = (await systemKeyStore(here, [], entryOf).mark('live'))!;
    expect(await mark.getPassword()).toBe('mark');
    await mark.setPassword('newer');
    // What lies at the former path later has its entries for itself.
    expect(computer.get(`${former} (newest head, live)`)?.kept).toBe('mark');
  });
});

const disk = (more: Partial<Disk> = {}): Disk => ({ realPath: (path) => path, type: () => 0xef53, ...more });
const at = (platform: NodeJS.Platform, env: Record<string, string> = {}) => ({
  platform,
  home: platform === 'win32' ? 'C:\\Users\\a' : '/home/a',
  env,
});

describe('somebody else who writes where the data folder lies', () => {
  it.each([
    ['a disk of this computer', '/home/a/data', at('linux'), disk(), null],
    ['NFS', '/mnt/x', at('linux'), disk({ type: () => 0x6969 }), 'share'],
    ['SMB', '/mnt/x', at('linux'), disk({ type: () => 0xfe534d42 }), 'share'],
    ['a disk that does not tell', '/mnt/x', at('linux'), disk({ type: () => raise() }), null],
    ['a share', '\\\\server\\bay\\data', at('win32'), disk(), 'share'],
    ['a drive letter of a share', 'Z:\\data', at('win32'), disk({ realPath: () => '\\\\?\\UNC\\server\\bay\\data' }), 'share'],
    ['another account of a Windows computer', 'D:\\data', at('win32'), disk(), 'open'],
    [
      'OneDrive',
      'C:\\Users\\a\\OneDrive - Garage\\d',
      at('win32', { OneDriveCommercial: 'c:\\users\\A\\OneDrive - Garage' }),
      disk(),
      'synced',
    ],
    ['a folder beside it', 'C:\\Users\\a\\OneDrive2\\d', at('win32', { OneDrive: 'C:\\Users\\a\\OneDrive' }), disk(), null],
    ['the roaming profile', 'C:\\R\\carkey-console', at('win32', { APPDATA: 'C:\\R' }), disk(), 'roaming'],
    ['iCloud', '/home/a/Library/Mobile Documents/x', at('darwin'), disk(), 'synced'],
    ['Dropbox by a link', '/data', at('darwin'), disk({ realPath: () => '/home/a/Dropbox/data' }), 'synced'],
  ] as const)('%s', (_, path, around, its, risk) => {
    expect(folderRisk(path, around, its)).toBe(risk);
  });
});

function raise(): never {
  throw new Error('EIO');
}
