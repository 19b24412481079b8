/** What PIMS does not publish as a requirement warns: without a reason nothing is sent, with one the reason is in the log before the activation. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EntryRow } from '../../../app/audit/entry/types.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { findScenario } from '../../../main/pims/simulator/scenarios.ts';
import { call, jobUntil, openVehicle, started, temporaryFolder, send } from '../../support/console.ts';

const REASON = 'The dealer portal shows the subscription, 4711';
let folder: ReturnType<typeof temporaryFolder>;
let run: RunningConsole;
let vin: string;

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await run.stop();
  folder.remove();
});

async function ready(scenario: string): Promise<void> {
  const profile = { answerTimeoutMs: 4_000, activationTimeoutMs: 4_000 };
  run = await started({ dataDir: folder.path, override: { mode: 'practice', scenario, operatorName: 'Test Person', profile } });
  vin = findScenario(scenario)?.vin ?? '';
  await openVehicle(run, vin);
  await call(run, 'job.confirm', { vin, what: 'keys', value: true });
  await call(run, 'job.confirm', { vin, what: 'inside', value: true });
  await jobUntil(run, (job) => job.stage === null);
}

async function entries(): Promise<readonly EntryRow[]> {
  const { rows } = await call(run, 'audit.search', { order: 'newest', limit: 200 });
  return rows.toReversed();
}

const stateOf = (id: string) =>
  run
    .current()
    .job.view()
    .requirements.find((one) => one.id === id)?.state;

describe.each([
  ['no-service', 'subscription'],
  ['clock-off', 'clock'],
] as const)('%s', (scenario, id) => {
  it('sends nothing without a reason, and says so', async () => {
    await ready(scenario);
    expect(stateOf(id)).toBe('needs-reason');
    expect(run.current().job.view()).toMatchObject({ mayActivate: false, next: { about: { kind: 'requirement', requirement: { id } } } });
    expect(await send(run, 'job.activate', { vin })).toMatchObject({ ok: false, error: { code: 'not-ready' } });
    expect((await entries()).map(({ kind }) => kind)).not.toContain('intent');
  });

  it('goes on with one, which is in the log before the activation leaves', async () => {
    await ready(scenario);
    const given = await call(run, 'job.goOn', { vin, reason: REASON });
    expect(given).toMatchObject({
      mayActivate: true,
      next: { action: 'activate' },
      goOn: { by: 'Test Person', reason: REASON, over: [id] },
    });
    expect(stateOf(id)).toBe('warning');
    await call(run, 'job.activate', { vin });
    const job = await jobUntil(run, ({ stage }) => stage === null);
    expect(job.attempt?.state).toMatchObject({ name: 'succeeded', readBack: 'confirmed' });
    // Used up with the attempt: a new one needs a reason of its own.
    expect(job.goOn).toBeNull();
    const rows = await entries();
    const checked = rows.find(({ kind }) => kind === 'checked')!;
    expect(checked).toMatchObject({ d: { word: id } });
    expect(rows.filter(({ seq }) => seq > checked.seq).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['intent', 'sent']));
    const detail = await call(run, 'audit.entry', { seq: checked.seq });
    expect(detail).toMatchObject({ opened: { reason: REASON, operator: 'Test Person' }, commitmentsHold: true });
    // Free text is sealed, never part of the leaf.
    expect(detail.leaf).not.toContain('4711');
  });
});

it('a reason can be taken back, and there is none to give where nothing asks for one', async () => {
  await ready('no-service');
  await call(run, 'job.goOn', { vin, reason: REASON });
  expect(await call(run, 'job.goOn', { vin, reason: null })).toMatchObject({ goOn: null, mayActivate: false });
  await run.stop();
  await ready('ok');
  expect(await send(run, 'job.goOn', { vin, reason: REASON })).toMatchObject({ ok: false, error: { code: 'not-now' } });
});

it('a reason for one line is none for another vehicle, and none for what is published', async () => {
  await ready('no-service');
  await call(run, 'job.goOn', { vin, reason: REASON });
  await openVehicle(run, vin);
  expect(stateOf('subscription')).toBe('needs-reason');
  await call(run, 'job.goOn', { vin, reason: REASON });
  await call(run, 'job.confirm', { vin, what: 'inside', value: false });
  expect(run.current().job.view().mayActivate).toBe(false);
  expect(await send(run, 'job.activate', { vin })).toMatchObject({ ok: false, error: { code: 'not-ready' } });
});
