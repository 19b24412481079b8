/**
 * The Windows stage: the console under Node for Windows, on Wine, in a room of its own. `node test/windows/stage.ts` runs the cases, then the
 * project's own unit tests, the flow tests that can run there and the row of held files; what it counted lies in test-results. Where Wine cannot be
 * had, every case is skipped by name. `node test/windows/stage.ts CASE` runs some cases alone; `node test/windows/stage.ts --node ARGS…` runs Windows'
 * Node in the project, with these arguments and nothing else.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isStale, RENDERER_BUILD, SHELL_BUILD } from '../../main/shells/cli/terminal/project.ts';
import { roomed } from './enter.ts';
import { ensureWine, FRESH, NODE_OPTIONS, WINE, wineEnv } from './install.ts';
import { REPORTS } from './reports.ts';
import { FLOWS } from './flow-tests.ts';
import { notRunThere } from './unit-tests.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
const VITEST = 'node_modules/vitest/vitest.mjs';
const CONFIG = 'test/windows/vitest.config.ts';

/** What hangs in Wine ends here, ms: far beyond what a computer that is busy needs. A run by hand (`--node`) is watched by who started it. */
const MOST_MS = process.argv[2] === '--node' ? undefined : 25 * 60_000;

const reportFile = (name: keyof typeof REPORTS): string => `test-results/${REPORTS[name]}`;

const reporters = (name: keyof typeof REPORTS): readonly string[] => [
  ...['--reporter', name === 'cases' ? 'verbose' : 'dot', '--reporter', 'json'],
  `--outputFile.json=${reportFile(name)}`,
];

/** The cases alone need no Wine to say that they are skipped. */
function runCases(env: Readonly<Record<string, string>>, prefix: (command: readonly string[]) => readonly string[]): boolean {
  const command = [process.execPath, VITEST, 'run', '--config', CONFIG, ...reporters('cases'), ...process.argv.slice(2)];
  return run(prefix(command), { ...process.env, ...env });
}

function run([program = '', ...args]: readonly string[], env: NodeJS.ProcessEnv): boolean {
  return (
    spawnSync(program, args, { cwd: PROJECT, env, stdio: ['ignore', 'inherit', 'inherit'], timeout: MOST_MS, killSignal: 'SIGKILL' })
      .status === 0
  );
}

/** The screens are built here: what builds them has no Windows part in the room. */
function builtHere(): boolean {
  return [RENDERER_BUILD, SHELL_BUILD].every((one) => !isStale(PROJECT, one)) || run(['npm', 'run', '--silent', 'build'], process.env);
}

/**
 * A copy of the fresh `C:` in links, which nobody writes to; the registry, which is written, as files. `Y:` is a second letter for the folder of the
 * cases, there from the start: Wine gives every file of the disk another volume number when a letter is added, and a console that runs finds its files exchanged.
 */
const COPY = [
  `cp -al "$0/${FRESH}" "$1/wp" && rm -f "$1"/wp/*.reg "$1/wp/wineserver" && cp "$0/${FRESH}"/*.reg "$1/wp/"`,
  `mkdir "$1/wp/drive_c/cases" && ln -s ../drive_c/cases "$1/wp/dosdevices/y:"`,
].join(' && ');

/** The server of Windows' objects lives as long as the room; then the given command runs. */
const serving = (root: string, command: readonly string[]): readonly string[] => [
  ...['sh', '-c', `chroot "$0" ${WINE.server} -p < /dev/null > /dev/null 2>&1; "$@"`, root],
  ...command,
];

function inWine(root: string): boolean {
  const folder = mkdtempSync(join(root, 'runs', 'run-'));
  const env = { ...wineEnv(`/runs/${basename(folder)}/wp`), PATH: process.env['PATH'] ?? '' };
  try {
    if (!run(['sh', '-c', COPY, root, folder], process.env)) throw new Error('the C: of the run could not be made');
    const room: Room = (command) => roomed(root, PROJECT, serving(root, command));
    const [first, ...more] = process.argv.slice(2);
    if (first === '--node') return runThere(root, { ...env, NODE_OPTIONS }, room, 'node', more, ALL_LINES);
    const isDone = runCases({ ...env, CARKEY_WINE: root, CARKEY_WINE_RUN: folder }, room);
    if (first !== undefined) return isDone;
    // One that fails keeps no other from being run.
    return [runUnits(root, env, room), runFlows(root, env, room), runHeld(root, env, room), isDone].every(Boolean);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Room = (command: readonly string[]) => readonly string[];

/** How many of the last lines are shown of what passed. */
const LAST_LINES = 6;
const ALL_LINES = 10_000;

/** Runs Windows' Node in the project and shows the end of what it wrote. It writes to a file: under Wine it knows no pipes of Linux. */
function runThere(root: string, env: NodeJS.ProcessEnv, room: Room, name: string, args: readonly string[], lines = LAST_LINES): boolean {
  const out = join(PROJECT, 'test-results', `windows-${name}.txt`);
  const start = `cd /w && exec ${WINE.loader} ${WINE.node} "$@"`;
  const wine = ['sh', '-c', `exec "$@" > "${out}" 2>&1 < /dev/null`, 'sh', 'chroot', root, '/bin/sh', '-c', start, 'sh', ...args];
  const isDone = run(room(wine), env);
  run(['tail', '-n', String(isDone ? lines : Math.max(lines, 200)), out], process.env);
  return isDone;
}

/** One process and no walls between the files: to start a worker for each costs more than the tests themselves. */
function runUnits(root: string, env: Readonly<Record<string, string>>, room: Room): boolean {
  console.log(
    `\nThe project's own unit tests under Windows' Node. Not run there:\n${notRunThere.map(({ file, why }) => `  ${file}: ${why}`).join('\n')}`,
  );
  return runThere(root, env, room, 'units', [...[VITEST, 'run', '--config', 'test/windows/units.config.ts'], ...reporters('units')]);
}

/** Flow tests that run there: real sockets, files, threads and processes. One at a time, since each has more than one program to start. */
function runFlows(root: string, env: Readonly<Record<string, string>>, room: Room): boolean {
  console.log(`\nFlow tests under Windows' Node: ${FLOWS.join(', ')}`);
  return runThere(root, { ...env, NODE_OPTIONS }, room, 'flows', [VITEST, 'run', ...FLOWS, '--maxWorkers', '2', ...reporters('flows')]);
}

/** Files that another program really holds: the starred cut of the row of `npm run faults`. */
function runHeld(root: string, env: Readonly<Record<string, string>>, room: Room): boolean {
  console.log("\nFiles that another program holds, under Windows' Node:");
  return runThere(root, { ...env, NODE_OPTIONS }, room, 'held', ['test/faults/run.ts', '--starred', '--only=held']);
}

function main(): number {
  mkdirSync(join(PROJECT, 'test-results'), { recursive: true });
  if (process.argv[2] !== '--node') for (const name of Object.values(REPORTS)) rmSync(join(PROJECT, 'test-results', name), { force: true });
  const wine = ensureWine(PROJECT);
  if (wine.ok) return builtHere() && inWine(wine.value) ? 0 : 1;
  const isSaid = runCases({ CARKEY_WINE_MISSING: wine.error }, (command) => command);
  console.log(`\nSkipped: Wine is missing because ${wine.error}.`);
  return isSaid ? 0 : 1;
}

if (process.argv[1] === import.meta.filename) process.exitCode = main();
