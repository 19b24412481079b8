/** Progress of long work on standard error, a line now and then. */
import type { Io } from '../command/index.ts';

/** Shortest pause between two lines, ms. */
const PROGRESS_MS = 500;

/** Tells `done` of `all`; `what` is counted. */
export function progressOn(io: Io): (done: number, all: number, what?: string) => void {
  let told = io.now();
  return (done, all, what = 'entries') => {
    if (io.now() - told < PROGRESS_MS) return;
    told = io.now();
    io.err(`carkey: ${done} of ${all} ${what}\n`);
  };
}
