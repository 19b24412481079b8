/**
 * Runs in Windows. `hold.ts FILE [MS]` opens the file so that nobody else can, says so, and holds it until it is ended; with MS for so long, and
 * again and again after short pauses, as a program does that looks at it often.
 */
import { closeSync } from 'node:fs';
import { openAlone } from './open-alone.ts';

const PAUSE_MS = 150;
const [, , file = '', ms] = process.argv;

function hold(): void {
  const fd = openAlone(file);
  if (fd !== null) process.stdout.write('held\n');
  if (ms === undefined && fd !== null) {
    setInterval(() => undefined, 60_000);
    return;
  }
  setTimeout(
    () => {
      if (fd !== null) closeSync(fd);
      setTimeout(hold, PAUSE_MS);
    },
    Number(ms ?? 10),
  );
}

hold();
