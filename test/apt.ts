/** What the tests can have from the packages of a Debian system, where they may install it. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Runs apt-get without questions; true when it succeeded. */
function apt(...args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}

/** Installs the first of the choices that can be had; each is a list of packages. False where there is no apt-get, or this user may not. */
export function installFromDebian(what: string, ...choices: readonly (readonly string[])[]): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`No ${what} found; installing it from the packages of this system.`);
  return apt('update', '-q') && choices.some((packages) => apt('install', '-y', '-q', '--no-install-recommends', ...packages));
}
