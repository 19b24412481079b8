/** The packer on a made-up Electron folder: what is packed can be looked at, and run by the stand-in, without Electron's program. */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const ELECTRON_VERSION = '45.4.1';
/** What marks the fuses inside Electron's program; a version byte, a count byte and one character per fuse follow. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** What the packer's command line did. */
export type PackRun = { readonly code: number; readonly output: string };

/** Runs the packer's command line on `project`. */
export function pack(project: string, electronDist: string, target: readonly string[], more: readonly string[] = []): Promise<PackRun> {
  const args = [join(ROOT, 'node_modules/electron-builder/cli.js'), '--projectDir', project, ...target, '--dir', '--publish', 'never'];
  const config = [`-c.electronDist=${electronDist}`, `-c.electronVersion=${ELECTRON_VERSION}`, ...more];
  return new Promise((done) => {
    execFile(process.execPath, [...args, ...config], { cwd: project, env: { ...process.env, CI: '1' } }, (fault, stdout, stderr) => {
      done({ code: typeof fault?.code === 'number' ? fault.code : fault === null ? 0 : 1, output: stdout + stderr });
    });
  });
}

/** Writes a file with its folders. */
export function put(folder: string, path: string, text = 'decoy'): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** A folder that the packer takes for Electron: every fuse stands at the opposite of what is wanted, so that only a flip can make it right. */
export function stubElectron(folder: string): string {
  const fuses = '101101010';
  const program = Buffer.concat([Buffer.from(`stub\0${SENTINEL}`), Buffer.from([1, fuses.length]), Buffer.from(`${fuses}\0`)]);
  mkdirSync(join(folder, 'resources'), { recursive: true });
  for (const name of ['electron', 'electron.exe']) writeFileSync(join(folder, name), program, { mode: 0o755 });
  put(folder, 'version', ELECTRON_VERSION);
  put(folder, 'locales/en-US.pak');
  return folder;
}
