/**
 * What is packed for macOS, checked on any system but Windows: the packer edits a bundle of Electron.app's shape, and signs and compresses with
 * stand-ins. The disk image (dmg) needs macOS' own programs and is left out.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runPacker, type PackRun } from '../../support/packing.ts';
import { DECIDED, fusesOf, keyStoreOf, listArchive, PROMISED, smallProject } from '../../support/small-project.ts';
import { macTools, stubMacElectron } from '../../support/stub-macos.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Where each processor's program comes out. */
const FOLDERS = { x64: 'mac', arm64: 'mac-arm64' } as const;
type Arch = keyof typeof FOLDERS;
const BOTH: readonly Arch[] = ['x64', 'arm64'];

/** The native libraries that a processor's program may hold, as they stand in the archive's list. */
const nativesOf = (arch: Arch): RegExp =>
  new RegExp(`/prebuilds/darwin-${arch}\\.node|/prebuilds/darwin-x64\\+arm64/[^/]+\\.node|^${keyStoreOf(`darwin-${arch}`)}/[^/]+\\.node`);

describe('the package for macOS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'carkey-package-mac-'));
  const project = join(folder, 'project');
  const tools = macTools(join(folder, 'tools'));
  let run: PackRun;

  beforeAll(async () => {
    smallProject(project, { keyStores: ['darwin-x64', 'darwin-arm64'] });
    const electron = stubMacElectron(join(folder, 'electron'));
    run = await runPacker(project, electron, ['--mac', 'zip', '--x64', '--arm64'], [], tools.env);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const bundle = (arch: Arch): string => join(project, 'dist', FOLDERS[arch], 'CarKey Console.app');
  const inside = (arch: Arch, path: string): string => join(bundle(arch), 'Contents', path);
  const archive = (arch: Arch): string[] => listArchive(inside(arch, 'Resources/app.asar'));
  const plist = (arch: Arch): string => readFileSync(inside(arch, 'Info.plist'), 'utf8').replace(/>\s+</g, '><');

  test('is made from the configuration as it stands, with nothing fetched', () => {
    expect(run.code, run.output).toBe(0);
  });

  test.each(BOTH)('holds for %s the bundles as promised, and only native libraries of its own', (arch) => {
    const files = archive(arch);
    expect(files.filter((path) => !path.startsWith('node_modules/'))).toEqual(PROMISED);
    const natives = files.filter((path) => path.includes('.node'));
    expect(natives.filter((path) => !nativesOf(arch).test(path))).toEqual([]);
    expect(natives.filter((path) => !path.endsWith(' (unpacked)'))).toEqual([]);
    for (const name of [`better-sqlite3/prebuilds/darwin-${arch}.node`, '@serialport/bindings-cpp/', '@stoprocent/noble/', '@napi-rs/'])
      expect(
        natives.some((path) => path.includes(name)),
        name,
      ).toBe(true);
    expect(files.filter((path) => path.startsWith('node_modules/dbus-next/'))).toEqual([]);
  });

  test.each(BOTH)('says in Info.plist of %s who it is, which links it takes and why it asks for Bluetooth', (arch) => {
    expect(plist(arch)).toContain('<key>CFBundleIdentifier</key><string>com.carkey.console</string>');
    expect(plist(arch)).toContain('<key>CFBundleURLSchemes</key><array><string>carkey-console</string></array>');
    expect(plist(arch)).toMatch(/<key>NSBluetoothAlwaysUsageDescription<\/key><string>CarKey Console reads/);
    expect(existsSync(inside(arch, 'MacOS/CarKey Console'))).toBe(true);
    const helper = inside(arch, 'Frameworks/CarKey Console Helper (Renderer).app/Contents/MacOS/CarKey Console Helper (Renderer)');
    expect(existsSync(helper)).toBe(true);
  });

  test.each(BOTH)('names in Info.plist of %s the hash of the archive that a start is allowed with', (arch) => {
    const bytes = readFileSync(inside(arch, 'Resources/app.asar'));
    const header = createHash('sha256').update(bytes.subarray(16, 16 + bytes.readUInt32LE(12)));
    expect(plist(arch)).toContain(`<key>hash</key><string>${header.digest('hex')}</string>`);
  });

  test.each(BOTH)('has for %s every fuse as decided, and nothing is changed once the ad-hoc signature is renewed', async (arch) => {
    expect(await fusesOf(bundle(arch))).toEqual(DECIDED);
    const signed = tools.signed().filter(({ app }) => app === bundle(arch));
    expect(signed).toHaveLength(1);
    expect(signed[0]?.args).toEqual(expect.arrayContaining(['--sign', '-', '--force', '--deep']));
    const fused = readFileSync(inside(arch, 'Frameworks/Electron Framework.framework/Electron Framework'));
    expect(signed[0]?.hash).toBe(createHash('sha256').update(fused).digest('hex'));
  });

  test('has the picture of the other systems as its icon', () => {
    const icns = readFileSync(join(ROOT, 'build/icon.icns'));
    expect([icns.subarray(0, 4).toString(), icns.readUInt32BE(4), icns.subarray(8, 12).toString()]).toEqual(['icns', icns.length, 'ic09']);
    expect(icns.subarray(16).equals(readFileSync(join(ROOT, 'build/icon.png')))).toBe(true);
    for (const arch of BOTH) expect(readFileSync(inside(arch, 'Resources/icon.icns')).equals(icns)).toBe(true);
  });

  test('makes the feed that its updates are taken from: each archive with its length and hash, by a name that the feed may have', () => {
    const feed = readFileSync(join(project, 'dist/latest-mac.yml'), 'utf8');
    const files = [...feed.matchAll(/- url: (.+)\n\s+sha512: (\S+)\n\s+size: (\d+)/g)].map(([, url = '', sha512, size]) => ({
      url,
      sha512,
      size,
    }));
    expect(files.map(({ url }) => url.includes('arm64'))).toEqual(expect.arrayContaining([true, false]));
    expect(files).toHaveLength(2);
    for (const { url, sha512, size } of files) {
      expect(url).toMatch(/^[A-Za-z0-9 .\-_+]+\.zip$/);
      const bytes = readFileSync(join(project, 'dist', url));
      expect([createHash('sha512').update(bytes).digest('base64'), String(bytes.length)]).toEqual([sha512, size]);
      expect(bytes.toString()).toContain('Contents/Resources/app.asar');
    }
  });

  test('says inside where what updates fetch is kept', () => {
    for (const arch of BOTH)
      expect(readFileSync(inside(arch, 'Resources/app-update.yml'), 'utf8')).toMatch(/^updaterCacheDirName: carkey-updater$/m);
  });
});
