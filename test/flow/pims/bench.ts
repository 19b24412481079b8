/** What the PIMS flow tests share: a console side on a real socket, and the clean-up after each test. */
import { randomUUID } from 'node:crypto';
import { afterEach, vi } from 'vitest';
import type { PimsRequest, RequestOutcome, TransactionId } from '../../../app/pims/types.ts';
import { parseVin } from '../../../app/vehicle/vin.ts';
import type { Vin } from '../../../app/vehicle/types.ts';
import { systemClock } from '../../../main/base/clock.ts';
import type { Bridge, BridgeProfile, Pims, Stray } from '../../../main/pims/api.ts';
import type { BridgeLogEvent } from '../../../main/pims/bridge-log.ts';
import { openBridge } from '../../../main/pims/bridge.ts';
import type { BridgeTiming } from '../../../main/pims/transport/bridge-timing.ts';
import { createPims } from '../../../main/pims/client.ts';
import { startSimulator, type Simulator, type SimulatorOptions, type TrafficRecord } from '../../../main/pims/simulator/server.ts';
import { newTransactionId } from '../../../main/pims/transaction.ts';

const endings: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
});

/** Has something ended after the test, last one first. */
export function afterwards(end: () => Promise<void>): void {
  endings.push(end);
}

export const OK_VIN = vin('VR1AB12C3D4567890');

export function vin(text: string): Vin {
  const parsed = parseVin(text);
  if (parsed === null) throw new Error(`not a VIN: ${text}`);
  return parsed;
}

/** What the simulators of this test prove themselves by. */
const keys = new Map<string, Uint8Array>();

/** A simulator with its traffic, stopped after the test. */
export async function simulate(
  scenario: string,
  options: Partial<SimulatorOptions> = {},
): Promise<Simulator & { readonly traffic: TrafficRecord[] }> {
  const traffic: TrafficRecord[] = [];
  const simulator = await startSimulator({ scenario, onTraffic: (record) => traffic.push(record), ...options });
  keys.set(simulator.url, simulator.key);
  afterwards(() => simulator.stop());
  return { ...simulator, traffic };
}

export type Side = {
  readonly bridge: Bridge;
  readonly pims: Pims;
  readonly strays: Stray[];
  readonly log: BridgeLogEvent[];
  readonly profile: BridgeProfile;
};

/** A bridge client with quick limits, stopped after the test. */
export function connect(url: string, changes: Partial<BridgeProfile> = {}, timing: Partial<BridgeTiming> = {}): Side {
  const profile: BridgeProfile = {
    url,
    token: () => null,
    sdk: 'auto',
    pin: null,
    simulator: keys.get(url) ?? null,
    initialize: () => ({
      environnement: 'development',
      mode: 'B2B',
      monitoring: false,
      credential: { clientID: 'id', clientSecret: 'CANARY-SECRET', webviewsRedirectURI: 'app://w', loginRedirectURI: 'app://l' },
      profile: { brand: 'DS' },
    }),
    answerTimeoutMs: 5_000,
    activationTimeoutMs: 5_000,
    ...changes,
  };
  const log: BridgeLogEvent[] = [];
  const bridge = openBridge(profile, {
    clock: systemClock,
    log: (event) => log.push(event),
    random: () => 0,
    timing: { backOffMs: 20, ...timing },
  });
  afterwards(() => bridge.stop());
  const strays: Stray[] = [];
  bridge.onStray((stray) => strays.push(stray));
  return { bridge, pims: createPims(bridge, profile, { clock: systemClock }), strays, log, profile };
}

/** A client that is ready. */
export async function connected(url: string, changes: Partial<BridgeProfile> = {}, timing: Partial<BridgeTiming> = {}): Promise<Side> {
  const side = connect(url, changes, timing);
  const state = await side.bridge.ready(5_000);
  if (state.name !== 'ready') throw new Error(`not ready: ${JSON.stringify(state)}`);
  return side;
}

/** Sends the activation as main/carkey does. */
export function activate(side: Side, timeoutMs = 2_000, transactionId: TransactionId = newTransactionId()): Promise<RequestOutcome> {
  return side.bridge.request({ method: 'set', api: 'pims.vehicle.carkey' }, { transactionId, timeoutMs });
}

/** Sends any request. */
export function ask(side: Side, request: PimsRequest, timeoutMs = 2_000): Promise<RequestOutcome> {
  return side.bridge.request(request, { transactionId: randomUUID() as TransactionId, timeoutMs });
}

/** Waits for a condition. */
export function until(condition: () => boolean): Promise<void> {
  return vi.waitFor(
    () => {
      if (!condition()) throw new Error('the condition did not come true');
    },
    { timeout: 8_000, interval: 5 },
  );
}

/** Resolves when the bridge is in a state. */
export async function reached(bridge: Bridge, name: ReturnType<Bridge['state']>['name']): Promise<void> {
  await until(() => bridge.state().name === name);
}
