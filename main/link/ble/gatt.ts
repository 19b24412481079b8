/** From a connected device to the characteristics that carry the bytes, with notifications on. */
import type { Characteristic, Peripheral } from '@stoprocent/noble';
import { type BleProfile, type BleRoute, chooseProfile, type GattService, isObdService } from '../../../app/link/adapters/index.ts';
import type { LinkProblem } from '../../../app/link/read/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import type { BleLimits } from './limits.ts';
import { race, reasonOf, type Raced } from './race.ts';

/** The route of the bytes on a real device. */
export type Route = BleRoute<Characteristic>;

type Missed = Exclude<Raced<unknown>, { kind: 'done' }>;

/** How stacks say that a bond is missing: ATT errors 05, 08, 0C, 0F (Core Specification, vol. 3, part F, 3.4.1.1) and BlueZ's words for them. */
const BOND_MISSING = /ATT error:? 0x0[58cf]\b|insufficient|not paired|not authori[sz]ed/i;

/** Looks at the services and picks the route. Fails with `no-obd-service`, `connect-failed`, `out-of-range` or `cancelled`. */
export async function findRoute(device: Peripheral, limits: BleLimits, signal: AbortSignal): Promise<Result<Route, LinkProblem>> {
  const raced = await race(() => tableOf(device), limits.discover, signal);
  if (raced.kind !== 'done') return fail(missed(device, raced, `its services were not read (${reasonOf(raced, limits.discover)})`));
  const route = chooseProfile(raced.value);
  if (route !== null) return ok(route);
  const names = raced.value.map(({ uuid }) => uuid).join(', ') || 'none';
  return fail({ code: 'no-obd-service', detail: `The device has no service of a known adapter. Its services: ${names}.` });
}

/** Turns notifications on, with a bond first where it is needed. Fails with `bond-needed`, `connect-failed`, `out-of-range` or `cancelled`. */
export async function subscribe(
  device: Peripheral,
  route: Route,
  limits: BleLimits,
  signal: AbortSignal,
): Promise<Result<null, LinkProblem>> {
  // Only Windows can pair from here; the others refuse at once, and pair by themselves on a protected access, or not at all.
  if (route.profile.bond === 'required') await race(() => device.pairAsync(), limits.pair, signal);
  const wanted = route.credits === null ? [route.notify] : [route.credits.granted, route.notify];
  for (const characteristic of wanted) {
    const raced = await race(() => characteristic.subscribeAsync(), limits.subscribe, signal);
    if (raced.kind !== 'done') return fail(refused(device, route.profile, raced, limits.subscribe));
  }
  return ok(null);
}

/** What to tell when the bond is missing. */
export function bondNeeded(detail: string): LinkProblem {
  const advice = 'Pair the adapter in the Bluetooth settings of this computer; if it was paired before, unplug it for 30 s first.';
  return { code: 'bond-needed', detail: `${detail} ${advice}` };
}

/** Characteristics are asked only where they can matter: every question is a round trip on the air. */
async function tableOf(device: Peripheral): Promise<GattService<Characteristic>[]> {
  const table: GattService<Characteristic>[] = [];
  for (const service of await device.discoverServicesAsync([])) {
    const characteristics = isObdService(service.uuid) ? await service.discoverCharacteristicsAsync([]) : [];
    table.push({ uuid: service.uuid, characteristics });
  }
  return table;
}

/** A device that needs a bond may also drop the connection or keep silent: whatever it does, the remedy is the same. */
function refused(device: Peripheral, { bond }: BleProfile, raced: Missed, limitMs: number): LinkProblem {
  const why = `notifications were refused (${reasonOf(raced, limitMs)})`;
  const asked = raced.kind === 'failed' && BOND_MISSING.test(raced.message);
  if (raced.kind !== 'aborted' && (bond === 'required' || (bond === 'if-asked' && asked))) return bondNeeded(`The adapter's ${why}.`);
  return missed(device, raced, why);
}

function missed(device: Peripheral, raced: Missed, why: string): LinkProblem {
  if (raced.kind === 'aborted') return { code: 'cancelled', detail: 'Opening the adapter was cancelled.' };
  if (device.state !== 'connected') return { code: 'out-of-range', detail: `The adapter is gone: ${why}.` };
  return { code: 'connect-failed', detail: `The adapter is connected, but ${why}.` };
}
