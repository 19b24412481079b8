/** Folders for faults that are not about the disk: in memory where there is a place for that, so that thousands of syncs cost nothing. */
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux keeps this folder in memory. */
const SHARED_MEMORY = '/dev/shm';

/** Makes a new folder; the caller removes it. */
export function folderInMemory(name: string): string {
  return mkdtempSync(join(existsSync(SHARED_MEMORY) ? SHARED_MEMORY : tmpdir(), `carkey-${name}-`));
}
