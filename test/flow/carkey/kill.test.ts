/** SIGKILL at each durable step of an attempt, and what the next start says. The bridge is a process of its own that outlives the console. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AttemptState } from '../../../app/carkey/types.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { startSimulator, type Simulator } from '../../../main/pims/simulator/server.ts';
import { call, jobUntil, OK_VIN, started, temporaryFolder } from '../../support/console.ts';
import { practiceAt, wordOf } from '../../support/practice-at.ts';
import { wasKilled } from '../../support/killed.ts';

let folder: ReturnType<typeof temporaryFolder>;
let bridge: Simulator;
let running: RunningConsole | null = null;

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await running?.stop();
  running = null;
  await bridge.stop();
  folder.remove();
});

async function killedAt(step: string): Promise<void> {
  const child = fork(join(import.meta.dirname, 'kill-child.ts'), [folder.path, wordOf(bridge), step], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  expect(wasKilled((await once(child, 'exit')) as [number | null, NodeJS.Signals | null])).toBe(true);
}

async function nextStart(): Promise<RunningConsole> {
  running = await started(practiceAt(folder.path, wordOf(bridge)));
  return running;
}

const sets = (): number => Object.values(bridge.counts().sets).reduce((sum, count) => sum + count, 0);

async function lastAttempt(run: RunningConsole) {
  const [latest] = await call(run, 'attempts.list', {});
  return latest;
}

/** After these entries the process dies; the next start must find the attempt in the given state. */
type Step = {
  readonly step: string;
  readonly scenario: string;
  readonly state: AttemptState['name'];
  readonly outcome: string;
  readonly sets: number;
  readonly opensFirst: boolean;
};

const STEPS: readonly Step[] = [
  { step: 'intent', scenario: 'ok', state: 'refused', outcome: 'crash', sets: 0, opensFirst: false },
  { step: 'sent', scenario: 'ok', state: 'unknown', outcome: 'crash', sets: 0, opensFirst: true },
  { step: 'result', scenario: 'ok', state: 'succeeded', outcome: 'pending', sets: 1, opensFirst: false },
  { step: 'read-back', scenario: 'ok', state: 'succeeded', outcome: 'confirmed', sets: 1, opensFirst: false },
  { step: 'result', scenario: 'set-2354', state: 'refused', outcome: 'error', sets: 1, opensFirst: false },
  { step: 'unknown', scenario: 'lost-answer', state: 'unknown', outcome: 'timeout', sets: 1, opensFirst: true },
  { step: 'unknown', scenario: 'wrong-vin', state: 'unknown', outcome: 'other-vehicle', sets: 1, opensFirst: true },
];

describe('a console killed right after a durable step', () => {
  it.each(STEPS)(
    '$step ($scenario): the next start finds $state ($outcome)',
    async ({ step, scenario, state, outcome, sets: expected, opensFirst }) => {
      bridge = await startSimulator({ scenario });
      await killedAt(step);
      const run = await nextStart();
      expect(await lastAttempt(run)).toMatchObject({ state, outcome });
      const about = await call(run, 'about.get', {});
      expect(about.interrupted !== null).toBe(opensFirst);
      if (opensFirst) expect((await call(run, 'job.get', {})).attempt?.state.name).toBe('unknown');
      expect(sets()).toBe(expected);
    },
  );

  it('killed before anything was approved: nothing is open, the vehicle can be taken up at once', async () => {
    bridge = await startSimulator({ scenario: 'ok' });
    await killedAt('status');
    const run = await nextStart();
    expect(await call(run, 'attempts.list', {})).toEqual([]);
    expect((await call(run, 'job.open', { vin: OK_VIN, how: 'typed' })).vin).toBe(OK_VIN);
  });

  it('killed while the activation was on its way: unknown opens first, the check finds the effect, nothing is sent again', async () => {
    const heard = Promise.withResolvers<undefined>();
    bridge = await startSimulator({
      scenario: 'lost-answer',
      onTraffic: ({ direction, text }) => {
        if (direction === 'in' && text.includes('"set"') && text.includes('pims.vehicle.carkey')) heard.resolve(undefined);
      },
    });
    const child = fork(join(import.meta.dirname, 'kill-child.ts'), [folder.path, wordOf(bridge), 'never'], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const gone = once(child, 'exit');
    await heard.promise;
    child.kill('SIGKILL');
    await gone;
    const run = await nextStart();
    const first = await call(run, 'job.get', {});
    expect(first).toMatchObject({ vin: OK_VIN, problem: { kind: 'unknown-outcome', reason: 'crash' } });
    await jobUntil(run, (job) => job.stage === null);
    await call(run, 'job.recheck', {});
    const job = await jobUntil(run, (view) => view.stage === null);
    expect(job.attempt?.state).toMatchObject({ name: 'resolved', as: 'activated-code-lost' });
    expect(sets()).toBe(1);
  });
});
