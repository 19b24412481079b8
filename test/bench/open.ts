/** Opening the trail of a large log against an empty one, as part of the start of a console: a new process each time. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { benchFolder } from './folders.ts';
import { generate } from './generator.ts';
import { judged, median, type Bench } from './row.ts';
import { largeLog } from './sizes.ts';

const ROUNDS = 15;

const OPENER = join(import.meta.dirname, 'open-once.ts');

/** Wall time of a process that opens the trail, asks for the head and the first page, and ends; the opening alone; and its memory, bytes. */
function openOnce(dir: string): { readonly process: number; readonly open: number; readonly memory: number } {
  const start = performance.now();
  const [open = NaN, memory = NaN] = execFileSync(process.execPath, [OPENER, dir], { encoding: 'utf8' }).split(' ').map(Number);
  return { process: performance.now() - start, open, memory };
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
  const megabytes = (value: number) => `${(value / 1e6).toFixed(0)} MB`;
  const memory = `${megabytes(middle((r) => r.large.memory))}, empty ${megabytes(middle((r) => r.empty.memory))}`;
  return Promise.resolve([
    judged(`start of a process with ${size} entries against an empty log`, measured, ratio, { atMost: 1.1 }),
    judged(
      'its memory against that with an empty log',
      memory,
      middle((round) => round.large.memory / round.empty.memory),
      { atMost: 1.3 },
    ),
    { what: 'of which opening the trail and its first page', bar: '-', measured: opening, ratio: null, holds: null },
  ]);
};
