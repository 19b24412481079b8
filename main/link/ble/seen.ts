/** What a heard device is in the list of adapters. */
import { type BleController, isObdName, isObdService, normalizeUuid, placeId } from '../../../app/link/adapters/index.ts';
import type { AdapterSeen, UnusableReason } from '../../../app/link/read/index.ts';

/** The part of an advertisement that counts. Stacks leave out what they do not know, whatever their types say. */
export type Advertised = {
  readonly id: string;
  readonly address: string;
  readonly connectable: boolean;
  readonly rssi: number;
  readonly advertisement: { readonly localName?: string | undefined; readonly serviceUuids?: readonly string[] | undefined };
};

/** Serial Port Profile, a service of Bluetooth Classic (assigned numbers of the Bluetooth SIG). */
const SERIAL_PORT_PROFILE = normalizeUuid('1101');
/** dBm. Smaller changes are noise of the air and would redraw the list ten times a second. */
const RSSI_STEP = 4;

/** One line of the list. */
export function seenOf(device: Advertised, controller: BleController): AdapterSeen {
  const where = whereOf(device);
  const name = advertisedName(device);
  const likely = name !== null && isObdName(name);
  const id = placeId({ kind: 'ble', device: where, controller });
  return {
    id,
    kind: 'ble',
    name: name ?? where,
    where,
    likely,
    simulated: false,
    unusable: unusableReason(device, likely),
    speed: null,
    rssi: rssiOf(device),
  };
}

/** True when a person would want to see the difference. */
export function isNews(before: AdapterSeen | undefined, now: AdapterSeen): boolean {
  if (before === undefined || before.name !== now.name || before.unusable !== now.unusable) return true;
  if (before.rssi === null || now.rssi === null) return before.rssi !== now.rssi;
  return Math.abs(before.rssi - now.rssi) >= RSSI_STEP;
}

/** How a device answers to what a person wrote: by address or platform id it is the one; a name can be that of several. Case does not count. */
export function matchOf(device: Advertised, wanted: string): 'exact' | 'name' | null {
  const text = wanted.trim().toLowerCase();
  if (text === '') return null;
  if (text === device.address.toLowerCase() || text === device.id.toLowerCase()) return 'exact';
  return advertisedName(device)?.toLowerCase() === text ? 'name' : null;
}

/** Address where the platform tells it, else its own id (macOS hides addresses). */
export function whereOf({ address, id }: Advertised): string {
  return /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i.test(address) ? address.toUpperCase() : id;
}

/** BlueZ makes a name out of the address for a device that sends none. */
function advertisedName({ address, advertisement }: Advertised): string | null {
  const name = advertisement.localName?.replaceAll('\0', '').trim() ?? '';
  return name === '' || name.replaceAll('-', ':').toLowerCase() === address.toLowerCase() ? null : name;
}

function unusableReason({ connectable, advertisement }: Advertised, likely: boolean): UnusableReason | null {
  if (!connectable) return 'not-connectable';
  const services = advertisement.serviceUuids ?? [];
  const classic = services.some((uuid) => normalizeUuid(uuid) === SERIAL_PORT_PROFILE) && !services.some(isObdService);
  if (classic) return 'classic-bluetooth';
  return likely ? null : 'other-name';
}

/** 0 and 127 stand for "not measured": BlueZ also lists devices that it only remembers. */
function rssiOf({ rssi }: Advertised): number | null {
  return Number.isFinite(rssi) && rssi < 0 ? Math.round(rssi) : null;
}
