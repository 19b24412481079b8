/**
 * Opens the person's browser at the one-time address. The address holds a secret and arguments of programs can be read by everyone on the
 * computer, so the browser is given a file that only this user can read, which leads on to the address.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { removeFile, removeQuietly, writeNew } from '../../change-file.ts';
import type { Io } from './command.ts';

/** Is there a screen to open a browser on? */
export function hasDisplay({ platform, env }: Pick<Io, 'platform' | 'env'>): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((display) => display !== undefined && display !== '');
}

/** The program that opens a file with whatever the person uses for it. */
export function opener(platform: NodeJS.Platform, file: string): readonly [string, readonly string[]] {
  if (platform === 'win32') return ['cmd', ['/c', 'start', '', file]];
  return [platform === 'darwin' ? 'open' : 'xdg-open', [file]];
}

/** The file that leads on. `url` is made by the web shell and holds no character that HTML would read. */
export function leadingPage(url: string): string {
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${url}"><title>CarKey Console</title>\n`;
}

/** Starts a program and lets it go; `failed` is called when it cannot be started. */
type Launch = (program: string, args: readonly string[], failed: () => void) => void;

const launchDetached: Launch = (program, args, failed) => {
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', failed);
  child.unref();
};

/** Opens the browser; returns the function that removes the file. That no browser could be started is said, and is no fault. */
export function openBrowser(url: string, folder: string, io: Io, launch: Launch = launchDetached): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'open-console.html');
  // A file that is there keeps its mode when written: it must be new.
  removeFile(file);
  writeNew(file, leadingPage(url));
  const [program, args] = opener(io.platform, file);
  launch(program, args, () => io.err('carkey: no browser could be opened; use the address above.\n'));
  return () => void removeQuietly(file);
}
