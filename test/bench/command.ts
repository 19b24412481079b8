/** `carkey vin` against a Node that does nothing, process by process in turn. A command that loads the console is the control: it must miss the bar. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { judged, median, type Bench } from './row.ts';

const ROUNDS = 25;
const BAR = 2.5;

const CARKEY = join(import.meta.dirname, '..', '..', 'main', 'shells', 'cli', 'carkey.mjs');

/** Wall time of a process of this Node, ms. */
function processTime(...args: readonly string[]): number {
  const start = performance.now();
  execFileSync(process.execPath, args, { stdio: 'ignore' });
  return performance.now() - start;
}

/** The rows. */
export const run: Bench = () => {
  const bare = () => processTime('-e', '0');
  const vin = () => processTime(CARKEY, 'vin', 'VR1AB12C3D4567890');
  const all = () => processTime(CARKEY, '--help');
  for (const warmUp of [bare, vin, all]) warmUp();
  const rounds = Array.from({ length: ROUNDS }, () => ({ bare: bare(), vin: vin(), all: all() }));
  const middle = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick));
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  const measured = `${ms(middle((r) => r.vin))}, node -e 0 ${ms(middle((r) => r.bare))}`;
  const control = middle((r) => r.all / r.bare);
  return Promise.resolve([
    judged(
      'carkey vin against node -e 0',
      measured,
      middle((r) => r.vin / r.bare),
      { atMost: BAR },
    ),
    {
      what: 'control: a command that loads the console misses that bar',
      bar: `> ${BAR}`,
      measured: ms(middle((r) => r.all)),
      ratio: control,
      holds: control > BAR,
    },
  ]);
};
