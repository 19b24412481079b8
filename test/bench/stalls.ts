/**
 * How the main thread fares while something goes on, against a thread that has nothing to do in the same minute. A hold is what the thread did itself
 * between two looks: as long as the second look is late, but no longer than it had the processor. On a busy computer it is late for others' work as well, which
 * is told beside it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { judged, quantile, type Row } from './row.ts';

/** Time between two looks at the clock, ms. */
const TICK = 5;

/** How finely the system tells processor time, ms. */
const RESOLUTION = 4;

/** What one watch saw, tick by tick, ms. `late`: how much later than due it came; `held`: for how long the thread held itself up. */
export type Stalls = { readonly late: readonly number[]; readonly held: readonly number[] };

/** Processor time of this thread, ms. */
function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Begins to watch; the function returned ends it. */
export function watchStalls(): () => Stalls {
  const [late, held]: [number[], number[]] = [[], []];
  let [due, busy] = [performance.now() + TICK, threadTime()];
  const look = () => {
    const [now, spent] = [performance.now(), threadTime()];
    const behind = Math.max(0, now - due);
    late.push(behind);
    held.push(Math.min(behind, spent - busy + RESOLUTION));
    [due, busy] = [now + TICK, spent];
  };
  const timer = setInterval(look, TICK);
  return () => {
    clearInterval(timer);
    look();
    return { late, held };
  };
}

/** How long an idle thread is watched, ms. */
const IDLE_MS = 2_000;

/** How often its 99th percentile the longest hold may be. */
const HELD_BAR = 2;

/** By how much an idle loop is late, 99th percentile, ms. */
async function idleLate(): Promise<number> {
  const watch = watchStalls();
  await pause(IDLE_MS);
  return quantile(watch().late, 0.99);
}

/** The row about the longest hold while `what`. */
export async function heldRow(what: string, { late, held }: Stalls): Promise<Row> {
  const [longest, idle] = [Math.max(...held), await idleLate()];
  const measured = `${longest.toFixed(1)} ms, idle loop's p99 ${idle.toFixed(1)} ms; late by at most ${Math.max(...late).toFixed(0)} ms`;
  return judged(`longest hold of the main thread while it ${what}`, measured, longest / idle, { atMost: HELD_BAR });
}

/** A thread that is held on purpose must miss the bar, else the watch sees nothing. */
export async function heldControl(): Promise<Row> {
  const idle = await idleLate();
  const watch = watchStalls();
  await pause(10 * TICK);
  const end = threadTime() + 2 * HELD_BAR * Math.max(idle, TICK);
  while (threadTime() < end);
  const longest = Math.max(...watch().held);
  return {
    what: 'control: a thread that is held on purpose misses that bar',
    bar: `> ${HELD_BAR}`,
    measured: `${longest.toFixed(1)} ms, idle loop's p99 ${idle.toFixed(1)} ms`,
    ratio: longest / idle,
    holds: longest / idle > HELD_BAR,
  };
}
