/**
 * Runs in Windows. `scanner.ts FOLDER` opens every file that is new or has changed below the folder for 2 ms, so that nobody else can, and tells
 * how many it was, until it is ended.
 */
import { closeSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openAlone } from './open-alone.ts';

const LONG_NS = 2_000_000n;
const [, , folder = ''] = process.argv;
const known = new Map<string, string>();
let scanned = 0;

function scan(path: string): void {
  const fd = openAlone(path);
  if (fd === null) return;
  const until = process.hrtime.bigint() + LONG_NS;
  while (process.hrtime.bigint() < until);
  closeSync(fd);
  scanned += 1;
}

function look(): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const stat = statSync(path, { throwIfNoEntry: false });
    const now = stat === undefined ? null : `${stat.mtimeMs} ${stat.size} ${stat.ino}`;
    if (now === null || known.get(path) === now) continue;
    known.set(path, now);
    scan(path);
  }
  setTimeout(lookOn, 1);
}

/** What vanished between two looks is looked for again. */
function lookOn(): void {
  try {
    look();
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault)) throw fault;
    setTimeout(lookOn, 1);
  }
}

process.stdout.write('scanning\n');
setInterval(() => process.stdout.write(`scanned ${scanned}\n`), 200);
lookOn();
