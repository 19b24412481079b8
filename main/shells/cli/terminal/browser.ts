/**
 * Opens the person's browser at the one-time address. The address holds a secret and arguments of programs can be read by everyone on the
 * computer, so the browser is given a file that only this user can read, which leads on to the address.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { removeFile, removeQuietly, writeNew } from '../../../disk/index.ts';
import type { Io } from '../command/index.ts';

/** Is there a screen to open a browser on? */
export function hasDisplay({ platform, env }: Pick<Io, 'platform' | 'env'>): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((display) => display !== undefined && display !== '');
}

/** How a program is started that opens a file. `verbatim`: the arguments are one command line already. */
export type Opener = {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly verbatim?: true;
};

/** The variable through which Windows' shell gets the file. */
const FILE = 'CARKEY_PAGE';

/**
 * The program that opens a file with whatever the person uses for it. Windows' shell reads `&`, `^` and `%` in an argument as its own, and
 * they may stand in the name of a folder; what comes out of a variable between quotation marks it takes as it is, and no name holds those.
 * It is named by its full path: without one Windows would look for it in the current folder first.
 */
export function opener({ platform, env }: Pick<Io, 'platform' | 'env'>, file: string): Opener {
  if (platform !== 'win32') return { program: platform === 'darwin' ? 'open' : 'xdg-open', args: [file] };
  const program = `${env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\cmd.exe`;
  return { program, args: ['/d', '/v:off', '/s', '/c', `"start "" "%${FILE}%""`], env: { [FILE]: file }, verbatim: true };
}

/** The file that leads on. `url` is made by the web shell and holds no character that HTML would read. */
export function leadingPage(url: string): string {
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${url}"><title>CarKey Console</title>\n`;
}

/** Starts a program and lets it go; `failed` is called when it cannot be started. */
type Launch = (opener: Opener, failed: () => void) => void;

const launchDetached: Launch = ({ program, args, env, verbatim }, failed) => {
  const child = spawn(program, args, {
    stdio: 'ignore',
    detached: true,
    windowsHide: true,
    env: { ...process.env, ...env },
    windowsVerbatimArguments: verbatim === true,
  });
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
  launch(opener(io, file), () => io.err('carkey: no browser could be opened; use the address above.\n'));
  return () => void removeQuietly(file);
}
