/**
 * `npm run faults [-- --starred] [-- --only=NAME,NAME] [-- --write]`: tries every fault and prints tried, survived, lost and its control;
 * `--write` puts the figures into docs/reliability.md, after each fault.
 * To add one: a file in this folder that exports `fault` (fault.ts), and its name in the list. Exits 1 when anything was lost, when a
 * control saw nothing, or when there was nothing to try.
 */
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import type { Fault, Row, Skipped } from './fault.ts';
import { writeFigures } from './report.ts';

const FAULTS: Readonly<Record<string, () => Promise<{ readonly fault: Fault }>>> = {
  kill: () => import('./kill.ts'),
  syscalls: () => import('./syscalls.ts'),
  'power-cut': () => import('./power-cut.ts'),
  disk: () => import('./disk.ts'),
  malformed: () => import('./malformed.ts'),
  requests: () => import('./requests.ts'),
  borders: () => import('./borders.ts'),
  pins: () => import('./pins.ts'),
  proofs: () => import('./proofs.ts'),
  mutations: () => import('./mutations.ts'),
  tampering: () => import('./tampering.ts'),
  pokes: () => import('./pokes.ts'),
  rollback: () => import('./rollback.ts'),
  vault: () => import('./vault.ts'),
  recovery: () => import('./recovery.ts'),
  forgetting: () => import('./forgetting.ts'),
  bundles: () => import('./bundles.ts'),
  canary: () => import('./canary.ts'),
  answers: () => import('./answers.ts'),
  outcomes: () => import('./outcomes.ts'),
  'wrong-vehicle': () => import('./wrong-vehicle.ts'),
  'clock-cases': () => import('./clock-cases.ts'),
  floods: () => import('./floods.ts'),
  clipboard: () => import('./clipboard.ts'),
  held: () => import('./held.ts'),
};

const FIGURES = join(import.meta.dirname, '..', '..', 'docs', 'reliability.md');

const { values } = parseArgs({
  options: { only: { type: 'string' }, starred: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
});
const names = values.only?.split(',') ?? Object.keys(FAULTS);
const strange = names.filter((name) => !(name in FAULTS));
if (strange.length > 0) throw new Error(`there is no fault ${strange.join(', ')}; there are ${Object.keys(FAULTS).join(', ')}`);

const columns = (cells: readonly (string | number)[]): string =>
  [40, 8, 9, 6].map((width, index) => String(cells[index] ?? '').padEnd(width)).join(' | ') + ` | ${String(cells[4] ?? '')}`;

const holds = (row: Row): boolean => row.tried > 0 && row.lost.length === 0 && row.control.seen;

/** A fault that ends before it has a figure is harm of its own; the others still run. */
function brokenOff(name: string, error: unknown): Row {
  const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { name, tried: 1, survived: 0, lost: [`broken off: ${why}`], control: { what: 'not reached', seen: false } };
}

function print(row: Row | Skipped, seconds: number): void {
  if ('skipped' in row) {
    console.log(columns([row.name, '-', '-', '-', `skipped: ${row.skipped}`]));
    return;
  }
  const { name, tried, survived, lost, control } = row;
  console.log(columns([name, tried, survived, lost.length, `${control.what}: ${control.seen ? 'seen' : 'NOT SEEN'} (${seconds} s)`]));
  for (const words of lost.slice(0, 20)) console.log(`  lost: ${words}`);
}

console.log(columns(['fault', 'tried', 'survived', 'lost', 'control']));
let [broken, ran] = [0, 0];
for (const name of names) {
  const fault = (await FAULTS[name]?.())?.fault;
  if (fault === undefined || (values.starred && !fault.starred)) continue;
  const start = performance.now();
  const scale = values.starred ? 'starred' : 'full';
  const row = await fault.run(scale).catch((error: unknown) => brokenOff(name, error));
  const seconds = Math.round((performance.now() - start) / 1_000);
  print(row, seconds);
  if (values.write) writeFigures(FIGURES, [{ key: name, row, seconds, scale }]);
  if ('skipped' in row) continue;
  ran += 1;
  if (!holds(row)) broken += 1;
}
if (ran === 0) console.log('nothing was tried');
else console.log(broken === 0 ? `nothing was lost in ${ran} faults` : `${broken} of ${ran} faults do harm`);
// One that broke off may have left a console running, and with its pipes this process: a run must end, most of all one that failed.
process.exit(broken === 0 && ran > 0 ? 0 : 1);
