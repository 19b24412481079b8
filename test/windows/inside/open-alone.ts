/** Opens a file as virus scanners and backups do: without sharing it with anybody. */
import { constants, openSync } from 'node:fs';

/** libuv's own flag for "no sharing" (UV_FS_O_EXLOCK), which Node hands through. */
const EXCLUSIVE = 0x10000000;

/** Its descriptor; null when somebody else is at it just now, or it is gone. */
export function openAlone(file: string): number | null {
  try {
    return openSync(file, constants.O_RDONLY | EXCLUSIVE);
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault) return null;
    throw fault;
  }
}
