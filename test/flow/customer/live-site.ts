/** A live site at a phone that the test runs itself, with a clock that the test moves on: stations that go on with its data, one after the other. */
import { systemClock } from '../../../main/base/clock.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { findScenario } from '../../../main/pims/simulator/scenarios.ts';
import { startSimulator, type TrafficRecord } from '../../../main/pims/simulator/server.ts';
import { call, openVehicle, setUpLive, started, temporaryFolder } from '../../support/console.ts';
import { realPeer } from '../../support/real-peer.ts';
import { accountOf, afterwards, customerUntil, type Desk } from './kit.ts';

/** What the test holds of a site. `at`: the desk of a station with the vehicle of a situation; `pass` moves the clock on, ms. */
export type Site = {
  readonly station: () => Promise<RunningConsole>;
  readonly at: (run: RunningConsole, scenario: string) => Desk;
  readonly folder: string;
  readonly pass: (ms: number) => void;
};

/** Starts phone and data; a station is started by the test. */
export async function site(): Promise<Site> {
  let passed = 0;
  const clock = { wall: () => systemClock.wall() + passed, mono: () => systemClock.mono() + passed };
  const traffic: TrafficRecord[] = [];
  const simulator = await startSimulator({ scenario: 'fleet', personMs: 3, clock, onTraffic: (one) => traffic.push(one) });
  afterwards(() => simulator.stop());
  const peer = await realPeer(simulator);
  afterwards(() => peer.stop());
  const folder = temporaryFolder();
  afterwards(() => folder.remove());
  const before = await started({ dataDir: folder.path });
  setUpLive(before, peer.url);
  await before.stop();
  const station = async (): Promise<RunningConsole> => {
    const run = await started({ dataDir: folder.path, clock });
    afterwards(() => run.stop());
    await run.current().bridge.ready(10_000);
    return run;
  };
  const at = (run: RunningConsole, scenario: string): Desk => ({
    run,
    simulator,
    traffic,
    vin: findScenario(scenario)?.vin ?? '',
    folder: folder.path,
  });
  return { station, at, folder: folder.path, pass: (ms: number) => void (passed += ms) };
}

/** Takes the vehicle into work, has its customer sign in where nobody is, and notes the consent. */
export async function atWork(one: Desk): Promise<void> {
  await openVehicle(one.run, one.vin);
  const { session } = await customerUntil(
    one.run,
    ({ session: { name }, vin }) => vin === one.vin && ['signed-in', 'nobody'].includes(name),
  );
  if (session.name === 'nobody') {
    await call(one.run, 'customer.openBrowser', { work: 'sign-in' });
    await customerUntil(one.run, ({ session: after }) => after.name === 'signed-in');
  }
  await call(one.run, 'customer.consent', { vin: one.vin, kind: 'customer', account: accountOf(one) });
}
