/** Space put aside for the day when the disk is full: it is given back so that the outcome of a running attempt can still be written. */
import { existsSync, statSync, writeSync } from 'node:fs';
import { randomFillSync } from 'node:crypto';
import { join } from 'node:path';
import { asResult, removeFile, removeQuietly, withFile } from '../../disk/index.ts';

/** Size of the reserve (activation rule 15). */
export const RESERVE_BYTES = 16 * 1024 * 1024;

/** A reserve of disk space in one file. */
export interface Reserve {
  /** Gives the space back; false when there was none left to give. */
  free(): boolean;
}

/** Puts the space aside unless it is there already. A disk that is too full for it leaves the console without one, and working. */
export function openReserve(dir: string, bytes: number = RESERVE_BYTES): Reserve {
  const file = join(dir, 'reserve.bin');
  const made = asResult(() => {
    if (!existsSync(file) || statSync(file).size !== bytes) fill(file, bytes);
  });
  if (!made.ok) removeQuietly(file);
  return {
    free() {
      if (!existsSync(file)) return false;
      return asResult(() => removeFile(file)).ok;
    },
  };
}

/** Random bytes, since a file system may keep zeroes without taking space. */
function fill(file: string, bytes: number): void {
  const block = randomFillSync(new Uint8Array(Math.min(bytes, 1024 * 1024)));
  withFile(file, 'w', (fd) => {
    for (let written = 0; written < bytes;) written += writeSync(fd, block, 0, Math.min(block.length, bytes - written));
  });
}
