/** Which packages update themselves, told by what stands beside the program. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageHere, type Here } from '../../../../../../main/shells/electron/update/update-package.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'carkey-package-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const here = (changes: Partial<Here>): ReturnType<typeof packageHere> =>
  packageHere({ platform: 'linux', isPackaged: true, execPath: join(dir, 'carkey'), resources: dir, env: {}, ...changes });

const put = (name: string, text = ''): string => {
  writeFileSync(join(dir, name), text);
  return join(dir, name);
};

const UNINSTALLER = 'Uninstall CarKey Console.exe';
const SIGNED = 'provider: generic\npublisherName:\n  - CarKey\n';

test('the installer of one person on Windows does, when it is signed', () => {
  put(UNINSTALLER);
  put('app-update.yml', SIGNED);
  expect(here({ platform: 'win32' })).toEqual({ kind: 'nsis' });
});

test('one that nobody signed takes nothing: nobody could tell who made the next one', () => {
  put(UNINSTALLER);
  expect(here({ platform: 'win32' })).toBe('unsigned');
  put('app-update.yml', 'provider: generic\n');
  expect(here({ platform: 'win32' })).toBe('unsigned');
});

test('neither the MSI nor the portable program of Windows does', () => {
  put('app-update.yml', SIGNED);
  expect(here({ platform: 'win32' })).toBe('package');
  put(UNINSTALLER);
  expect(here({ platform: 'win32', env: { PORTABLE_EXECUTABLE_FILE: 'x' } })).toBe('package');
});

test('an AppImage does, by the file behind a link; the deb, and one whose file is gone, do not', () => {
  const file = put('CarKey.AppImage');
  mkdirSync(join(dir, 'links'));
  symlinkSync(file, join(dir, 'links', 'carkey'));
  expect(here({ env: { APPIMAGE: join(dir, 'links', 'carkey') } })).toEqual({ kind: 'appimage', file });
  expect(here({})).toBe('package');
  expect(here({ env: { APPIMAGE: join(dir, 'gone') } })).toBe('package');
});

test('the program of macOS does; what runs from its sources nowhere', () => {
  expect(here({ platform: 'darwin' })).toEqual({ kind: 'mac' });
  for (const platform of ['win32', 'darwin', 'linux'] as const) expect(here({ platform, isPackaged: false })).toBe('package');
});
