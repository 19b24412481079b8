/** What the Windows stage installs: the versions of the project, by their content; and Debian's mirror as this system names it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mirrorIn } from '../../windows/debian.ts';
import { fits, NODE, pins } from '../../windows/packages.ts';

const root = join(import.meta.dirname, '../../..');

describe('the packages for Windows', () => {
  test('are of the versions that the project has for other systems', () => {
    const { devDependencies, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    expect(NODE.version).toBe(devDependencies?.['node']);
    const locked = Object.fromEntries(pins().map(({ name, version }) => [name, version]));
    expect(locked['@napi-rs/keyring-win32-x64-msvc']).toBe(dependencies?.['@napi-rs/keyring']);
    expect(locked['@rolldown/binding-win32-x64-msvc']).toBe(devDependencies?.['rolldown']);
  });

  test('are taken by their content alone', () => {
    const pin = {
      name: 'x',
      version: '1',
      integrity: 'sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==',
    };
    expect([fits(new Uint8Array(), pin), fits(new Uint8Array(1), pin)]).toEqual([true, false]);
  });
});

test('the mirror of Debian is read from either form of the list, and from no other system', () => {
  const old = 'deb-src http://a.example/debian bookworm main\ndeb [arch=amd64] http://m.example/debian bookworm main\n';
  const recent =
    'Types: deb\nURIs: http://m.example/debian-security\nSuites: x\n\nTypes: deb\nURIs: http://m.example/debian\nSuites: bookworm\n';
  const ubuntu = 'Types: deb\nURIs: http://m.example/ubuntu/\nSuites: noble\n';
  expect([old, recent, ubuntu, ''].map((text) => mirrorIn([text]))).toEqual([
    'http://m.example/debian',
    'http://m.example/debian',
    null,
    null,
  ]);
});
