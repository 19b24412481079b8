/**
 * How the known Bluetooth Low Energy adapters carry their bytes: which service, which characteristic notifies, which one is written.
 * A UUID is no proof of an adapter: the same services are sold in printers and thermometers. Only the answer to ATI is.
 * Facts: vendor notes of OBDLink, the tables of AndrOBD and SwiftOBD2, reports in evDash and ioniq-app.
 */

/**
 * Whether the radio link has to be encrypted by a bond. `required`: notifications stay refused without one. `if-asked`: no bond in known
 * use, some versions ask for one. `never`: the device cannot pair at all, asking for it breaks the link.
 */
export type BondAdvice = 'required' | 'if-asked' | 'never';

/** One way to carry bytes. All UUIDs are in the long form of {@link normalizeUuid}. */
export type BleProfile = {
  readonly id: 'obdlink-cx' | 'fff0' | 'vgate' | 'vgate-second' | 'ffe0' | 'nordic-uart' | 'microchip' | 'terminal-io';
  readonly service: string;
  /** A second service that tells this profile from another one on the same service. It carries no bytes of ours. */
  readonly beside: string | null;
  readonly notify: string;
  readonly write: string;
  /** Credit-based flow control: `grant` is written by us, `granted` indicates to us. One credit is one packet. */
  readonly credits: { readonly grant: string; readonly granted: string } | null;
  readonly bond: BondAdvice;
};

/** A characteristic as a stack discovered it. Properties in the stack's words: `notify`, `indicate`, `write`, `writeWithoutResponse`. */
export type GattCharacteristic = { readonly uuid: string; readonly properties: readonly string[] };

/** A service with its characteristics. */
export type GattService<C extends GattCharacteristic> = { readonly uuid: string; readonly characteristics: readonly C[] };

/** The characteristics to use, as the stack gave them. `withResponse`: every write is acknowledged by the device. */
export type BleRoute<C extends GattCharacteristic> = {
  readonly profile: BleProfile;
  readonly notify: C;
  readonly write: C;
  readonly withResponse: boolean;
  readonly credits: { readonly grant: C; readonly granted: C } | null;
};

/** What follows the first 32 bits in every UUID that the Bluetooth SIG assigned. */
const BASE = '-0000-1000-8000-00805f9b34fb';
/** Telit's own base of the Terminal I/O profile (client implementation guide 30507ST10753A). */
const TERMINAL_IO = '-0000-1000-8000-008025000000';

const short = (uuid: string): string => `0000${uuid}${BASE}`;

/**
 * A UUID in its long form, lower case with dashes; null for a text that is none. Takes 16, 32 and 128 bits, with or without dashes, braces
 * and `0x`, in any case: every stack spells them its own way.
 */
