/**
 * Packs the program as it is delivered to each system, against a made-up Electron, and takes the archives apart: the projects `packed…` run what
 * came out. Native libraries of other systems do not load here, so this computer's are lent to their content; its scripts are run as packed.
 */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { extractAll } from '@electron/asar';
import { expect, test as setup } from '@playwright/test';
import { runPacker, stubElectron, WITHOUT_EDITING } from '../support/packing.ts';
import { smallProject } from '../support/small-project.ts';
import { macTools, stubMacElectron } from '../support/stub-macos.ts';
import { contentOf, entryOf, PACKED, SYSTEMS, type System } from './packed.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const HERE = process.arch === 'arm64' ? 'arm64' : 'x64';

/** Libraries that the program loads at its start. */
const LENT = [`better-sqlite3/prebuilds/linux-${HERE}.node`, `@napi-rs/keyring-linux-${HERE}-gnu`];

type Packing = {
  readonly args: readonly string[];
  readonly more?: readonly string[];
  readonly resources: string;
  readonly keyStore?: string;
};

const PACKING: Readonly<Record<System, Packing>> = {
  linux: {
    args: ['--linux', `--${HERE}`, '--dir'],
    resources: HERE === 'arm64' ? 'linux-arm64-unpacked/resources' : 'linux-unpacked/resources',
  },
  windows: { args: ['--win', '--x64', '--dir'], more: WITHOUT_EDITING, resources: 'win-unpacked/resources', keyStore: 'win32-x64-msvc' },
  macos: { args: ['--mac', '--arm64', '--dir'], resources: 'mac-arm64/CarKey Console.app/Contents/Resources', keyStore: 'darwin-arm64' },
};

/** npm brings this computer's key store only, so other systems are packed from a copy of what they need, with theirs made up. */
const projectOf = (folder: string, keyStore: string | undefined): string =>
  keyStore === undefined ? ROOT : smallProject(join(folder, 'project'), { keyStores: [keyStore], bundles: join(ROOT, 'out') });

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => relative(folder, join(one.parentPath, one.name)));

for (const system of SYSTEMS) {
  setup(`the program is packed for ${system}`, async () => {
    const folder = join(PACKED, system);
    const { args, more = [], resources, keyStore } = PACKING[system];
    rmSync(folder, { recursive: true, force: true });
    const electron = (system === 'macos' ? stubMacElectron : stubElectron)(join(folder, 'electron'));
    const output = `-c.directories.output=${join(folder, 'dist')}`;
    const run = await runPacker(projectOf(folder, keyStore), electron, args, [output, ...more], macTools(join(folder, 'tools')).env);
    expect(run.code, run.output).toBe(0);
    extractAll(join(folder, 'dist', resources, 'app.asar'), contentOf(system));
    expect(existsSync(entryOf(system))).toBe(true);
    for (const file of filesIn(join(contentOf(system), 'out')))
      expect(readFileSync(join(contentOf(system), 'out', file)).equals(readFileSync(join(ROOT, 'out', file))), file).toBe(true);
    if (keyStore === undefined) return;
    for (const path of LENT) cpSync(join(ROOT, 'node_modules', path), join(contentOf(system), 'node_modules', path), { recursive: true });
  });
}
