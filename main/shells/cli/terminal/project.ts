/** The project folder the command line runs from: what is built there, and building what is missing or older than its sources. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import type { Io } from '../command/index.ts';

/** Root of the project, from this file and from the bundle alike. */
export const ROOT = dirname(findPackageJSON(import.meta.url) ?? import.meta.dirname);

/** Where the built screens are. */
export const RENDERER_DIR = join(ROOT, 'out', 'renderer');

/** What is built, from what, by which program of node_modules. */
export type Build = {
  readonly product: string;
  readonly sources: readonly string[];
  readonly program: string;
  readonly args: readonly string[];
};

/** The screens. */
export const RENDERER_BUILD: Build = {
  product: 'out/renderer/index.html',
  sources: ['renderer', 'app'],
  program: 'node_modules/vite/bin/vite.js',
  args: ['build', '--config', 'renderer/vite.config.ts', '--logLevel', 'warn'],
};

/** Electron's entry and preload. */
export const SHELL_BUILD: Build = {
  product: 'out/main/electron.js',
  sources: ['main', 'app', 'rolldown.config.ts', 'package.json'],
  program: 'node_modules/rolldown/bin/cli.mjs',
  args: ['-c', 'rolldown.config.ts', '--log-level', 'warn'],
};

/** Time of the last change of a file or of anything in a folder, ms; 0 when there is nothing. */
function lastChange(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce(
    (latest, name) => (name.endsWith('.tsbuildinfo') ? latest : Math.max(latest, lastChange(join(path, name)))),
    0,
  );
}

/** Is the product missing, or older than one of its sources? Where there are no sources (a package) what is there is right. */
export function isStale(root: string, { product, sources }: Build): boolean {
  const built = lastChange(join(root, product));
  return built === 0 || sources.some((source) => lastChange(join(root, source)) > built);
}

/** Builds if needed; null when the product is there, else one sentence. What the program prints goes to standard error. */
export async function ensureBuilt(root: string, build: Build, io: Io): Promise<string | null> {
  if (!isStale(root, build)) return null;
  if (!existsSync(join(root, build.program))) {
    return lastChange(join(root, build.product)) > 0
      ? null
      : `${build.product} is not built, and the tool that builds it is not installed: run "npm ci".`;
  }
  io.err(`carkey: building ${build.product} …\n`);
  const code = await runNode(root, build, io);
  return code === 0 ? null : `${build.product} could not be built (exit code ${code ?? 'none'}).`;
}

function runNode(root: string, { program, args }: Build, io: Io): Promise<number | null> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, program), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => io.err(text.toString('utf8')));
    const stop = () => void child.kill();
    io.ended.addEventListener('abort', stop, { once: true });
    child.on('error', () => done(null));
    child.on('close', (code) => {
      io.ended.removeEventListener('abort', stop);
      done(code);
    });
  });
}

/** Electron's program, or null where its package came without it. */
export function electronProgram(root: string, platform: NodeJS.Platform): string | null {
  const names: Partial<Record<NodeJS.Platform, string>> = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };
  const program = join(root, 'node_modules', 'electron', 'dist', names[platform] ?? 'electron');
  return existsSync(program) ? program : null;
}
