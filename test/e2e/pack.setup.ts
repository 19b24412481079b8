/** Packs the program as it is delivered, against a made-up Electron, and takes the archive apart: the project `packed` runs what came out. */
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { extractAll } from '@electron/asar';
import { expect, test as setup } from '@playwright/test';
import { pack, stubElectron } from '../support/packing.ts';
import { PACKED, PACKED_ENTRY } from './packed.ts';

setup('the program is packed', async () => {
  rmSync(PACKED, { recursive: true, force: true });
  const target = process.arch === 'arm64' ? 'arm64' : 'x64';
  const run = await pack(
    resolve(import.meta.dirname, '../..'),
    stubElectron(join(PACKED, 'electron')),
    ['--linux', `--${target}`],
    [`-c.directories.output=${join(PACKED, 'dist')}`],
  );
  expect(run.code, run.output).toBe(0);
  const unpacked = target === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked';
  extractAll(join(PACKED, 'dist', unpacked, 'resources/app.asar'), join(PACKED, 'content'));
  expect(existsSync(PACKED_ENTRY)).toBe(true);
});
