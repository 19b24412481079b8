/** What is packed, checked without Electron: the packer runs on a made-up Electron folder and a small project tree with decoys in it. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { extractAll } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import afterSign from '../../../build/after-sign.mjs';
import sign from '../../../build/sign-windows.mjs';
import { runtimePackages } from '../../../build/third-party.ts';
import { pack, stubElectron, WITHOUT_EDITING, type PackRun } from '../../support/packing.ts';
import { DECIDED, fusesOf, keyStoreOf, listArchive, PROMISED, SHIPPED, smallProject } from '../../support/small-project.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const WINDOWS_KEYS = keyStoreOf('win32-arm64-msvc');
const LINUX = ['--linux', '--x64'];
const WINDOWS_ARM = ['--win', '--arm64', ...WITHOUT_EDITING];

describe('the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'carkey-package-'));
  const stub = join(folder, 'electron');
  const project = join(folder, 'project');
  let run: PackRun;

  beforeAll(async () => {
    stubElectron(stub);
    smallProject(project, { keyStores: ['win32-arm64-msvc'] });
    run = await pack(project, stub, LINUX);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const packed = (): string => join(project, 'dist/linux-unpacked');

  test('is made from the configuration as it stands', () => {
    expect(run.code, run.output).toBe(0);
  });

  test('holds the bundles and the packages that cannot be bundled, and nothing else', () => {
    const files = listArchive(join(packed(), 'resources/app.asar'));
    const ours = files.filter((path) => !path.startsWith('node_modules/'));
    expect(ours).toEqual(PROMISED);
    const theirs = files.filter((path) => path.startsWith('node_modules/'));
    const packages = new Set(theirs.map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path));
    expect([...packages].filter((name) => !SHIPPED.includes(name) && !SHIPPED.includes(name.split('/')[0] ?? ''))).toEqual([]);
    expect(theirs.filter((path) => !/\.(js|json|node \(unpacked\))$|\/licen[cs]e[^/]*$/i.test(path))).toEqual([]);
  });

  test('has the licence of its letters and the bill of materials beside the program', () => {
    expect(['LICENSE.NotoSans.txt', 'bom.cdx.json'].map((name) => readFileSync(join(packed(), name), 'utf8'))).toEqual(['SIL', 'bill']);
  });

  test('says beside the program where what updates fetch is kept, and of no server that answers', () => {
    const config = readFileSync(join(packed(), 'resources/app-update.yml'), 'utf8');
    expect(config).toMatch(/^updaterCacheDirName: carkey-updater$/m);
    expect(config).toMatch(/^url: https:\/\/[a-z]+\.invalid\/\S*$/m);
  });

  test('holds no package whose licence is not in the program', () => {
    const archive = listArchive(join(packed(), 'resources/app.asar'));
    const files = archive.filter((path) => path.endsWith('/package.json') && path.startsWith('node_modules/'));
    const packages = files
      .map((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\/package.json$/.exec(path)?.[1])
      .filter((name) => name !== undefined);
    const listed = new Set(runtimePackages().map(({ name }) => name));
    const aliases: Readonly<Record<string, string>> = { 'dbus-next': '@particle/dbus-next' };
    expect(packages.length).toBeGreaterThan(20);
    expect(packages.filter((name) => !listed.has(aliases[name] ?? name))).toEqual([]);
  });

  test('is refused once it is signed, where a fuse is not as decided', async () => {
    const configuration = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8').split('electronFuses:')[1]?.split('afterPack')[0] ?? '';
    const fuses = [...configuration.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name = '', on]) => [name, on === 'true'] as const);
    const electronFuses: Readonly<Record<string, boolean>> = Object.fromEntries(fuses);
    expect(fuses).toHaveLength(9);
    const packager = { appInfo: {}, executableName: 'carkey-console', config: { electronFuses } };
    const context = { appOutDir: packed(), electronPlatformName: 'linux', packager };
    await expect(afterSign(context)).resolves.toBeUndefined();
    const changed = { ...context, packager: { ...packager, config: { electronFuses: { ...electronFuses, runAsNode: true } } } };
    await expect(afterSign(changed)).rejects.toThrow('runAsNode');
  });

  test('is signed for Windows file by file with the program of the release computer, and stops where that fails', () => {
    const log = join(folder, 'signed.txt');
    const program = `require('node:fs').appendFileSync(${JSON.stringify(log)}, process.argv.at(-1) + '\\n'); process.exit(process.argv.at(-1) === 'bad' ? 1 : 0)`;
    vi.stubEnv('CARKEY_SIGN_WINDOWS', JSON.stringify([process.execPath, '-e', program, '--']));
    sign({ path: 'with spaces & more.exe' });
    expect(() => sign({ path: 'bad' })).toThrow('Signing failed');
    vi.unstubAllEnvs();
    expect(readFileSync(log, 'utf8')).toBe('with spaces & more.exe\nbad\n');
  });

  test('keeps the native libraries of this platform outside the archive, and no others', () => {
    const unpacked = join(packed(), 'resources/app.asar.unpacked');
    const files = readdirSync(unpacked, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((item) => item.isFile());
    const natives = files.map((item) => join(item.parentPath, item.name).slice(unpacked.length + 1));
    const here = /\/prebuilds\/linux-x64(\.node|\/[^/]+\.node)$|^node_modules\/@napi-rs\/keyring-linux-x64-gnu\/[^/]+\.node$/;
    expect(natives.filter((path) => !here.test(path))).toEqual([]);
    expect(natives.some((path) => path.includes('@napi-rs/'))).toBe(true);
    for (const name of ['better-sqlite3', '@serialport/bindings-cpp', '@stoprocent/bluetooth-hci-socket'])
      expect(
        natives.some((path) => path.startsWith(`node_modules/${name}/prebuilds/`)),
        name,
      ).toBe(true);
  });

  test('can load its native packages from what was packed', async () => {
    const unpacked = join(folder, 'unpacked');
    extractAll(join(packed(), 'resources/app.asar'), unpacked);
    const program = `const { SerialPort } = require('serialport'); require('better-sqlite3')(':memory:').close();
      require('dbus-next'); new (require('@napi-rs/keyring').Entry)('carkey', 'test'); require('@stoprocent/noble/lib/hci-socket/hci'); new SerialPort({ path: '/dev/none', baudRate: 9600 }, (fault) => console.log(fault.message));`;
    const loaded = await new Promise<string>((done) => {
      execFile(process.execPath, ['-e', program], { cwd: unpacked }, (_, stdout, stderr) => done(stdout + stderr));
    });
    expect(loaded.trim()).toMatch(/^Error: No such file or directory, cannot open \/dev\/none$/);
  });

  test('has every fuse as decided', async () => {
    expect(await fusesOf(join(packed(), 'carkey-console'))).toEqual(DECIDED);
  });

  test('packed for another platform takes the library of that platform, with the same fuses', async () => {
    const windows = await pack(project, stub, WINDOWS_ARM);
    expect(windows.code, windows.output).toBe(0);
    const folderOf = join(project, 'dist/win-arm64-unpacked');
    const native = listArchive(join(folderOf, 'resources/app.asar')).filter((path) => path.includes('.node'));
    expect(native).toContain('node_modules/better-sqlite3/prebuilds/win32-arm64.node (unpacked)');
    expect(native.filter((path) => path.includes('@serialport/bindings-cpp/prebuilds/win32-arm64/')).length).toBeGreaterThan(0);
    expect(native).toContain(`${WINDOWS_KEYS}/keyring.win32-arm64-msvc.node (unpacked)`);
    expect(native.filter((path) => !path.includes('/prebuilds/win32-arm64') && !path.startsWith(WINDOWS_KEYS))).toEqual([]);
    expect(await fusesOf(join(folderOf, 'CarKey Console.exe'))).toEqual(DECIDED);
  });

  test('is refused without the library of the target for its key store', async () => {
    const without = join(folder, 'without');
    cpSync(project, without, { recursive: true, verbatimSymlinks: true });
    rmSync(join(without, WINDOWS_KEYS), { recursive: true });
    const refused = await pack(without, stub, WINDOWS_ARM);
    expect(refused.code).not.toBe(0);
    expect(refused.output).toContain('key store for win32-arm64');
  });

  test('is refused with a configuration key that does not exist', async () => {
    const refused = await pack(project, stub, LINUX, ['-c.noSuchKey=1']);
    expect(refused.code).not.toBe(0);
    expect(refused.output).toContain('noSuchKey');
  });
});
