/** Folders of one bench run: on the disk that the console would use, removed when the process ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new empty folder. */
export function benchFolder(name: string): string {
  const dir = mkdtempSync(join(process.env.CARKEY_BENCH_DIR ?? tmpdir(), `carkey-bench-${name}-`));
  process.on('exit', () => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
