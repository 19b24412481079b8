/**
 * The Windows stage: the console under Node for Windows, on Wine, in a room of its own. `node test/windows/stage.ts` runs the cases, then the
 * project's own unit tests and the row of held files; what it counted lies in test-results. Where Wine cannot be had, every case is skipped by name.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isStale, RENDERER_BUILD, SHELL_BUILD } from '../../main/shells/cli/terminal/project.ts';
import { roomed } from './enter.ts';
import { ensureWine, FRESH, WINE, wineEnv } from './install.ts';
import { REPORTS } from './reports.ts';
import { notRunThere } from './unit-tests.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
const VITEST = 'node_modules/vitest/vitest.mjs';
const CONFIG = 'test/windows/vitest.config.ts';

/** What hangs in Wine ends here, ms: far beyond what a computer that is busy needs. */
const MOST_MS = 25 * 60_000;

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

/** A copy of the fresh `C:` in links, which nobody writes to; the registry, which is written, as files. */
const COPY = `cp -al "$0/${FRESH}" "$1/wp" && rm -f "$1"/wp/*.reg "$1/wp/wineserver" && cp "$0/${FRESH}"/*.reg "$1/wp/"`;

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
    const isDone = runCases({ ...env, CARKEY_WINE: root, CARKEY_WINE_RUN: folder }, room);
    if (process.argv.length > 2) return isDone;
    // One that fails keeps no other from being run.
    return [runUnits(root, env, room), runHeld(root, env, room), isDone].every(Boolean);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Room = (command: readonly string[]) => readonly string[];

/** Runs Windows' Node in the project and shows the end of what it wrote. It writes to a file: under Wine it knows no pipes of Linux. */
function runThere(root: string, env: NodeJS.ProcessEnv, room: Room, name: string, args: readonly string[]): boolean {
  const out = join(PROJECT, 'test-results', `windows-${name}.txt`);
  const start = `cd /w && exec ${WINE.loader} ${WINE.node} "$@"`;
  const wine = ['sh', '-c', `exec "$@" > "${out}" 2>&1 < /dev/null`, 'sh', 'chroot', root, '/bin/sh', '-c', start, 'sh', ...args];
  const isDone = run(room(wine), env);
  run(['tail', '-n', isDone ? '6' : '200', out], process.env);
  return isDone;
}

/** One process and no walls between the files: to start a worker for each costs more than the tests themselves. */
function runUnits(root: string, env: Readonly<Record<string, string>>, room: Room): boolean {
  console.log(
    `\nThe project's own unit tests under Windows' Node. Not run there:\n${notRunThere.map(({ file, why }) => `  ${file}: ${why}`).join('\n')}`,
  );
  const excluded = notRunThere.flatMap(({ file }) => ['--exclude', file]);
  return runThere(root, env, room, 'units', [
    ...[VITEST, 'run', 'test/unit', '--no-isolate', '--pool', 'threads'],
    ...[...excluded, ...reporters('units')],
  ]);
}

/** Files that another program really holds: the starred cut of the row of `npm run faults`. */
function runHeld(root: string, env: Readonly<Record<string, string>>, room: Room): boolean {
  console.log("\nFiles that another program holds, under Windows' Node:");
  return runThere(root, env, room, 'held', ['test/faults/run.ts', '--starred', '--only=held']);
}

function main(): number {
  mkdirSync(join(PROJECT, 'test-results'), { recursive: true });
  for (const name of Object.values(REPORTS)) rmSync(join(PROJECT, 'test-results', name), { force: true });
  const wine = ensureWine(PROJECT);
  if (wine.ok) return builtHere() && inWine(wine.value) ? 0 : 1;
  const isSaid = runCases({ CARKEY_WINE_MISSING: wine.error }, (command) => command);
  console.log(`\nSkipped: Wine is missing because ${wine.error}.`);
  return isSaid ? 0 : 1;
}

if (process.argv[1] === import.meta.filename) process.exitCode = main();
