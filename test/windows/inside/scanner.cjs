// Runs in Windows. scanner.cjs FOLDER: opens every file that is new or has changed below the folder for 2 ms, so that nobody else can; counts in
// its output. Ends when it is ended.
const { closeSync, constants, openSync, readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');

const EXCLUSIVE = 0x10000000;
const LONG_MS = 2;
const [, , folder] = process.argv;
const known = new Map();
let scanned = 0;

function stamp(path) {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return null;
  }
}

function scan(path) {
  let fd;
  try {
    fd = openSync(path, constants.O_RDONLY | EXCLUSIVE);
  } catch {
    return;
  }
  const until = process.hrtime.bigint() + BigInt(LONG_MS * 1_000_000);
  while (process.hrtime.bigint() < until);
  closeSync(fd);
  scanned += 1;
}

function look() {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const now = stamp(path);
    if (now === null || known.get(path) === now) continue;
    known.set(path, now);
    scan(path);
  }
  setImmediate(look);
}

process.stdout.write('scanning\n');
setInterval(() => process.stdout.write(`scanned ${scanned}\n`), 200);
look();
