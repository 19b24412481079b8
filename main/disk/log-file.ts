/**
 * The file of the program's own log. It serves engineers and must never stop the work that it tells of: lines that the disk does not take now
 * are kept for a while and written with a later one, and how many were given up is written too.
 */
import { appendToFile } from './change-file.ts';
import { problemOf } from './problems.ts';

/** Most lines that wait for the disk; a day's work writes a few hundred. */
const MOST_KEPT = 500;

/** After a fault the file is left alone for so long, ms of the monotonic clock. */
const PAUSE_MS = 1_000;

/** Takes lines, and never throws. */
export interface LogFile {
  /** One line with its line feed. */
  write(line: string): void;
  /** Tries once more what is waiting. */
  flush(): void;
}

/** The log in this file. Nothing is opened before the first line. */
export function logFile(file: string, now: () => number = () => performance.now()): LogFile {
  let waiting: string[] = [];
  let given = 0;
  let closedUntil = -Infinity;
  const push = (): void => {
    const told =
      given === 0 ? [] : [`${JSON.stringify({ level: 40, time: new Date().toISOString(), count: given, msg: 'lines-given-up' })}\n`];
    try {
      appendToFile(file, [...told, ...waiting].join(''));
      waiting = [];
      given = 0;
    } catch (fault) {
      if (problemOf(fault) === null) throw fault;
      closedUntil = now() + PAUSE_MS;
    }
  };
  return {
    write(line) {
      waiting.push(line);
      const over = waiting.length - MOST_KEPT;
      if (over > 0) {
        waiting = waiting.slice(over);
        given += over;
      }
      if (now() >= closedUntil) push();
    },
    flush() {
      if (waiting.length > 0) push();
    },
  };
}
