/** The way out of an unknown outcome: by waiting and reading, by a late answer, by a person; never by sending again. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../main/base/clock.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { findScenario } from '../../../main/pims/simulator/scenarios.ts';
import { attemptThatEnds } from '../../support/attempts.ts';
import { activate, call, jobUntil, started, temporaryFolder, send } from '../../support/console.ts';

const LIMITS = { answerTimeoutMs: 1_500, activationTimeoutMs: 300 };
let folder: ReturnType<typeof temporaryFolder>;
let running: RunningConsole | null = null;

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await running?.stop();
  folder.remove();
});

async function unknownIn(scenario: string): Promise<{ run: RunningConsole; vin: string; id: string }> {
  running = await started({ dataDir: folder.path, override: { mode: 'practice', scenario, operatorName: 'Test Person', profile: LIMITS } });
  const vin = findScenario(scenario)!.vin;
  const job = await activate(running, vin);
  expect(job.attempt?.state.name).toBe('unknown');
  return { run: running, vin, id: job.attempt!.id };
}

async function sends(run: RunningConsole): Promise<number> {
  return (await call(run, 'audit.search', { order: 'newest', limit: 200, filter: { kind: 'sent' } })).rows.length;
}

describe('after a lost answer', () => {
  it('the attempt comes back with its vehicle, however many of other vehicles came since', async () => {
    const { run, vin, id } = await unknownIn('lost-request');
    await call(run, 'job.handOver', { attempt: id, reason: 'Customer had to leave.' });
    const since = Array.from({ length: 500 }, () => attemptThatEnds(run, 'VR1AB12C3D4567891', 'no-effect'));
    expect(run.current().trail.append(...since.flat())).toMatchObject({ ok: true });
    const { attempt } = await call(run, 'job.open', { vin, how: 'typed' });
    expect(attempt).toMatchObject({ id, state: { name: 'unknown' } });
  });

  it('the check waits out the late-answer window and finds the activation', async () => {
    const { run } = await unknownIn('lost-answer');
    await call(run, 'job.recheck', {});
    const job = await jobUntil(run, (view) => view.stage === null);
    expect(job.attempt?.state).toMatchObject({ name: 'resolved', as: 'activated-code-lost', by: 'read-back', code: 'lost' });
    expect(await sends(run)).toBe(1);
  });

  it('a clock that was set back by a day does not make the window a day long', async () => {
    const clock = { ahead: 0, mono: () => systemClock.mono(), wall: () => Date.now() + clock.ahead };
    running = await started({
      dataDir: folder.path,
      clock,
      override: { mode: 'practice', scenario: 'lost-answer', operatorName: 'Test Person', profile: LIMITS },
    });
    await activate(running, findScenario('lost-answer')!.vin);
    clock.ahead = -86_400_000;
    await call(running, 'job.recheck', {});
    const job = await jobUntil(running, (view) => view.stage === null);
    expect(job.attempt?.state).toMatchObject({ name: 'resolved', as: 'activated-code-lost' });
  });

  it('no effect seen leaves the decision to a person, with a reason', async () => {
    const { run, id } = await unknownIn('lost-request');
    const early = await send(run, 'job.decide', { attempt: id, as: 'no-effect', reason: 'looks dead' });
    expect(early.ok).toBe(false);
    await call(run, 'job.recheck', {});
    const job = await jobUntil(run, (view) => view.stage === null);
    expect(job.attempt?.state).toMatchObject({ name: 'unknown', noEffectSeen: true });
    expect(job.next.action).toBe('decide');
    const decided = await call(run, 'job.decide', { attempt: id, as: 'no-effect', reason: 'The status did not change after the window.' });
    expect(decided.attempt?.state).toMatchObject({ name: 'resolved', as: 'no-effect', by: 'person' });
    expect(await sends(run)).toBe(1);
  });

  it('stands first among the follow-ups until it is settled, and leaves them then', async () => {
    const { run, id } = await unknownIn('lost-request');
    expect((await call(run, 'followups.list', {})).items[0]).toMatchObject({ kind: 'unknown-outcome', state: 'open' });
    await call(run, 'job.recheck', {});
    await jobUntil(run, (view) => view.stage === null);
    await call(run, 'job.decide', { attempt: id, as: 'no-effect', reason: 'The status did not change after the window.' });
    const { trail } = run.current();
    expect(trail.followUps()).toMatchObject([{ kind: 'unknown-outcome', state: 'past' }]);
    expect((await call(run, 'followups.list', {})).items).toEqual([]);
    const { size } = trail.view();
    const ticked = await run.api.call('followups.set', { id: trail.followUps()[0]!.id, done: true });
    expect(ticked).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(trail.view().size).toBe(size);
  });

  it('a late answer settles its own attempt, with the code', async () => {
    const { run, id } = await unknownIn('late-answer');
    const job = await jobUntil(run, (view) => view.attempt?.state.name === 'resolved');
    expect(job.attempt?.state).toMatchObject({ name: 'resolved', as: 'activated', by: 'late-answer', code: 'sealed' });
    expect((await call(run, 'code.show', { attempt: id })).decoded?.copy).toBe('shazam');
    expect(await sends(run)).toBe(1);
  });

  it('stopping to wait leaves the outcome unknown and sends nothing', async () => {
    running = await started({
      dataDir: folder.path,
      override: {
        mode: 'practice',
        scenario: 'slow',
        operatorName: 'Test Person',
        profile: { answerTimeoutMs: 9_000, activationTimeoutMs: 9_000 },
      },
    });
    const vin = findScenario('slow')!.vin;
    const run = running;
    await call(run, 'job.open', { vin, how: 'typed' });
    await jobUntil(run, (job) => job.stage === null);
    await call(run, 'job.confirm', { vin, what: 'keys', value: true });
    await call(run, 'job.confirm', { vin, what: 'inside', value: true });
    await call(run, 'job.activate', { vin });
    await call(run, 'job.stopWaiting', {});
    const job = await jobUntil(run, (view) => view.stage === null);
    expect(job.attempt?.state).toMatchObject({ name: 'unknown', reason: 'stopped-waiting' });
    const late = await jobUntil(run, (view) => view.attempt?.state.name === 'resolved');
    expect(late.attempt?.state).toMatchObject({ as: 'activated', by: 'late-answer' });
    expect(await sends(run)).toBe(1);
  });
});

describe('the station while an outcome is unknown', () => {
  it('takes no other vehicle until the outcome is handed over; the vehicle stays blocked', async () => {
    const { run, vin, id } = await unknownIn('lost-answer');
    const other = findScenario('ok')!.vin;
    expect(await send(run, 'job.open', { vin: other, how: 'typed' })).toMatchObject({ ok: false, error: { code: 'attempt-open' } });
    expect(await send(run, 'job.close', {})).toMatchObject({ ok: false, error: { code: 'attempt-open' } });
    await call(run, 'job.handOver', { attempt: id, reason: 'Customer had to leave.' });
    await call(run, 'job.open', { vin: other, how: 'typed' });
    await jobUntil(run, (job) => job.stage === null && job.vin === other);
    await call(run, 'job.open', { vin, how: 'typed' });
    const back = await jobUntil(run, (job) => job.stage === null && job.vin === vin);
    expect(back.attempt).toMatchObject({ id, handedOver: true });
    expect(back.mayActivate).toBe(false);
  });

  it('what support should know comes back with the vehicle and stands on the list, until the vehicle is forgotten', async () => {
    const { run, vin, id } = await unknownIn('lost-answer');
    await call(run, 'job.handOver', { attempt: id, reason: 'Customer had to leave.' });
    const told = { by: 'Test Person', note: 'Customer had to leave.' };
    const listed = (await call(run, 'followups.list', {})).items.find(({ act }) => act === id);
    expect(listed?.handOver).toMatchObject(told);
    const back = await call(run, 'job.open', { vin, how: 'typed' });
    expect(back.attempt?.handOver).toMatchObject(told);
    await jobUntil(run, (job) => job.stage === null && job.vin === vin);
    await call(run, 'job.recheck', {});
    await jobUntil(run, (job) => job.stage === null && job.attempt?.state.name === 'resolved');
    await call(run, 'audit.forget', { vin, ground: 'requested' });
    // A forgotten vehicle has nothing left to follow up.
    expect((await call(run, 'followups.list', {})).items.filter(({ act }) => act === id)).toEqual([]);
  });

  it('an answer for another vehicle withholds the code and is settled by a person only', async () => {
    const { run, id } = await unknownIn('wrong-vin');
    await call(run, 'job.recheck', {});
    const job = await jobUntil(run, (view) => view.stage === null);
    expect(job.attempt?.state).toMatchObject({ name: 'unknown', reason: 'other-vehicle' });
    expect(await send(run, 'code.show', { attempt: id })).toMatchObject({ ok: false });
    const decided = await call(run, 'job.decide', { attempt: id, as: 'other-vehicle-handled', reason: 'Both owners were called.' });
    expect(decided.attempt?.state).toMatchObject({ name: 'resolved', as: 'other-vehicle-handled' });
  });
});
