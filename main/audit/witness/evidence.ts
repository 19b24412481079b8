/** Contradictions that were found: two signed heads of one log that cannot both be true. Kept in files, since such a log takes no entries. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { copyTree, makePrivateFolder, replaceFile } from '../../disk/index.ts';

/** Two heads side by side, as the signed notes that they are. `ours` is empty when the log has none of its own. */
export type Contradiction = { readonly size: number; readonly ours: string; readonly outside: string };

function folderOf(dir: string): string {
  return join(dir, 'evidence');
}

/** Keeps both notes under the size of the outside one. What is there already stays as it is. */
export function keepEvidence(dir: string, { size, ours, outside }: Contradiction): void {
  const folder = folderOf(dir);
  makePrivateFolder(folder);
  for (const [name, note] of [
    [`head-${size}-ours.txt`, ours],
    [`head-${size}-outside.txt`, outside],
  ] as const) {
    const file = join(folder, name);
    if (!existsSync(file)) replaceFile(file, note);
  }
}

/** Copies all kept notes into a folder; returns their names. */
export function exportEvidence(dir: string, to: string): readonly string[] {
  const folder = folderOf(dir);
  if (!existsSync(folder)) return [];
  makePrivateFolder(to);
  copyTree(folder, to);
  return readdirSync(folder).sort();
}
