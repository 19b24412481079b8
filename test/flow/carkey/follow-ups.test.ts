/** Follow-ups that nobody can act on any more leave the list and the count. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ConsoleEvent } from '../../../app/contract/console.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { findScenario } from '../../../main/pims/simulator/scenarios.ts';
import { call, openVehicle, started, temporaryFolder } from '../../support/console.ts';

let folder: ReturnType<typeof temporaryFolder>;
let run: RunningConsole;
beforeEach(async () => {
  folder = temporaryFolder();
  run = await started({ dataDir: folder.path, override: { mode: 'practice', scenario: 'suspended', operatorName: 'Test Person' } });
  expect((await run.operators.first('Ada', '739402')).ok).toBe(true);
});
afterEach(async () => {
  await run.stop();
  folder.remove();
});

it('a vehicle that was forgotten takes its follow-ups along', async () => {
  const { vin } = findScenario('suspended')!;
  await openVehicle(run, vin);
  const [waiting] = (await call(run, 'followups.list', {})).items;
  expect(waiting).toMatchObject({ kind: 'reactivation', state: 'open', vin });
  await call(run, 'job.close', {});
  const counts: Extract<ConsoleEvent, { type: 'followups' }>[] = [];
  run.api.listen((event) => (event.type === 'followups' ? counts.push(event) : undefined));
  await call(run, 'audit.forget', { vin, ground: 'wrong-vehicle' });
  expect((await call(run, 'followups.list', {})).items).toEqual([]);
  expect(counts.at(-1)).toMatchObject({ open: 0, overdue: 0 });
});