export function normalizeUuid(text: string): string | null {
  const hex = /^\{?(?:0x)?([0-9a-f-]+)\}?$/i.exec(text.trim())?.[1]?.replaceAll('-', '').toLowerCase() ?? '';
  if (hex.length === 4) return short(hex);
  if (hex.length === 8) return `${hex}${BASE}`;
  if (hex.length !== 32) return null;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

type Row = Pick<BleProfile, 'id' | 'service' | 'notify' | 'write'> & Partial<BleProfile>;
const row = (profile: Row): BleProfile => ({ beside: null, credits: null, bond: 'if-asked', ...profile });

const FFF0: Omit<Row, 'id'> = { service: short('fff0'), notify: short('fff1'), write: short('fff2') };
const VGATE_SECOND = 'bef8d6c9-9c21-4c9e-b632-bd58c1009f9f';

/** All known profiles. Order is preference: the first one that a device has is used. */
export const BLE_PROFILES: readonly BleProfile[] = [
  row({ id: 'obdlink-cx', ...FFF0, beside: short('fef5'), bond: 'required' }),
  row({ id: 'fff0', ...FFF0 }),
  row({ id: 'vgate', service: short('18f0'), notify: short('2af0'), write: short('2af1') }),
  row({ id: 'vgate-second', service: 'e7810a71-73ae-499d-8c15-faa9aef0c3f2', notify: VGATE_SECOND, write: VGATE_SECOND }),
  row({ id: 'ffe0', service: short('ffe0'), notify: short('ffe1'), write: short('ffe1'), bond: 'never' }),
  row({
    id: 'nordic-uart',
    service: '6e400001-b5a3-f393-e0a9-e50e24dcca9e',
    notify: '6e400003-b5a3-f393-e0a9-e50e24dcca9e',
    write: '6e400002-b5a3-f393-e0a9-e50e24dcca9e',
  }),
  row({
    id: 'microchip',
    service: '49535343-fe7d-4ae5-8fa9-9fafd205e455',
    notify: '49535343-1e4d-4bd9-ba61-23c647249616',
    write: '49535343-8841-43f4-a8d4-ecbe34729bb3',
  }),
  row({
    id: 'terminal-io',
    service: short('fefb'),
    notify: `00000002${TERMINAL_IO}`,
    write: `00000001${TERMINAL_IO}`,
    credits: { grant: `00000003${TERMINAL_IO}`, granted: `00000004${TERMINAL_IO}` },
  }),
];

const OBD_NAME = /OBD|ELM|V-?LINK|VGATE|ICAR|VEEPEAK|KONNWEI|CARISTA/i;

/** True for an advertised name that known adapters carry. A hint for the order of a list, never a proof. */
export function isObdName(name: string): boolean {
  return OBD_NAME.test(name);
}

/** True for a service that carries bytes of ours on some known adapter. */
export function isObdService(uuid: string): boolean {
  const normal = normalizeUuid(uuid);
  return BLE_PROFILES.some(({ service }) => service === normal);
}

/**
 * The characteristics to use among all that a device has; null when it has no known profile whole. Never "the first one that notifies":
 * the OBDLink CX has an update service (FEF5) that notifies too and takes firmware.
 */
export function chooseProfile<C extends GattCharacteristic>(services: readonly GattService<C>[]): BleRoute<C> | null {
  for (const profile of BLE_PROFILES) {
    if (profile.beside !== null && !services.some(({ uuid }) => normalizeUuid(uuid) === profile.beside)) continue;
    for (const service of services) {
      const route = normalizeUuid(service.uuid) === profile.service ? routeOf(profile, service.characteristics) : null;
      if (route !== null) return route;
    }
  }
  return null;
}

/** Some boards have the two roles swapped (AndrOBD's notes on Nordic UART): what a characteristic can do decides. */
function routeOf<C extends GattCharacteristic>(profile: BleProfile, characteristics: readonly C[]): BleRoute<C> | null {
  const find = (uuid: string): C | undefined => characteristics.find((one) => normalizeUuid(one.uuid) === uuid);
  const [expected, other] = [find(profile.notify), find(profile.write)];
  if (expected === undefined || other === undefined) return null;
  const straight = canNotify(expected) && canWrite(other);
  if (!straight && !(canNotify(other) && canWrite(expected))) return null;
  const [notify, write] = straight ? [expected, other] : [other, expected];
  const credits = creditsOf(profile, find);
  if (credits === undefined) return null;
  return { profile, notify, write, withResponse: write.properties.includes('write'), credits };
}

/** Null where the profile has none; undefined where it has and the device lacks them: without credits nothing would ever arrive. */
function creditsOf<C extends GattCharacteristic>(
  { credits }: BleProfile,
  find: (uuid: string) => C | undefined,
): BleRoute<C>['credits'] | undefined {
  if (credits === null) return null;
  const [grant, granted] = [find(credits.grant), find(credits.granted)];
  return grant !== undefined && granted !== undefined && canWrite(grant) && canNotify(granted) ? { grant, granted } : undefined;
}

function canNotify({ properties }: GattCharacteristic): boolean {
  return properties.includes('notify') || properties.includes('indicate');
}

function canWrite({ properties }: GattCharacteristic): boolean {
  return properties.includes('write') || properties.includes('writeWithoutResponse');
}
