/** Runs the command line as its own process, as a person or a script does. */
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { vi } from 'vitest';
import { builtCli } from '../../support/built-cli.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
/** The entry that people start. */
export const CARKEY = join(ROOT, 'main/shells/cli/carkey.mjs');

/** A process with what it wrote so far. */
type Running = {
  readonly child: ChildProcessWithoutNullStreams;
  readonly written: { out: string; err: string };
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
};

/** Starts one. `node`: which Node runs the entry, then the one that people start; else the bundle is started, which is sooner there. */
export function start(args: readonly string[], node?: string, entry = node === undefined ? builtCli() : CARKEY): Running {
  const child = spawn(node ?? process.execPath, [entry, ...args], { env: { ...process.env, NO_COLOR: '1' } });
  const written = { out: '', err: '' };
  child.stdout.on('data', (part: Buffer) => (written.out += part.toString('utf8')));
  child.stderr.on('data', (part: Buffer) => (written.err += part.toString('utf8')));
  const ended: Running['ended'] = new Promise((done) => child.on('close', (code, signal) => done({ code, signal })));
  return { child, written, ended };
}

/** Runs one to its end. */
export async function run(
  args: readonly string[],
  node?: string,
  entry?: string,
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const running = start(args, node, entry);
  const { code } = await running.ended;
  return { code, ...running.written };
}

/** Waits until the process has written a line that fits, and returns the match. */
export async function line(running: Running, pattern: RegExp, where: 'out' | 'err' = 'out'): Promise<RegExpExecArray> {
  await vi.waitUntil(() => pattern.test(running.written[where]) || running.child.exitCode !== null, { timeout: 20_000 });
  const match = pattern.exec(running.written[where]);
  if (match === null) throw new Error(`ended without ${pattern.source}: ${running.written.out}${running.written.err}`);
  return match;
}

/** A Node on this computer that is too old to run the sources; null when there is none. */
export function oldNode(): string | null {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const found = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));
  const candidates = [...found, '/usr/local/bin/node', '/usr/bin/node'].filter((file) => existsSync(file));
  return (
    candidates.find((file) => Number(/^v(\d+)/.exec(spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout)?.[1] ?? 99) < 24) ?? null
  );
}
