/** The phone may still be at the vehicle of before when the next one is looked up: that is no evidence yet. A true conflict stays one. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EntryRow } from '../../../app/audit/entry/types.ts';
import type { JobView } from '../../../app/carkey/types.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { practiceFleet } from '../../../main/pims/simulator/scenarios.ts';
import { openStagedBridge, type StagedBridge } from '../../faults/staged-bridge.ts';
import { call, jobUntil, OK_VIN, openVehicle, started, temporaryFolder } from '../../support/console.ts';
import { practiceAt, wordOf } from '../../support/practice-at.ts';

const OTHER_VIN = 'VR1AB12C3D4567891';
let folder: ReturnType<typeof temporaryFolder>;
let run: RunningConsole;

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await run.stop();
  folder.remove();
});

/** What the phone said, as the log has it, oldest first. */
async function phoneWords(): Promise<readonly string[]> {
  const { rows } = await call(run, 'audit.search', { order: 'newest', limit: 200 });
  const words = (row: EntryRow) => (row.kind === 'vin-read' && row.d?.src === 'phone connection' ? [row.out ?? ''] : []);
  return rows.toReversed().flatMap(words);
}

const views: JobView[] = [];
const disagreeing = () => views.filter((job) => job.evidence.some((one) => one.source === 'phone connection' && !one.agrees)).length;

it('opening one practice vehicle after the other never says that they differ', async () => {
  run = await started({ dataDir: folder.path, override: { mode: 'practice', scenario: 'fleet', operatorName: 'Test Person' } });
  views.length = 0;
  const stop = run.api.listen((event) => {
    if (event.type === 'job') views.push(event.job);
  });
  const near = practiceFleet.filter(({ scenario }) => !scenario.startsWith('phone-')).slice(0, 4);
  for (const { vin } of [...near, ...near.slice(0, 2)]) await openVehicle(run, vin);
  stop();
  expect(new Set(await phoneWords())).toEqual(new Set(['agrees']));
  expect([views.length > 0, disagreeing()]).toEqual([true, 0]);
});

it('a phone that is in another car when it is asked differs, and says so', async () => {
  run = await started({
    dataDir: folder.path,
    override: { mode: 'practice', scenario: 'phone-in-other-car', operatorName: 'Test Person' },
  });
  const { vin } = practiceFleet.find(({ scenario }) => scenario === 'phone-in-other-car')!;
  const job = await openVehicle(run, vin);
  expect(job.requirements.find(({ id }) => id === 'same-vehicle')).toMatchObject({ state: 'unmet', reason: 'other-vehicle' });
  expect(await phoneWords()).toEqual(['differs']);
});

describe('a phone whose own words and answers differ', () => {
  let bridge: StagedBridge;
  const phoneSays = (job: JobView) => job.evidence.filter(({ source }) => source === 'phone connection').map(({ vin }) => vin);

  beforeEach(async () => {
    bridge = await openStagedBridge({ phone: { event: OTHER_VIN, answer: OK_VIN }, active: false, activation: () => null });
    run = await started(practiceAt(folder.path, wordOf(bridge), { answerTimeoutMs: 3_000, activationTimeoutMs: 300 }));
  });
  afterEach(() => bridge.stop());

  it('its word behind the answer is no leftover: it counts, the first time and when it is said again', async () => {
    expect(phoneSays(await openVehicle(run, OK_VIN))).toEqual([OTHER_VIN]);
    await call(run, 'job.refresh', {});
    expect(phoneSays(await jobUntil(run, ({ stage }) => stage === null))).toEqual([OTHER_VIN]);
  });

  it('its word before the answer is all that is known when no answer comes', async () => {
    bridge.stage.text = ({ transactionId, method, api }) =>
      method === 'get' && api === 'pims.vehicle.connection'
        ? JSON.stringify({ transactionId, status: 'FAILED', error: { code: 2204, label: '' } })
        : null;
    const job = await openVehicle(run, OK_VIN);
    expect(phoneSays(job)).toEqual([OTHER_VIN]);
    expect(job.requirements.find(({ id }) => id === 'same-vehicle')).toMatchObject({ state: 'unmet', reason: 'other-vehicle' });
  });
});
