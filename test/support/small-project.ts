/**
 * A small project tree for the packer: the real configuration and packages, made-up bundles and, around them, everything that must stay
 * outside. And what is read back from what came out.
 */
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { put } from './packing.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** What the project is made with. */
export type Made = {
  /** Packages of key stores of other systems, made up: npm brings only this computer's. `win32-arm64-msvc`, `darwin-x64`. */
  readonly keyStores: readonly string[];
  /** A folder of real bundles to take instead of made-up ones. */
  readonly bundles?: string;
};

/** Makes the project in `folder`. */
export function smallProject(folder: string, { keyStores, bundles }: Made): string {
  for (const name of ['package.json', 'electron-builder.yml']) cpSync(join(ROOT, name), join(folder, name));
  cpSync(join(ROOT, 'build'), join(folder, 'build'), { recursive: true });
  for (const name of SHIPPED) {
    cpSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name), {
      recursive: true,
      filter: (file) => !file.includes('/deps'),
    });
  }
  for (const target of keyStores) {
    put(folder, `${keyStoreOf(target)}/package.json`, JSON.stringify({ name: `@napi-rs/keyring-${target}`, version: '2.1.2' }));
    put(folder, `${keyStoreOf(target)}/keyring.${target}.node`);
  }
  for (const name of ['node-addon-api', '@electron', 'electron'])
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  if (bundles === undefined) for (const file of BUNDLES) put(folder, file, 'ours');
  else cpSync(bundles, join(folder, 'out'), { recursive: true });
  put(folder, 'node_modules/@expo-google-fonts/noto-sans/LICENSE_FONT', 'SIL');
  if (bundles === undefined) put(folder, 'out/bom.cdx.json', 'bill');
  for (const file of DECOYS) put(folder, file);
  return folder;
}

/** The folder of the key store's library for a target. */
export const keyStoreOf = (target: string): string => `node_modules/@napi-rs/keyring-${target}`;

/** The bundles as far as they are made up: each is promised to be in the archive. */
const BUNDLES = [
  'out/main/electron.js',
  'out/main/chunk-abc.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'out/renderer/assets/index-abc.js',
];

/** All that the archive may hold of ours, in order. */
export const PROMISED: readonly string[] = [...BUNDLES, 'package.json'].toSorted();

/** Packages that travel beside the bundles: those with a native part, and what these load. */
export const SHIPPED = [
  ...['better-sqlite3', 'serialport', '@serialport', '@stoprocent', 'debug', 'ms', 'node-gyp-build', 'async', 'has-flag', 'supports-color'],
  ...['usb', 'dbus-next', '@nornagon', 'jsbi', 'long', 'safe-buffer', 'xml2js', 'sax', 'xmlbuilder', '@napi-rs'],
];

const DECOYS = [
  'out/main/electron.js.map',
  'out/test-results/trace.zip',
  'out/notes.txt',
  'app/contract/console.ts',
  'main/console/console.ts',
  'renderer/main.tsx',
  'test/unit/some.test.ts',
  'docs/architecture.md',
  'README.md',
  '.env',
  'tsconfig.json',
  'node_modules/react/index.js',
  'node_modules/react/package.json',
  'node_modules/better-sqlite3/deps/sqlite3/sqlite3.c',
] as const;

type AsarNode = { readonly files?: Readonly<Record<string, AsarNode>>; readonly unpacked?: boolean };

/** Paths in an archive, read from its header (a length-prefixed JSON tree); unpacked ones end in ` (unpacked)`. */
export function listArchive(file: string): string[] {
  const bytes = readFileSync(file);
  const header = JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString('utf8')) as AsarNode;
  const walk = (node: AsarNode, path: string): string[] =>
    node.files === undefined
      ? [node.unpacked === true ? `${path} (unpacked)` : path]
      : Object.entries(node.files).flatMap(([name, child]) => walk(child, path === '' ? name : `${path}/${name}`));
  return walk(header, '').sort();
}

const { ENABLE, DISABLE } = FuseState;
/** Every fuse as it was decided, by number. */
export const DECIDED = {
  [FuseV1Options.RunAsNode]: DISABLE,
  [FuseV1Options.EnableCookieEncryption]: ENABLE,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: DISABLE,
  [FuseV1Options.EnableNodeCliInspectArguments]: DISABLE,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ENABLE,
  [FuseV1Options.OnlyLoadAppFromAsar]: ENABLE,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: DISABLE,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: DISABLE,
  [FuseV1Options.WasmTrapHandlers]: ENABLE,
};

/** The fuses of a packed program, by number. */
export async function fusesOf(program: string): Promise<Record<string, unknown>> {
  const wire = await getCurrentFuseWire(program);
  return Object.fromEntries(Object.entries(wire).filter(([key]) => /^\d$/.test(key)));
}
