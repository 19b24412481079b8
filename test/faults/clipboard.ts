/**
 * Goal P2: a copied code and a shown one do not stay: not after their time, not when the session is locked or ends, not after the console
 * stopped; and nothing that somebody else copied is wiped. Random schedules on a fake clock and a fake clipboard that sometimes fails.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openTrail } from '../../main/audit/trail/trail.ts';
import { randomOf, type Pick } from '../support/random.ts';
import { optionsFor } from '../support/trails.ts';
import { startIn, succeededAttempt } from './bare-console.ts';
import { ClockWorld } from './clock-world.ts';
import { CodeDesk, type Flaw } from './code-desk.ts';
import { rowOf, type Fault } from './fault.ts';
import { folderInMemory } from './memory-folder.ts';

const COUNT = { starred: 60, full: 1_000 } as const;
const CONTROLS = { starred: 15, full: 100 } as const;
const STEPS = 12;
const START = Date.UTC(2027, 3, 1, 9);
const SPANS = [1, 500, 1_000, 5_000, 19_999, 20_000, 21_000, 59_999, 60_000, 70_000, 320_000];

type Step = { readonly name: string; readonly run: (desk: CodeDesk) => void | Promise<void> };

/** What can happen; what a person does most is drawn more often. */
function stepOf(pick: Pick): Step {
  const span = SPANS[pick(SPANS.length)] ?? 1;
  const note = `note ${pick(1_000)}`;
  const steps: readonly Step[] = [
    { name: 'show', run: (desk) => desk.show(true) },
    { name: 'show, then the page crashes', run: (desk) => desk.show(false) },
    { name: 'copy', run: (desk) => desk.copy(true) },
    { name: 'copy', run: (desk) => desk.copy(true) },
    { name: 'copy without waiting', run: (desk) => desk.copy(false) },
    { name: 'foreign copy', run: (desk) => desk.copyForeign(note) },
    { name: `wait ${span}`, run: (desk) => desk.pass(span) },
    { name: `wait ${span}`, run: (desk) => desk.pass(span) },
    { name: 'lock', run: (desk) => desk.lock() },
    { name: 'unlock', run: (desk) => desk.unlock() },
    { name: 'sign out', run: (desk) => desk.signOut() },
    { name: 'sign in', run: (desk) => desk.signIn() },
    { name: 'sign in', run: (desk) => desk.signIn() },
    { name: 'the clipboard fails once', run: (desk) => desk.breakClipboard(1) },
  ];
  const step = steps[pick(steps.length)];
  if (step === undefined) throw new Error('there is no such step');
  return step;
}

/** Two steps in a row without anybody looking in between happen as often as not: one has not ended when the next begins. */
async function play(seed: number, flaw: Flaw): Promise<string[]> {
  const pick = randomOf(seed);
  const dir = folderInMemory('clipboard');
  mkdirSync(join(dir, 'log'));
  const world = new ClockWorld(START, 0);
  const trail = openTrail(optionsFor(join(dir, 'log'), { clock: world.clock }));
  if (!trail.ok) throw new Error(trail.error);
  const console = startIn(world, trail.value, (bridge) => bridge);
  world.connect(0);
  const act = succeededAttempt(console, new Date(START + 7 * 86_400_000).toISOString());
  const desk = new CodeDesk({ world, trail: trail.value, console, act, flaw }, dir);
  await desk.signIn();
  const troubles: string[] = [];
  const told: string[] = [];
  try {
    for (let count = 0; count < STEPS && troubles.length === 0; count += 1) {
      const { name, run } = stepOf(pick);
      told.push(name);
      await run(desk);
      if (pick(2) === 0) troubles.push(...(await desk.troubles(false)));
    }
    await desk.quit();
    troubles.push(...(await desk.troubles(true)));
  } finally {
    trail.value.stop();
    rmSync(dir, { recursive: true, force: true });
  }
  return troubles.map((words) => `${words} (schedule ${seed}: ${told.join(', ')})`);
}

async function playAll(count: number, flaw: Flaw): Promise<string[][]> {
  const tries: string[][] = [];
  for (let seed = 1; seed <= count; seed += 1) tries.push(await play(seed, flaw));
  return tries;
}

const harmed = (tries: readonly string[][], words: string): number =>
  tries.filter((one) => one.some((each) => each.includes(words))).length;

/** The clipboard and the shown code. */
export const fault: Fault = {
  name: 'clipboard',
  starred: true,
  async run(scale) {
    const tries = await playAll(COUNT[scale], 'none');
    const wiped = harmed(await playAll(CONTROLS[scale], 'blind'), 'wiped');
    const left = harmed(await playAll(CONTROLS[scale], 'deaf'), 'nobody is at the desk');
    const what = `cleared without looking wipes in ${wiped}, not hearing of a lock leaves the code in ${left} of ${CONTROLS[scale]} schedules`;
    return rowOf('copied and shown codes', tries, { what, seen: wiped > 0 && left > 0 });
  },
};
