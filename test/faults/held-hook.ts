/**
 * Preloaded into a program (`node --import`): makes its own disk answer as one does where another program holds a file. HELD is JSON of
 * {@link Holding}. What SQLite opens goes past Node's file functions, so its connections are refused as its own code would refuse them.
 */
import fs, { appendFileSync, existsSync } from 'node:fs';
import fsp from 'node:fs/promises';
import { createRequire, syncBuiltinESMExports } from 'node:module';

/**
 * `held`: all of what the file is asked for fails with `code` while `flag` is there. `scanned`: whatever is opened, renamed or deleted below the
 * folder fails the first two times, as under a scanner that looks into each file. `hits`: a file that gets a letter for every refusal.
 */
export type Holding = {
  readonly how: 'held' | 'scanned';
  readonly path: string;
  readonly code: string;
  readonly flag: string;
  readonly hits: string;
};

/** How often a scanner is in the way of each file. */
const LOOKS = 2;

const holding = JSON.parse(process.env['HELD'] ?? 'null') as Holding;
const exists = existsSync;
const note = appendFileSync;
const seen = new Map<string, number>();

/** Is the call on this path to be refused? */
function isRefused(call: string, path: unknown): path is string {
  if (typeof path !== 'string' || path === holding.hits || !exists(holding.flag)) return false;
  if (holding.how === 'held') return path === holding.path;
  if (!path.startsWith(holding.path)) return false;
  const key = `${call} ${path}`;
  const looks = (seen.get(key) ?? 0) + 1;
  seen.set(key, looks);
  return looks <= LOOKS;
}

function refuse(call: string, path: string): never {
  note(holding.hits, call.slice(0, 1));
  throw Object.assign(new Error(`${holding.code}: held, ${call} '${path}'`), { code: holding.code, syscall: call, errno: -16, path });
}

type Call = (...args: readonly unknown[]) => unknown;

/** A rename is refused for either of its names. */
function pathsOf(call: string, args: readonly unknown[]): readonly unknown[] {
  return call.startsWith('rename') ? args.slice(0, 2) : args.slice(0, 1);
}

function guard(target: object, name: string, fail: (error: unknown, args: readonly unknown[]) => unknown): void {
  const calls = target as Record<string, Call>;
  const real = calls[name];
  if (real === undefined) throw new Error(`there is no ${name}`);
  calls[name] = (...args) => {
    const path = pathsOf(name, args).find((one): one is string => isRefused(name, one));
    if (path === undefined) return real.apply(target, [...args]);
    try {
      return refuse(name, path);
    } catch (error) {
      return fail(error, args);
    }
  };
}

const throwIt = (error: unknown): never => {
  throw error;
};
const callBack = (error: unknown, args: readonly unknown[]): void => {
  const done = args.at(-1);
  if (typeof done === 'function') process.nextTick(() => (done as Call)(error));
};

const CALLS = ['open', 'rename', 'unlink', 'rm', 'readdir', 'copyFile'] as const;
for (const name of CALLS) {
  guard(fs, `${name}Sync`, throwIt);
  guard(fs, name, callBack);
  guard(fsp, name, (error) => Promise.reject(error instanceof Error ? error : new Error(String(error))));
}
syncBuiltinESMExports();

const require = createRequire(import.meta.url);
type Connection = new (file: string, ...more: readonly unknown[]) => object;
const Library = require('better-sqlite3') as (new (file: string) => { close(): void }) & {
  readonly SqliteError: new (message: string, code: string) => Error;
};
// Loads the native part, which is what the library connects with, however it was imported.
new Library(':memory:').close();
const native = Object.entries(require.cache).find(([file]) => file.endsWith('.node'))?.[1]?.exports as { Database: Connection } | undefined;
if (native === undefined) throw new Error('the native part was not found');
native.Database = new Proxy(native.Database, {
  construct(target, args: [string, ...unknown[]]) {
    if (isRefused('connect', args[0])) {
      note(holding.hits, 'c');
      throw new Library.SqliteError('unable to open database file', 'SQLITE_CANTOPEN');
    }
    const made: unknown = Reflect.construct(target, args);
    return made as object;
  },
});
