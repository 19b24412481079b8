/**
 * Wine and the Windows packages, once per set of versions, in this user's folder of caches. What is half done has another name, so a folder
 * that is there is whole.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../app/base/result.ts';
import { unpackWine } from './debian.ts';
import { roomed, whyNoRoom } from './enter.ts';
import { fetchPackage, NODE, pins } from './packages.ts';

/** To be raised when the way of installing changes. */
const RECIPE = 4;

/** How long Wine's first start may take, ms. A Wine that lacks something starts itself for ever. */
const START_LIMIT_MS = 120_000;

/** Program files inside Wine's folder. */
export const WINE = {
  loader: '/usr/lib/wine/wine64',
  server: '/usr/lib/wine/wineserver64',
  node: `/node_modules/${NODE.name}/bin/node.exe`,
};

/** What Windows' Node is told where it runs the project's own programs: see inside/resolve-once.mjs. The project has no links to follow. */
export const NODE_OPTIONS = '--preserve-symlinks --preserve-symlinks-main --import file:///Z:/w/test/windows/inside/resolve-once.mjs';

/** The `C:` of a fresh Windows, from which each run takes a copy. */
export const FRESH = 'fresh';

/** Wine's folder for today's versions. */
function placeOf(): string {
  const versions = createHash('sha256')
    .update(JSON.stringify([RECIPE, pins()]))
    .digest('hex')
    .slice(0, 12);
  const caches = process.env['XDG_CACHE_HOME'] ?? '';
  return join(caches === '' ? join(homedir(), '.cache') : caches, 'carkey-console', `windows-${versions}`);
}

/** The folder, installed if need be; else the reason as half a sentence. */
export function ensureWine(project: string): Result<string, string> {
  if (process.platform !== 'linux') return fail(`it runs on Linux, and this is ${process.platform}`);
  const root = placeOf();
  if (!existsSync(root)) {
    console.log('Installing Wine and the Windows packages, once …');
    const installed = install(root);
    if (!installed.ok) return installed;
  }
  const why = whyNoRoom(root, project);
  return why === null ? ok(root) : fail(why);
}

function install(root: string): Result<null, string> {
  mkdirSync(join(root, '..'), { recursive: true });
  const half = mkdtempSync(`${root}.half-`);
  try {
    const done = fill(half);
    if (done.ok && !existsSync(root)) renameSync(half, root);
    return done;
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

function fill(root: string): Result<null, string> {
  const wine = unpackWine(root);
  if (!wine.ok) return wine;
  for (const pin of pins()) {
    const fetched = fetchPackage(pin, join(root, 'node_modules'), join(root, 'tmp'));
    if (!fetched.ok) return fetched;
  }
  return firstStart(root);
}

/** The first start of Wine makes its `C:`. Its registry is written when the server ends. */
function firstStart(root: string): Result<null, string> {
  const start = `${WINE.loader} ${WINE.node} --version && ${WINE.server} -k && ${WINE.server} -w`;
  const [program, ...args] = roomed(root, root, ['chroot', root, '/bin/sh', '-c', start]);
  const env = { ...wineEnv(`/${FRESH}`), PATH: process.env['PATH'] };
  const { status, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: START_LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  if (error !== undefined) return fail(`it does not start here (${error.message})`);
  if (status === 0 && existsSync(join(root, FRESH, 'system.reg'))) return ok(null);
  return fail(`it does not start here (${stderr.trim().split('\n').at(-1) ?? 'no reason given'})`);
}

/** What Wine needs to know, names of files in UTF-8 among it. `prefix`: the folder of its `C:`, inside Wine's folder. */
export function wineEnv(prefix: string): Readonly<Record<string, string>> {
  return { WINEPREFIX: prefix, WINEDEBUG: '-all', HOME: '/root', PATH: '/usr/bin', LC_ALL: 'C.UTF-8' };
}
