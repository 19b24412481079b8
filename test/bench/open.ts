/** Opening the trail of a large log against an empty one, as part of the start of a console: a new process each time. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { benchFolder } from './folders.ts';
import { generate } from './generator.ts';
import { judged, median, type Bench } from './row.ts';
import { largeLog } from './sizes.ts';

const ROUNDS = 15;

const OPENER = join(import.meta.dirname, 'open-once.ts');

/** Wall time of a process that opens the trail, asks for the head and the first page, and ends; and the opening alone. */
function openOnce(dir: string): { readonly process: number; readonly open: number } {
  const start = performance.now();
  const open = Number(execFileSync(process.execPath, [OPENER, dir], { encoding: 'utf8' }));
  return { process: performance.now() - start, open };
}

/** The rows of opening. */
export const run: Bench = ({ full }) => {
  const large = largeLog(full);
  const size = large.trail.view().size;
  large.trail.stop();
  const empty = generate(join(benchFolder('empty'), 'trail'), 0, 1);
  empty.trail.stop();
  openOnce(large.dir);
  openOnce(empty.dir);
  const rounds = Array.from({ length: ROUNDS }, () => ({ large: openOnce(large.dir), empty: openOnce(empty.dir) }));
  const middle = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick));
  const ratio = middle((round) => round.large.process / round.empty.process);
  const measured = `${middle((r) => r.large.process).toFixed(0)} ms, empty ${middle((r) => r.empty.process).toFixed(0)} ms`;
  const opening = `${middle((r) => r.large.open).toFixed(1)} ms, empty ${middle((r) => r.empty.open).toFixed(1)} ms`;
  return Promise.resolve([
    judged(`start of a process with ${size} entries against an empty log`, measured, ratio, { atMost: 1.2 }),
    { what: 'of which opening the trail and its first page', bar: '-', measured: opening, ratio: null, holds: null },
  ]);
};
