/**
 * Goal C1: SIGKILL, half of the times during an activation, half during appends. What was acknowledged on a pipe must be in the log, the
 * log must verify, and the vehicle must not have been activated twice. The moment: when the bridge hears the activation, then right after
 * each line that the child says, in turn; in later turns a random time after it, so that short steps are hit as often as long ones.
 * A kill does not show what a power cut would.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator } from '../../main/pims/simulator/server.ts';
import { rowOf, type Fault } from './fault.ts';
import { ACTIVATION_CHILD, attemptTroubles, inLanes, listenTo, logTroubles, setsOf, type Heard } from './house.ts';
import { wordOf } from '../support/practice-at.ts';

const APPEND_CHILD = join(import.meta.dirname, '../flow/audit/appender.ts');
const ROUNDS = { starred: 25, full: 1_000 } as const;
/** How many entries a child that appends for ever gets to acknowledge at most. */
const MOST_APPENDS = 200;
/** In later turns a kill comes up to so long after its line, ms: about the time of one step. */
const JITTER_MS = 15;

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'carkey-kill-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a child that dies after it has said this many lines. */
function killed(args: readonly string[], afterLines: number, jitterMs: number): Promise<Heard> {
  let count = 0;
  return listenTo(process.execPath, args, (_line, kill) => {
    count += 1;
    if (count !== afterLines) return;
    if (jitterMs === 0) kill();
    else setTimeout(kill, Math.random() * jitterMs);
  });
}

/** What is wrong after an activation that died; `run` starts the child and sees to its death. */
const duringActivation = (run: (args: readonly string[], heardSet: Promise<void>) => Promise<Heard>) =>
  inFolder(async (folder) => {
    const heardSet = Promise.withResolvers<undefined>();
    const bridge = await startSimulator({
      scenario: 'ok',
      onTraffic: ({ direction, text }) => {
        if (direction === 'in' && text.includes('"set"') && text.includes('pims.vehicle.carkey')) heardSet.resolve(undefined);
      },
    });
    const heard = await run([ACTIVATION_CHILD, folder, wordOf(bridge)], heardSet.promise);
    const troubles = [
      ...(await logTroubles(join(folder, 'practice'), heard.acknowledged)),
      ...(await attemptTroubles(folder, wordOf(bridge), setsOf(bridge))),
    ];
    await bridge.stop();
    return { heard, troubles: troubles.map((words) => `${words} (activation, ${heard.acknowledged + 1} entries)`) };
  });

/** While the activation is on its way: the vehicle has it, the console has no answer. */
const onItsWay = () =>
  duringActivation((args, heardSet) =>
    listenTo(process.execPath, args, (line, kill) => {
      if (line === 'ready') void heardSet.then(kill);
    }),
  );

const afterLine = (lines: number, jitterMs: number) => () => duringActivation((args) => killed(args, lines, jitterMs));

const duringAppends = () =>
  inFolder(async (folder) => {
    const heard = await killed([APPEND_CHILD, folder], 1 + Math.floor(Math.random() * MOST_APPENDS), JITTER_MS);
    return { heard, troubles: await logTroubles(folder, heard.acknowledged) };
  });

/** The control: a claim of one entry more than there is must be seen, and some kills must have hit in the middle. */
const control = () =>
  inFolder(async (folder) => {
    const { acknowledged } = await killed([APPEND_CHILD, folder], 1 + Math.floor(Math.random() * MOST_APPENDS), JITTER_MS);
    return (await logTroubles(folder, acknowledged + 1_000_000)).length > 0;
  });

/** How many lines an undisturbed activation says. */
const undisturbed = () =>
  inFolder(async (folder) => {
    const bridge = await startSimulator({ scenario: 'ok' });
    const { lines } = await listenTo(process.execPath, [ACTIVATION_CHILD, folder, wordOf(bridge)]);
    await bridge.stop();
    return lines.length;
  });

/** The kill loop. */
export const fault: Fault = {
  name: 'kill',
  starred: true,
  async run(scale) {
    const lines = await undisturbed();
    const rounds = Array.from({ length: ROUNDS[scale] }, (_, index) => {
      const turn = Math.floor(index / 2);
      if (index % 2 === 1) return duringAppends;
      const moment = turn % (lines + 1);
      return moment === 0 ? onItsWay : afterLine(moment, turn < lines ? 0 : JITTER_MS);
    });
    const done = await inLanes(rounds, (round) => round());
    const inTheMiddle = done.filter(
      ({ heard }) => heard.ended === 'SIGKILL' && heard.lines.includes('ready') && heard.acknowledged >= 0,
    ).length;
    const seen = (await control()) && inTheMiddle > 0;
    const tries = done.map(({ troubles }) => troubles);
    return rowOf('kill -9 in activations and appends', tries, { what: `missing entry; ${inTheMiddle} in the middle of an attempt`, seen });
  },
};
