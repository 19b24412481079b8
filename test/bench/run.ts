/**
 * `npm run bench [-- --full] [-- --only=NAME]`: prints every bar of the design with what was measured in this very run.
 * A bench is a file in this folder that exports `run` (row.ts); add its name to the list. Exits 1 when a bar does not hold.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, Row } from './row.ts';

const BENCHES: Readonly<Record<string, () => Promise<{ readonly run: Bench }>>> = {
  append: () => import('./append.ts'),
  verify: () => import('./verify.ts'),
  find: () => import('./find.ts'),
  open: () => import('./open.ts'),
  link: () => import('./link.ts'),
  attempt: () => import('./attempt.ts'),
  command: () => import('./command.ts'),
  renderer: () => import('./renderer.ts'),
};

// Threads take compiled code from where the command line keeps it (main/shells/cli/carkey.mjs).
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'carkey');

const { values } = parseArgs({ options: { full: { type: 'boolean', default: false }, only: { type: 'string' } } });
const names = Object.keys(BENCHES).filter((name) => values.only === undefined || values.only.split(',').includes(name));
if (names.length === 0) throw new Error(`there is no bench ${values.only ?? ''}; there are ${Object.keys(BENCHES).join(', ')}`);

const rows: Row[] = [];
for (const name of names) {
  const bench = await BENCHES[name]?.();
  for (const row of (await bench?.run({ full: values.full })) ?? []) {
    rows.push(row);
    print(row);
  }
}
const broken = rows.filter((row) => row.holds === false);
console.log(broken.length === 0 ? 'every bar holds' : `${broken.length} bars do not hold`);
process.exitCode = broken.length === 0 ? 0 : 1;

function print({ what, bar, measured, ratio, holds }: Row): void {
  const verdict = holds === null ? '-' : holds ? 'holds' : 'BROKEN';
  console.log(
    [what.padEnd(58), bar.padEnd(10), measured.padEnd(60), (ratio === null ? '-' : ratio.toFixed(2)).padEnd(8), verdict].join(' | '),
  );
}
