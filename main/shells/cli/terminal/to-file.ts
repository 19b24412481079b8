/** Writes what leaves the console to a file of its own: for this user only, and never over another one. */
import { FileInUse, writeNew } from '../../../disk/index.ts';
import { type CommandResult, EXIT, failed } from '../command/index.ts';

/** Null when it is written; else the outcome that says why not. */
export function toFile(content: string | Uint8Array, file: string): CommandResult | null {
  try {
    writeNew(file, content);
    return null;
  } catch (fault) {
    if (fault instanceof FileInUse) return failed(EXIT.input, 'in-use', 'Another program holds the file; try again, or name another one.');
    const why = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown';
    const sentence = why === 'EEXIST' ? 'The file is there already; nothing was overwritten.' : `The file cannot be written (${why}).`;
    return failed(EXIT.input, 'file', sentence);
  }
}
