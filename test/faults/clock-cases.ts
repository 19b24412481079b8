/**
 * Goal A4: whatever the clocks do, a code that is over by server time is never called valid, and one that is not is never called expired or
 * destroyed, unless it is said that the clock is doubted. The services are the real ones, on a real log; clocks and bridge are not.
 */
import { rmSync } from 'node:fs';
import type { AttemptId, Expiry } from '../../app/carkey/types.ts';
import { openTrail, type OpenTrail } from '../../main/audit/trail/trail.ts';
import { showCode } from '../../main/carkey/codes/codes.ts';
import type { CarKeyContext } from '../../main/carkey/context.ts';
import type { JobState } from '../../main/carkey/job/job-state.ts';
import { optionsFor } from '../support/trails.ts';
import { startIn, succeededAttempt, type Bend, type Console } from './bare-console.ts';
import { planOf, type Happening, type Plan } from './clock-plans.ts';
import { ClockWorld, localTime } from './clock-world.ts';
import { rowOf, type Fault } from './fault.ts';
import { folderInMemory } from './memory-folder.ts';

const COUNT = { starred: 150, full: 2_000 } as const;
const CONTROLS = { starred: 50, full: 300 } as const;
/** A skew is measured to half a second, and clocks may drift apart by five seconds before that counts as a jump. */
const TOLERANCE_MS = 6_000;
const DAY_MS = 86_400_000;

/** What the screen says about the code now, and whether it says that the clock is doubted. */
type Said = { readonly word: 'valid' | 'expired' | 'unknown'; readonly doubted: boolean };

function saidBy({ context, job }: Console, act: AttemptId): Said {
  const shown = showCode(context, act);
  if (!shown.ok) return { word: 'expired', doubted: false };
  return { word: wordFor(shown.value.expiry, context, job), doubted: job.view().serverOffsetMs === null };
}

/** As the screen counts down: to the end, from this computer's clock and the offset that the view has. */
function wordFor(expiry: Expiry, { clock }: CarKeyContext, job: JobState): Said['word'] {
  if (expiry.kind === 'unknown') return 'unknown';
  return clock.wall() + (job.view().serverOffsetMs ?? 0) < expiry.at ? 'valid' : 'expired';
}

/** Compares what is said with the truth; `isFirstDay`: less than a day since the code came, and no clock was set. */
function troublesOf({ word, doubted }: Said, world: ClockWorld, { end }: Plan, isFirstDay: boolean): string[] {
  if (end === null) {
    if (word === 'valid') return ['a code is called valid whose end nobody knows'];
    return word === 'expired' && isFirstDay ? ['a code whose end nobody knows is gone within a day'] : [];
  }
  if (word === 'unknown') return ['a good date is not understood'];
  const late = world.server - end;
  if (word === 'valid' && !doubted && late >= TOLERANCE_MS) return [`called valid ${late} ms after its end`];
  return word === 'expired' && !doubted && late < -TOLERANCE_MS ? [`called expired ${-late} ms before its end`] : [];
}

/** Lets it happen; a restart gives a new console. */
function happen(world: ClockWorld, console: Console, one: Happening, end: number | null, restarted: () => Console): Console {
  switch (one.name) {
    case 'pass':
      world.pass(one.ms);
      return console;
    case 'until end':
      world.pass(Math.max(0, (end ?? 0) + one.plus - world.server));
      return console;
    case 'sleep':
      world.sleep(one.ms, one.isCounted);
      return console;
    case 'set clock':
      world.setClock(one.ms);
      return console;
    case 'connect':
      world.connect(one.errorMs);
      return console;
    case 'disconnect':
      world.disconnect();
      return console;
    case 'tick':
      console.watch.tick();
      return console;
    case 'restart':
      console.watch.stop();
      world.restart(one.ms);
      return restarted();
  }
}

/** Plays one case; the words for what did not hold. */
function play(plan: Plan, trail: OpenTrail, worldOf: (world: ClockWorld) => void, bend: Bend): string[] {
  const world = new ClockWorld(plan.start, plan.skew);
  worldOf(world);
  const start = () => startIn(world, trail, bend);
  let console = start();
  world.connect(0);
  const act = succeededAttempt(console, plan.told);
  const troubles: string[] = [];
  let wasSet = false;
  const ask = (when: string): void => {
    const isFirstDay = !wasSet && world.server - plan.start < DAY_MS;
    troubles.push(...troublesOf(saidBy(console, act), world, plan, isFirstDay).map((words) => `${words} (after ${when})`));
  };
  ask('the start');
  for (const one of plan.happenings) {
    console = happen(world, console, one, plan.end, start);
    wasSet ||= one.name === 'set clock';
    ask(one.name);
  }
  world.connect(0);
  console.watch.tick();
  world.connect(0);
  ask('all');
  troubles.push(...endTroubles(console, act, world, plan));
  console.watch.stop();
  trail.destroyCode(act);
  return troubles.map((words) => `${words}; ${plan.told ?? 'no end told'}, skew ${plan.skew} ms`);
}

/** Once the time was measured, what is over must be destroyed, and what is not must be there. */
function endTroubles({ context }: Console, act: AttemptId, world: ClockWorld, { end }: Plan): string[] {
  const isThere = context.trail.openCode(act) !== null;
  if (end === null || Math.abs(world.server - end) < TOLERANCE_MS) return [];
  if (world.server > end && isThere) return ['the code is kept although it is known to be over'];
  return world.server < end && !isThere ? ['the code was destroyed before its end'] : [];
}

function playAll(seeds: readonly number[], bend: Bend): string[][] {
  const dir = folderInMemory('clock');
  let clock: ClockWorld['clock'] = { wall: () => 0, mono: () => 0 };
  const trail = openTrail(optionsFor(dir, { clock: { wall: () => clock.wall(), mono: () => clock.mono() } }));
  if (!trail.ok) throw new Error(trail.error);
  try {
    return seeds.map((seed) => play(planOf(seed), trail.value, (world) => (clock = world.clock), bend));
  } finally {
    trail.value.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

const seedsTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Clocks. */
export const fault: Fault = {
  name: 'clock-cases',
  starred: true,
  run(scale) {
    const tries = playAll(seedsTo(COUNT[scale]), (bridge) => bridge);
    const caught = playAll(seedsTo(CONTROLS[scale]), localTime).filter((words) => words.length > 0).length;
    const what = `judged by this computer's clock: wrong in ${caught} of ${CONTROLS[scale]} cases`;
    return Promise.resolve(rowOf('clocks that are off, jump or stand still', tries, { what, seen: caught > CONTROLS[scale] / 10 }));
  },
};
