/** Programs of Windows as a case sees them. They stand in the room of the stage (enter.ts); the project is `Z:\w`. */
import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, closeSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { NODE_OPTIONS, WINE } from './install.ts';

const missing = process.env['CARKEY_WINE_MISSING'];
const root = process.env['CARKEY_WINE'] ?? '';
/** Wine's folder as this system sees it; packages for Windows stand in its node_modules. */
export const WINE_ROOT = root;
const runFolder = process.env['CARKEY_WINE_RUN'] ?? '';

/** A case of the stage, skipped by name where there is no Wine. */
export const windows = test.skipIf(missing !== undefined);

/** The drive `C:` as this system sees it. */
const DRIVE = join(runFolder, 'wp', 'drive_c');

/** The folder of Wine's drive letters and ports, which are links. */
export const DEVICES = join(runFolder, 'wp', 'dosdevices');

/** A second letter for the folder in which `newPlace` makes its own (stage.ts). */
export const SECOND_DRIVE = 'Y:';

/** A practice vehicle that can be activated, and the command that does it; a simulator and a data folder follow. */
export const VIN = 'VR1AB12C3D4567890';
export const ACTIVATE: readonly string[] = ['activate', '--vin', VIN, '--confirm', 'keys,inside'];

/** The entry of the command line, as Windows names it. */
export const CARKEY = 'Z:\\w\\main\\shells\\cli\\carkey.mjs';

/** Node itself, as Windows names it. */
export const WINE_NODE = `Z:${WINE.node.replaceAll('/', '\\')}`;

/** A folder on `C:` as both systems name it. */
export type Place = { readonly windows: string; readonly here: string };

/** A new folder on `C:`. `name`: a part of its name, as Linux and Windows both can write it. */
export function newPlace(name = 'case'): Place {
  const base = join(DRIVE, 'cases');
  mkdirSync(base, { recursive: true });
  return placeAt(mkdtempSync(join(base, `${name}-`)));
}

/** A folder or file on `C:` that this system names. */
export function placeAt(here: string): Place {
  return { here, windows: `C:${here.slice(DRIVE.length).replaceAll('/', '\\')}` };
}

/** How a program ended. Windows' exit codes above 255 lose their upper part here. */
type End = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** What Wine says at each start, since it has no fonts here. */
const NO_FONTS = /Wine cannot find the FreeType font library\.[^]*?http:\/\/www\.freetype\.org\n/g;

/** A program that runs, and what it wrote so far. */
export type Program = {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<End>;
};

export type Surroundings = { readonly env?: Readonly<Record<string, string>>; readonly cwd?: string; readonly input?: string };

/** Starts Node for Windows. It writes to files, since Node knows no pipes of Linux there. */
export function startNode(args: readonly string[], { env = {}, cwd = '/w', input = '/dev/null' }: Surroundings = {}): Program {
  const folder = mkdtempSync(join(runFolder, 'out-'));
  const [out, err] = [join(folder, 'out.txt'), join(folder, 'err.txt')];
  const fds = [openSync(input, 'r'), openSync(out, 'w'), openSync(err, 'w')] as const;
  const start = `cd "$0" && exec ${WINE.loader} ${WINE.node} "$@"`;
  // What this system's Node is told is not for the one under test.
  const { NODE_OPTIONS: _options, NODE_EXTRA_CA_CERTS: _certificates, ...own } = process.env;
  const child = spawn('chroot', [root, '/bin/sh', '-c', start, cwd, ...args], {
    stdio: [...fds],
    env: { ...own, NODE_OPTIONS, NO_COLOR: '1', ...env },
  });
  for (const fd of fds) closeSync(fd);
  const ended = new Promise<End>((done) => child.once('exit', (code, signal) => done({ code, signal })));
  const read = (file: string) => () => readFileSync(file, 'utf8').replaceAll('\r\n', '\n').replaceAll(NO_FONTS, '');
  return { child, out: read(out), err: read(err), ended };
}

/** How long a command may take, ms; one that is ended then has no exit code. Far more than any needs, also on a busy computer. */
const LIMIT_MS = 60_000;

/** Runs Node for Windows to its end. */
export async function runNode(args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  const program = startNode(args, surroundings);
  const limit = setTimeout(() => program.child.kill('SIGKILL'), LIMIT_MS);
  const { code } = await program.ended;
  clearTimeout(limit);
  return { code, out: program.out(), err: program.err() };
}

/** What came out of a program. */
export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** Starts the command line. */
export const startCarkey = (args: readonly string[], surroundings: Surroundings = {}): Program =>
  startNode([CARKEY, ...args], surroundings);

/** Runs the command line to its end. */
export const carkey = (args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> =>
  runNode([CARKEY, ...args], surroundings);

/** The same, which has to end with this code; what it wrote stands in the report when it does not. */
export async function carkeyEnds(code: number, args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  const ended = await carkey(args, surroundings);
  expect(ended.code, `${args.join(' ')}\n${ended.out}${ended.err}`).toBe(code);
  return ended;
}

/** The kinds of all entries of a data folder's log, newest first. */
export async function kindsIn(folder: string): Promise<readonly string[]> {
  const { out } = await carkeyEnds(0, ['audit', 'list', '--json', '--data', folder]);
  return (JSON.parse(out) as { readonly rows: readonly { readonly kind: string }[] }).rows.map(({ kind }) => kind);
}

/** Waits until a program has written what fits; fails when it ends before. */
export async function written(program: Program, pattern: RegExp, where: 'out' | 'err' = 'out'): Promise<RegExpExecArray> {
  await vi.waitUntil(() => pattern.test(program[where]()) || program.child.exitCode !== null || program.child.signalCode !== null, {
    timeout: 60_000,
    interval: 20,
  });
  const found = pattern.exec(program[where]());
  if (found === null) throw new Error(`ended without ${pattern.source}: ${program.out()}${program.err()}`);
  return found;
}

/** Ends a program hard, as a power cut or the task manager does. */
export async function kill(program: Program): Promise<void> {
  program.child.kill('SIGKILL');
  await program.ended;
}

/** Windows' own program for the registry; returns what it printed. Fails when it does. */
export async function reg(...args: readonly string[]): Promise<string> {
  const run = `const done = require('node:child_process').spawnSync(process.env.SystemRoot + '\\\\System32\\\\reg.exe', ${JSON.stringify(args)}, { encoding: 'latin1' }); process.stdout.write(done.stdout); process.exit(done.status)`;
  const { code, out } = await runNode(['-e', run]);
  expect(code, `reg ${args.join(' ')}: ${out}`).toBe(0);
  return out;
}
