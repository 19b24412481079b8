// Runs in Windows. hold.cjs FILE [MS]: opens the file so that nobody else can (no sharing), says so, and holds it until it is ended; with MS for so
// long, and again and again after short pauses, as a program that looks at it often.
const { closeSync, constants, openSync } = require('node:fs');

/** libuv's own flag: it opens the file with no sharing at all, as virus scanners and backups do. */
const EXCLUSIVE = 0x10000000;
const PAUSE_MS = 150;
const [, , file, ms] = process.argv;

function hold() {
  let fd = null;
  try {
    fd = openSync(file, constants.O_RDONLY | EXCLUSIVE);
    process.stdout.write('held\n');
  } catch {
    // Somebody else is at it just now.
  }
  if (ms === undefined && fd !== null) return void setInterval(() => undefined, 60_000);
  setTimeout(
    () => {
      if (fd !== null) closeSync(fd);
      setTimeout(hold, PAUSE_MS);
    },
    Number(ms ?? 10),
  );
}

hold();
