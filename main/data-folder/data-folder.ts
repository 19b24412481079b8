/**
 * The data folder before anything in it is opened: is every file of ours a file? A named pipe would hold the start up for ever, a link would
 * lead elsewhere; nobody but a person knows what it is for, so it is named and left where it is.
 */
import { accessSync, constants, existsSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { LogProblem } from '../../app/carkey/index.ts';
import { FileRefused, heldFile, LARGE_FILE, problemOf, SMALL_FILE, tighten, tightenTree } from '../disk/index.ts';

/** Folders of ours in a data folder; those of the modes have more below. */
const FOLDERS = ['live', 'practice', 'marks', 'logs'] as const;

/** How the names of our files end; SQLite's companions among them, and what was laid aside. */
const OURS = /\.(?:(?:db|lock)(?:-wal|-shm|-journal)?|json|key|sealed|next|txt|bin|log|unreadable(?:-\d+)?)$/;

/** These grow with the work; everything else that is read whole stays small. */
const GROWING = /^log\.db|^vault\.db|\.bin$|\.log$/;
const LARGE: ReadonlySet<string> = new Set(['world.json', 'witnessed.json']);

/** Is what has this name a file of a size that is read? */
function isOurFile(path: string, name: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return true;
  return stat.isFile() && (GROWING.test(name) || stat.size <= (LARGE.has(name) ? LARGE_FILE : SMALL_FILE));
}

/** The first file of ours that is none, or far too large, below the data folder; null when all is well. Throws what the disk throws. */
export function strangeFile(dataDir: string): string | null {
  for (const folder of ['', ...FOLDERS]) {
    const path = join(dataDir, folder);
    if (!existsSync(path)) continue;
    const strange = readdirSync(path).find((name) => OURS.test(name) && !isOurFile(join(path, name), name));
    if (strange !== undefined) return join(folder, strange);
  }
  return null;
}

/** What a person is told about it. */
export function strangeSentence(name: string): string {
  return `"${name}" in the data folder is a pipe, a link, a folder or a device where a file is expected, or far too large. Nothing was opened or changed: move it away, then start again.`;
}

/** Throws {@link FileRefused} with that sentence. For commands that work on a log without a console. */
export function refuseStrangeFile(dataDir: string): void {
  const strange = strangeFile(dataDir);
  if (strange !== null) throw new FileRefused('not-a-file', strangeSentence(strange));
}

/** Takes our folders and files from everybody but their owner. The data folder itself only while there is nothing else in it: a person may have named any. */
export function tightenDataFolder(dataDir: string): void {
  const there = readdirSync(dataDir, { withFileTypes: true });
  for (const { name } of there) if (OURS.test(name)) tighten(join(dataDir, name));
  for (const folder of FOLDERS) if (existsSync(join(dataDir, folder))) tightenTree(join(dataDir, folder));
  const isOurs = (name: string) => OURS.test(name) || FOLDERS.some((folder) => folder === name);
  if (there.every(({ name }) => isOurs(name))) tighten(dataDir);
}

/** Why a data folder cannot be worked in: one sentence for a person, and whether it may be otherwise in a moment. */
export type FolderProblem = { readonly code: 'bad-data-dir' | 'in-use'; readonly detail: string };

/** What a person is told of a problem of the disk, with the advice that fits it. `file`: the file that is held, where it is known. */
export function folderProblem(problem: LogProblem, file: string | null = null): FolderProblem {
  switch (problem) {
    case 'in-use':
      return { code: 'in-use', detail: heldSentence(file) };
    case 'disk-full':
      return { code: 'bad-data-dir', detail: 'The disk of the data folder is full: free some space, then start again.' };
    case 'read-only':
      return {
        code: 'bad-data-dir',
        detail: 'The data folder may not be written or read by this user: choose another one with --data, or make it writable.',
      };
    default:
      return {
        code: 'bad-data-dir',
        detail: `The data folder cannot be used (${problem}): check the disk, or choose another folder with --data.`,
      };
  }
}

function heldSentence(file: string | null): string {
  const what = file === null ? 'A file of the data folder' : `"${basename(file)}" in the data folder`;
  return `${what} is in use by another program, perhaps a virus scanner, a backup or a sync program: wait a moment, then try again. Nothing was laid aside or written over.`;
}

/** Makes the data folder fit to work in. Null when it is; else why not, and nothing was changed but folders of ours made. */
export function openDataFolder(dataDir: string): FolderProblem | null {
  try {
    mkdirSync(join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
    for (const dir of [dataDir, join(dataDir, 'logs')]) accessSync(dir, constants.W_OK);
    const strange = strangeFile(dataDir);
    if (strange !== null) return { code: 'bad-data-dir', detail: strangeSentence(strange) };
    tightenDataFolder(dataDir);
    return null;
  } catch (fault) {
    const problem = problemOf(fault);
    if (problem === null) throw fault;
    return folderProblem(problem, heldFile(fault));
  }
}
