/** What electron-builder.yml makes of the program for each system, and for whom. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../..');
const PACKAGING = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8');
const RELEASE = readFileSync(join(ROOT, 'docs', 'release.md'), 'utf8');

/** The lines below a name at the beginning of a line, without comments. */
function section(name: string): string {
  const text = PACKAGING.split(new RegExp(`^${name}:\\n`, 'm'))[1]?.split(/^\S/m)[0] ?? '';
  return text.replaceAll(/^ *#.*\n/gm, '');
}

const targets = (system: string): readonly string[] => [...section(system).matchAll(/- target: (\S+)/g)].map(([, name = '']) => name);

test.each([
  ['Windows', 'win', { nsis: 'Windows `.exe` (NSIS)', msi: 'Windows `.msi`', portable: 'Windows portable' }],
  ['macOS', 'mac', { dmg: 'macOS `.dmg`', zip: '`.zip` is what updates are taken from' }],
  ['Linux', 'linux', { AppImage: 'needs FUSE 2', deb: 'Linux `.deb`' }],
] as const)('%s is packed as docs/release.md says', (_, system, packs) => {
  expect(targets(system).toSorted()).toEqual(Object.keys(packs).toSorted());
  for (const words of Object.values(packs)) expect(RELEASE).toContain(words);
});

test('one person on Windows needs no administrator, neither to install nor to update; a fleet has one package for all its versions', () => {
  expect(section('nsis')).toMatch(/^ {2}perMachine: false$/m);
  expect(section('nsis')).toMatch(/^ {2}oneClick: true$/m);
  expect(section('nsis')).toMatch(/^ {2}deleteAppDataOnUninstall: false$/m);
  expect(section('msi')).toMatch(/^ {2}perMachine: true$/m);
  expect(section('msi')).toMatch(/^ {2}upgradeCode: [0-9A-F-]{36}$/m);
});
