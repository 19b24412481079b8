/** Another person signs in at a console where a vehicle is in work: what the last one confirmed is nobody else's word. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RunningConsole } from '../../../main/console/console.ts';
import { startSimulator, type Simulator } from '../../../main/pims/simulator/server.ts';
import { activate, call, jobUntil, OK_VIN, openVehicle, setUpLive, started, temporaryFolder } from '../../support/console.ts';
import { realPeer, type RealPeer } from '../../support/real-peer.ts';

vi.mock(import('../../../main/operators/accounts/hash.ts'), async (original) =>
  (await import('../../support/cheap-pins.ts')).cheapPins(await original()),
);

const ADA = { name: 'Ada', pin: '904182' };
const BEN = { name: 'Ben', pin: '948271' };
let folder: ReturnType<typeof temporaryFolder>;
let run: RunningConsole | null = null;
let simulator: Simulator | null = null;
let peer: RealPeer | null = null;

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await run?.stop();
  await peer?.stop();
  await simulator?.stop();
  run = simulator = peer = null;
  folder.remove();
});

/** A live console with two accounts, Ada signed in, and the vehicle in work. */
async function live(scenario: string): Promise<RunningConsole> {
  simulator = await startSimulator({ scenario });
  peer = await realPeer(simulator);
  const made = await started({ dataDir: folder.path, override: { mode: 'practice' } });
  setUpLive(made, peer.url);
  await made.stop();
  run = await started({ dataDir: folder.path, override: { profile: { answerTimeoutMs: 2_000, activationTimeoutMs: 1_000 } } });
  await run.current().bridge.ready(10_000);
  await call(run, 'operators.first', ADA);
  await call(run, 'operators.add', { ...BEN, role: 'technician' });
  await openVehicle(run, OK_VIN);
  return run;
}

const confirmed = async (console: RunningConsole) => {
  const { vin, confirmations } = await call(console, 'job.get', {});
  return [vin, confirmations.keys?.by ?? null, confirmations.inside?.by ?? null];
};

it('the same person finds vehicle and confirmations again, another one neither', async () => {
  const console = await live('ok');
  await call(console, 'job.confirm', { vin: OK_VIN, what: 'keys', value: true });
  await call(console, 'operators.signOut', {});
  await call(console, 'operators.signIn', ADA);
  expect(await confirmed(console)).toEqual([OK_VIN, 'Ada', null]);
  await call(console, 'operators.signOut', {});
  await call(console, 'operators.signIn', BEN);
  expect(await confirmed(console)).toEqual([null, null, null]);
});

it('a vehicle whose attempt is open stays, without what the last person confirmed', async () => {
  const console = await live('lost-answer');
  await activate(console, OK_VIN);
  await jobUntil(console, (job) => job.attempt?.state.name === 'unknown' && job.stage === null);
  await call(console, 'job.confirm', { vin: OK_VIN, what: 'inside', value: true });
  await call(console, 'operators.signOut', {});
  await call(console, 'operators.signIn', BEN);
  expect(await confirmed(console)).toEqual([OK_VIN, null, null]);
  expect((await call(console, 'job.get', {})).attempt?.state.name).toBe('unknown');
});
