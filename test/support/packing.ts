/** The packer on a made-up Electron folder: what is packed can be looked at, and run by the stand-in, without Electron's program. */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const ELECTRON_VERSION = '45.4.1';
/** What marks the fuses inside Electron's program; a version byte, a count byte and one character per fuse follow. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** For packing a Windows program on Linux: to edit its resources needs a tool that is fetched, and it has no part in what is run. */
export const WITHOUT_EDITING: readonly string[] = ['-c.win.signAndEditExecutable=false', '-c.disableAsarIntegrity=true'];

/** What the packer's command line did. */
export type PackRun = { readonly code: number; readonly output: string };

/** Runs the packer's command line on `project`: the program's folder only, no installer. */
export function pack(project: string, electronDist: string, target: readonly string[], more: readonly string[] = []): Promise<PackRun> {
  return runPacker(project, electronDist, [...target, '--dir'], more);
}

/** As `pack`, with what the command line says is to be made, and what else is in its environment. */
export function runPacker(
  project: string,
  electronDist: string,
  target: readonly string[],
  more: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<PackRun> {
  const args = [join(ROOT, 'node_modules/electron-builder/cli.js'), '--projectDir', project, ...target, '--publish', 'never'];
  const config = [`-c.electronDist=${electronDist}`, `-c.electronVersion=${ELECTRON_VERSION}`, ...more];
  return new Promise((done) => {
    execFile(
      process.execPath,
      [...args, ...config],
      { cwd: project, env: { ...process.env, CI: '1', ...env } },
      (fault, stdout, stderr) => {
        done({ code: typeof fault?.code === 'number' ? fault.code : fault === null ? 0 : 1, output: stdout + stderr });
      },
    );
  });
}

/** Writes a file with its folders. */
export function put(folder: string, path: string, text = 'decoy'): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** The part of Electron's program that holds its fuses, each at the opposite of what is wanted, so that only a flip can make it right. */
export function fusedProgram(): Buffer {
  const fuses = '101101010';
  return Buffer.concat([Buffer.from(`stub\0${SENTINEL}`), Buffer.from([1, fuses.length]), Buffer.from(`${fuses}\0`)]);
}

/** A folder that the packer takes for Electron on Linux and Windows. */
export function stubElectron(folder: string): string {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  for (const name of ['electron', 'electron.exe']) writeFileSync(join(folder, name), fusedProgram(), { mode: 0o755 });
  put(folder, 'version', ELECTRON_VERSION);
  put(folder, 'locales/en-US.pak');
  return folder;
}
