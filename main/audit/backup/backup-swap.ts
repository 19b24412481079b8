/** Moves a restored log into its place. Every step can be done again: after a cut, the next opening goes on where it stopped. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { readOwnFile, removeFile, removeTree, renameFile, syncFolder, TrailError } from '../../disk/index.ts';

/** Folder in which the new files are made. */
export const NEW_FOLDER = 'restoring';

/** While this file is there, the files of the place are being replaced by those of {@link NEW_FOLDER}. */
export const SWAP_FILE = 'restore.json';

/** Each is moved in one step; what belongs to it goes aside with the old one. */
const MOVED: readonly (readonly [file: string, companions: readonly string[]])[] = [
  ['vault.db', ['vault.db-wal', 'vault.db-shm']],
  ['log.db', ['log.db-wal', 'log.db-shm', 'head.txt']],
];

const shape = z.strictObject({
  aside: z
    .string()
    .regex(/^aside\/[0-9]+$/)
    .nullable(),
});

/** Finishes a swap that was begun; does nothing when there is none. The caller holds the writer's lock. Throws what the disk throws. */
export function finishSwap(dir: string): void {
  const file = join(dir, SWAP_FILE);
  const bytes = readOwnFile(file);
  if (bytes === null) return;
  const { aside } = parse(bytes.toString('utf8'));
  const apart = join(dir, NEW_FOLDER);
  for (const [name, companions] of MOVED) {
    if (!existsSync(join(apart, name))) continue;
    // As long as the new file waits, the one in its place is the old one.
    if (aside !== null) moveAll([name, ...companions], dir, join(dir, aside));
    renameFile(join(apart, name), join(dir, name));
  }
  const epochs = join(apart, 'epochs');
  for (const name of existsSync(epochs) ? readdirSync(epochs) : []) moveAll([name], epochs, join(dir, 'epochs'));
  // The moves first, then what says that they are still to be made.
  for (const moved of [...(aside === null ? [] : ['aside', aside]), 'epochs', '.']) syncFolder(join(dir, moved));
  removeTree(apart);
  removeFile(file);
}

/** Throws `corrupt` for what says nothing that can be understood: where the files of the place are to go must not be guessed. */
function parse(text: string): z.infer<typeof shape> {
  try {
    return shape.parse(JSON.parse(text));
  } catch (fault) {
    if (fault instanceof SyntaxError || fault instanceof z.ZodError) throw new TrailError('corrupt', { cause: fault });
    throw fault;
  }
}

/** Moves those that are there; one that is in the target already stays where it is. */
function moveAll(names: readonly string[], from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const name of names) {
    if (existsSync(join(from, name)) && !existsSync(join(to, name))) renameFile(join(from, name), join(to, name));
  }
}
