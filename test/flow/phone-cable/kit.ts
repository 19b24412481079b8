/** What the flow tests of the cable share: a live console whose bridge is a phone on the cable, and waiting for what it tells. */
import { afterEach, vi } from 'vitest';
import type { BridgeView } from '../../../app/contract/console.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { startSimulator } from '../../../main/pims/simulator/server.ts';
import { setUpLive, started, temporaryFolder } from '../../support/console.ts';
import { realPeer } from '../../support/real-peer.ts';

const endings: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const end of endings.splice(0).toReversed()) await end();
});

/** Has something ended after the test, last one first. */
export function afterwards(end: () => Promise<void> | void): void {
  endings.push(end);
}

/** The bridge app of a phone: a real simulator that plays a real bridge. Answers its port on this computer. */
export async function bridgeApp(token?: string): Promise<number> {
  const simulator = await startSimulator({ scenario: 'ok', ...(token === undefined ? {} : { token }) });
  const peer = await realPeer(simulator);
  afterwards(async () => {
    await peer.stop();
    await simulator.stop();
  });
  return Number(new URL(peer.url).port);
}

/** A live console with this address, confirmed by a person of the desk unless told. `adb`: port of the adb server. */
export async function onCable(
  adb: number,
  url = 'usb:',
  changes: { readonly confirm?: false; readonly phoneCable?: 'auto' | 'start' | 'off' } = {},
): Promise<RunningConsole> {
  vi.stubEnv('ANDROID_ADB_SERVER_PORT', String(adb));
  const folder = temporaryFolder();
  afterwards(() => folder.remove());
  const first = await started({ dataDir: folder.path });
  if (changes.confirm === false) first.settings.change({ mode: 'live', profile: { url } });
  else setUpLive(first, url);
  if (changes.phoneCable !== undefined) first.settings.change({ phoneCable: changes.phoneCable });
  await first.stop();
  const run = await started({ dataDir: folder.path, shell: 'web' });
  afterwards(() => run.stop());
  return run;
}

/** The bridge as it is told, once it fits. Listens to what screens are told, so a view that nobody is told of is never seen. */
export async function bridgeUntil(run: RunningConsole, fits: (view: BridgeView) => boolean): Promise<BridgeView> {
  const { promise, resolve } = Promise.withResolvers<BridgeView>();
  const seen = (view: BridgeView) => (fits(view) ? resolve(view) : undefined);
  const stop = run.api.listen((event) => (event.type === 'bridge' ? seen(event.bridge) : undefined));
  seen(viewNow(run));
  const found = await promise;
  stop();
  return found;
}

/** The view at this moment. */
export function viewNow(run: RunningConsole): BridgeView {
  const { bridge, cable } = run.current();
  return { ...bridge.state(), ...(cable === null ? {} : { cable: cable.view() }), rev: 0 };
}

/** Waits for the cable's word. */
export const wordIs = (run: RunningConsole, word: string): Promise<BridgeView> => bridgeUntil(run, ({ cable }) => cable?.word === word);
/** Waits for the bridge's state. */
export const stateIs = (run: RunningConsole, name: BridgeView['name']): Promise<BridgeView> =>
  bridgeUntil(run, (view) => view.name === name);
