/** Folders of one bench run: on the disk that the console would use, removed when the process ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// A process that is ended by a signal tells nobody of its exit; the folder of a large log would stay.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/** A new empty folder. */
export function benchFolder(name: string): string {
  const dir = mkdtempSync(join(process.env.CARKEY_BENCH_DIR ?? tmpdir(), `carkey-bench-${name}-`));
  process.on('exit', () => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
