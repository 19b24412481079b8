/** Where the logs of earlier epochs lie. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of the log of an earlier epoch. */
export function epochFolder(dir: string, epoch: number): string {
  return join(dir, 'epochs', String(epoch));
}

/** Numbers of the earlier epochs that are kept, oldest first. */
export function epochNumbers(dir: string): readonly number[] {
  const folder = join(dir, 'epochs');
  if (!existsSync(folder)) return [];
  const numbers = readdirSync(folder).filter((name) => /^[1-9][0-9]*$/.test(name));
  return numbers.map(Number).sort((a, b) => a - b);
}
