/** What a person states is about the vehicle that they saw: one that comes late is never taken for the next vehicle. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RunningConsole } from '../../../main/console/console.ts';
import { findScenario } from '../../../main/pims/simulator/scenarios.ts';
import { activate, call, openVehicle, started, temporaryFolder, send } from '../../support/console.ts';

const NEXT = 'VR1AB12C3D4567891';
const REASON = 'Looked at the windscreen.';
const PROFILE = { answerTimeoutMs: 4_000, activationTimeoutMs: 1_500 };

let folder: ReturnType<typeof temporaryFolder>;
let run: RunningConsole;
let vin: string;

beforeEach(() => (folder = temporaryFolder()));
afterEach(async () => {
  await run.stop();
  folder.remove();
});

async function begin(scenario: string): Promise<void> {
  vin = findScenario(scenario)!.vin;
  run = await started({ dataDir: folder.path, override: { mode: 'practice', scenario, operatorName: 'Test Person', profile: PROFILE } });
}

it.each([
  ['job.confirm', { what: 'both', value: true }],
  ['job.confirm', { what: 'inside', value: false }],
  ['job.override', { reason: REASON }],
  ['job.goOn', { reason: REASON }],
  ['job.goOn', { reason: null }],
] as const)('%s %j for the vehicle before is refused, and nothing is stated', async (method, input) => {
  await begin('ok');
  await openVehicle(run, vin);
  await openVehicle(run, NEXT);
  const stated = await call(run, 'job.confirm', { vin: NEXT, what: 'inside', value: true });
  const late = await send(run, method, { vin, ...input });
  expect(late).toMatchObject({ ok: false, error: { code: 'not-now', refusal: { reason: 'vehicle-changed' } } });
  const { confirmations, override, goOn } = await call(run, 'job.get', {});
  expect([confirmations, override.given, goOn]).toEqual([stated.confirmations, null, null]);
});

it('a decision settles the attempt that the person saw, not the one on the screen by then', async () => {
  await begin('lost-request');
  const first = (await activate(run, vin)).attempt!.id;
  await call(run, 'job.handOver', { attempt: first, reason: '' });
  await openVehicle(run, NEXT);
  const late = await send(run, 'job.decide', { attempt: first, as: 'activated-code-lost', reason: REASON });
  expect(late).toMatchObject({ ok: false, error: { refusal: { reason: 'vehicle-known' } } });
  expect(run.current().trail.attempt(first)?.state.name).toBe('unknown');
});
