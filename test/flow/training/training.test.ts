/** Training over the real simulator: every course can be done perfectly with what the console lets people do, and faults are found in the log. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConsoleEvent, TrainingView } from '../../../app/contract/index.ts';
import { COURSES, type CourseName } from '../../../app/training/index.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { call, openVehicle, send, setUpLive, started, temporaryFolder } from '../../support/console.ts';
import { decide, play, scenarioOf, sendOnce, vehicleOf } from './kit.ts';

/** Longer than an answer ever takes here; a lost one is waited for once in each exercise that loses it. */
const LIMITS = { answerTimeoutMs: 3_000, activationTimeoutMs: 1_200 };
/** Fourteen vehicles, half of them with a lost answer that is waited out. */
const WHOLE_COURSE_MS = 120_000;

let folder: ReturnType<typeof temporaryFolder>;
let run: RunningConsole;

beforeEach(async () => {
  folder = temporaryFolder();
  run = await started({
    dataDir: folder.path,
    override: { mode: 'practice', scenario: 'fleet', operatorName: 'Test Person', profile: LIMITS },
  });
  await run.current().bridge.ready(10_000);
});
afterEach(async () => {
  await run.stop();
  folder.remove();
});

const begin = (course: CourseName): Promise<TrainingView> => call(run, 'training.begin', { course });

async function playWhole(course: CourseName): Promise<TrainingView> {
  const { round } = await begin(course);
  for (const exercise of round?.exercises ?? []) await play(run, course, exercise);
  return call(run, 'training.end', {});
}

const told = ({ round }: TrainingView) =>
  Object.fromEntries((round?.exercises ?? []).map(({ vin, result }) => [scenarioOf(vin), [result?.verdict, ...(result?.faults ?? [])]]));

const only = (view: TrainingView, scenario: string) => told(view)[scenario];

describe('a course that is played perfectly', () => {
  it.each(COURSES)(
    '%s has every point',
    async (course) => {
      const view = await playWhole(course);
      const { points, most, exercises = [], who } = view.round ?? {};
      expect(told(view)).toEqual(Object.fromEntries(exercises.map(({ vin }) => [scenarioOf(vin), ['handled']])));
      expect([points, who]).toEqual([most, 'Test Person']);
      expect(exercises.every(({ result }) => result !== null && result.ms !== null && result.ms >= 0)).toBe(true);
    },
    WHOLE_COURSE_MS,
  );

  it(
    'can be played again with every point: the vehicles start over',
    async () => {
      await playWhole('basics');
      const { round } = await playWhole('basics');
      expect([round?.points, round?.most]).toEqual([16, 16]);
    },
    WHOLE_COURSE_MS,
  );
});

describe('a fault', () => {
  it('sending again, where the refusal is clear', async () => {
    await begin('activation-errors');
    for (let i = 0; i < 3; i += 1) await sendOnce(run, vehicleOf('set-2341'));
    expect(only(await call(run, 'training.end', {}), 'set-2341')).toEqual(['with-faults', 'sent-again']);
  });

  it('sending where nothing is to be sent: the vehicle was sold', async () => {
    await begin('customer');
    await sendOnce(run, vehicleOf('sold'));
    await openVehicle(run, vehicleOf('nobody'));
    expect(only(await call(run, 'training.get', {}), 'sold')).toEqual(['missed', 'sent-for-nothing']);
  });

  it('leaving an outcome open, which a round can be ended with', async () => {
    await begin('basics');
    await sendOnce(run, vehicleOf('wrong-vin'));
    expect((await send(run, 'job.open', { vin: vehicleOf('ok'), how: 'chosen' })).ok).toBe(false);
    expect(only(await call(run, 'training.end', {}), 'wrong-vin')).toEqual(['missed', 'left-open']);
    expect((await call(run, 'job.get', {})).attempt?.state.name).toBe('unknown');
  });

  it('settling as it was not', async () => {
    await begin('basics');
    await sendOnce(run, vehicleOf('wrong-vin'));
    await decide(run, 'activated-code-lost');
    expect(only(await call(run, 'training.end', {}), 'wrong-vin')).toEqual(['missed', 'settled-wrong']);
  });

  it('not doing it', async () => {
    await begin('basics');
    await openVehicle(run, vehicleOf('ok'));
    expect(only(await call(run, 'training.end', {}), 'ok')).toEqual(['missed', 'not-done']);
  });
});

describe('a round', () => {
  it('tells nothing too early, also by the list of practice vehicles, and each step as an event', async () => {
    expect((await call(run, 'vehicles.practice', {})).length).toBeGreaterThan(0);
    const events: ConsoleEvent[] = [];
    const stop = run.api.listen((event) => events.push(event));
    const { round } = await begin('basics');
    expect(JSON.stringify(round)).not.toContain('scenario');
    expect(await call(run, 'vehicles.practice', {})).toEqual([]);
    await openVehicle(run, vehicleOf('ok'));
    await openVehicle(run, vehicleOf('disabled'));
    stop();
    const views = events.flatMap((event) => (event.type === 'training' ? [event.training] : []));
    expect(views.map((view) => view.round?.exercises.map(({ state }) => state).toSorted())).toMatchObject([
      { 0: 'waiting' },
      { 0: 'in-work' },
      { 0: 'ended', 1: 'in-work' },
    ]);
    expect(views.map(({ rev }) => rev)).toEqual(views.map(({ rev }) => rev).toSorted((a, b) => a - b));
    await call(run, 'training.end', {});
    expect((await call(run, 'vehicles.practice', {})).length).toBeGreaterThan(0);
    expect((await call(run, 'job.get', {})).vin).toBeNull();
  });

  it('is not begun over an attempt that is open, handed over or not, and ending without one changes nothing', async () => {
    expect((await call(run, 'training.end', {})).round).toBeNull();
    await sendOnce(run, vehicleOf('wrong-vin'));
    const { attempt } = await call(run, 'job.get', {});
    await call(run, 'job.handOver', { attempt: attempt?.id ?? '', reason: 'Cannot stay here.' });
    expect(await send(run, 'training.begin', { course: 'basics' })).toMatchObject({
      ok: false,
      error: { refusal: { reason: 'training-attempt-open' } },
    });
  });

  it('is there neither in live mode nor where one situation is played for every vehicle', async () => {
    const refusal = { ok: false, error: { refusal: { reason: 'not-practice' } } };
    await call(run, 'settings.change', { scenario: 'ok' });
    setUpLive(run, 'ws://127.0.0.1:9/pims');
    await run.stop();
    for (const mode of ['live', 'practice'] as const) {
      run = await started({ dataDir: folder.path, override: { mode } });
      const view = mode === 'practice' ? await call(run, 'training.get', {}) : run.current().training.view();
      expect([view.courses, view.round]).toEqual([[], null]);
      expect(
        mode === 'practice' ? await send(run, 'training.begin', { course: 'basics' }) : run.current().training.begin('basics'),
      ).toMatchObject(refusal);
      await run.stop();
    }
  });
});
