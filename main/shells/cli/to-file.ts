/** Writes what leaves the console to a file of its own: for this user only, and never over another one. */
import { writeFileSync } from 'node:fs';
import { failed, type Outcome } from './command.ts';
import { EXIT } from './exit.ts';

/** Null when it is written; else the outcome that says why not. */
export function toFile(content: string | Uint8Array, file: string): Outcome | null {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
    return null;
  } catch (fault) {
    const why = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown';
    const sentence = why === 'EEXIST' ? 'The file is there already; nothing was overwritten.' : `The file cannot be written (${why}).`;
    return failed(EXIT.input, 'file', sentence);
  }
}
