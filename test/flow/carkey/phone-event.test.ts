/** A phone that names another vehicle right behind its answer, in the moment in which the activation would be sent. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RunningConsole } from '../../../main/console/console.ts';
import { openStagedBridge, type StagedBridge } from '../../faults/staged-bridge.ts';
import { call, jobUntil, OK_VIN, openVehicle, started, temporaryFolder, send } from '../../support/console.ts';
import { practiceAt, wordOf } from '../../support/practice-at.ts';

const OTHER_VIN = 'VR1AB12C3D4567891';
let folder: ReturnType<typeof temporaryFolder>;
let bridge: StagedBridge;
let run: RunningConsole;

beforeEach(async () => {
  folder = temporaryFolder();
  bridge = await openStagedBridge({ phone: { event: OK_VIN, answer: OK_VIN }, active: false, activation: () => null });
  run = await started(practiceAt(folder.path, wordOf(bridge), { answerTimeoutMs: 3_000, activationTimeoutMs: 300 }));
});
afterEach(async () => {
  await run.stop();
  await bridge.stop();
  folder.remove();
});

async function ready(): Promise<void> {
  await openVehicle(run, OK_VIN);
  await call(run, 'job.confirm', { vin: OK_VIN, what: 'keys', value: true });
  await call(run, 'job.confirm', { vin: OK_VIN, what: 'inside', value: true });
  await jobUntil(run, (job) => job.stage === null);
}

it('keeps the activation back although the answer agreed', async () => {
  await ready();
  bridge.stage.phone.event = OTHER_VIN;
  expect(await send(run, 'job.activate', { vin: OK_VIN })).toMatchObject({ ok: false, error: { code: 'not-ready' } });
  expect(bridge.sets()).toBe(0);
  const job = run.current().job.view();
  expect(job.requirements.find(({ id }) => id === 'same-vehicle')).toMatchObject({ state: 'unmet', reason: 'other-vehicle' });
});

it('lets the activation go once event and answer agree again', async () => {
  await ready();
  bridge.stage.phone.event = OTHER_VIN;
  await send(run, 'job.activate', { vin: OK_VIN });
  bridge.stage.phone.event = OK_VIN;
  await call(run, 'job.refresh', {});
  await jobUntil(run, (job) => job.stage === null);
  await call(run, 'job.activate', { vin: OK_VIN });
  await jobUntil(run, (job) => job.stage === null);
  expect(bridge.sets()).toBe(1);
});
