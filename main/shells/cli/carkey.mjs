#!/usr/bin/env node
// Entry of the command line. It must run on any Node from 20 on, so it is plain JavaScript: when this Node is too old to run the
// program's sources, it starts them with the Node that came with the project and hands through input, output, signals and exit code.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = [24, 15];
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'];
/** Asks the program to end in good order (main/shells/process/end-message.ts). Windows has no signals: to send one there is to kill. */
const END = 'carkey-console:end';

/** Is this Node new enough to run TypeScript sources? */
function newEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/**
 * Compiled code is kept beside the packages, which halves the time to the first answer. Not in the system's folder for temporary files, Node's
 * own choice: on a shared computer somebody else could lay code there. Where the folder cannot be written, Node compiles as ever.
 * Threads and other processes of ours learn of it by the environment only: a verification starts several, each of which compiles anew.
 */
function keepCompiled() {
  Module.enableCompileCache(join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'node_modules', '.cache', 'carkey'));
  process.env.NODE_COMPILE_CACHE ??= Module.getCompileCacheDir();
}

/** The Node program of the `node` package, or null where it is not installed. */
function bundledNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'));
    const program = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/** Runs this very file with another Node, as if it had been started by it. */
function runWith(program) {
  const child = spawn(program, ['--disable-warning=ExperimentalWarning', fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // A Node that is still too old must say so, not start itself for ever.
    env: { ...process.env, CARKEY_RESTARTED: '1' },
  });
  // Ctrl-C on a terminal reaches the child as well; to be asked twice changes nothing.
  for (const signal of FORWARDED) process.on(signal, () => (child.connected ? child.send(END) : child.kill(signal)));
  child.on('error', (fault) => {
    process.stderr.write(`carkey: the project's own Node could not be started (${fault.code ?? 'unknown'}): run "npm ci" again.\n`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}

if (newEnough()) {
  keepCompiled();
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') process.stderr.write(`${warning.name}: ${warning.message}\n`);
  });
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  const program = process.env.CARKEY_RESTARTED === '1' ? null : bundledNode();
  if (program !== null) runWith(program);
  else {
    process.stderr.write(
      `carkey: Node ${NEEDED.join('.')} or newer is needed (this is ${process.versions.node}) and the project's own is not installed: run "npm ci" in the project folder.\n`,
    );
    process.exitCode = 1;
  }
}
