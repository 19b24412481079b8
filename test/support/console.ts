/** Starts real consoles on real folders for flow tests, and waits for conditions instead of time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobView } from '../../app/carkey/types.ts';
import type { MethodName, Outputs, Payload, Reply } from '../../app/contract/console.ts';
import { startConsole, type ConsoleOptions, type RunningConsole } from '../../main/console/console.ts';
import { dispatch } from '../../main/shells/common/call-guard.ts';
import { destinationOf, openConnection } from '../../main/secrets/connection.ts';

/** The VIN of the documentation's examples; the practice vehicle of the case "ok". */
export const OK_VIN = 'VR1AB12C3D4567890';

/** How long a bridge may take to introduce itself, ms. */
const BRIDGE_WAIT_MS = 10_000;

/** A folder that goes away with `remove`. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'carkey-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Starts a console or fails the test. A simulator that runs on its own is waited for. */
export async function started(options: Omit<ConsoleOptions, 'shell'> & Partial<Pick<ConsoleOptions, 'shell'>>): Promise<RunningConsole> {
  const result = await startConsole({ shell: 'cli', ...options });
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`);
  if (options.override?.simulator !== undefined) await result.value.current().bridge.ready(BRIDGE_WAIT_MS);
  return result.value;
}

/** Live mode with this bridge, as a person of the desk leaves the settings; it holds from the next start on. */
export function setUpLive({ settings, secrets }: RunningConsole, url: string): void {
  settings.change({ mode: 'live', profile: { url } });
  openConnection(secrets).confirm(destinationOf(settings.get().profile));
}

/** Sends a message through the border that every shell has: its payload is parsed before the console gets it. */
export async function send<M extends MethodName>({ api }: Pick<RunningConsole, 'api'>, method: M, payload: Payload<M>): Promise<Reply<M>> {
  return (await dispatch(api, method, payload)) as Reply<M>;
}

/** Sends and expects success. */
export async function call<M extends MethodName>(console: RunningConsole, method: M, payload: Payload<M>): Promise<Outputs[M]> {
  const reply = await send(console, method, payload);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code}: ${reply.error.refusal?.reason ?? ''}`);
  return reply.value;
}

/** Resolves with the first job view that fits; the test's own time limit is the only clock. */
export function jobUntil(console: RunningConsole, fits: (job: JobView) => boolean): Promise<JobView> {
  return new Promise((resolve) => {
    const settle = (job: JobView) => {
      if (!fits(job)) return;
      stop();
      resolve(job);
    };
    // Listening starts before looking: nothing can happen unseen in between.
    const stop = console.api.listen((event) => {
      if (event.type === 'job') settle(event.job);
    });
    settle(console.current().job.view());
  });
}

/** Opens a vehicle and waits until the reading has ended. */
export async function openVehicle(console: RunningConsole, vin: string): Promise<JobView> {
  await call(console, 'job.open', { vin, how: 'typed' });
  return jobUntil(console, (job) => job.vin === vin && job.stage === null);
}

/** Opens, confirms and activates; resolves when nothing runs any more. */
export async function activate(console: RunningConsole, vin: string): Promise<JobView> {
  await openVehicle(console, vin);
  await call(console, 'job.confirm', { vin, what: 'keys', value: true });
  await call(console, 'job.confirm', { vin, what: 'inside', value: true });
  await jobUntil(console, (job) => job.stage === null);
  await call(console, 'job.activate', { vin });
  return jobUntil(console, (job) => job.stage === null);
}
