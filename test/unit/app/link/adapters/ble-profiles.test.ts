import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BLE_PROFILES,
  chooseProfile,
  isObdName,
  isObdService,
  normalizeUuid,
  type BleProfile,
  type GattCharacteristic,
  type GattService,
} from '../../../../../app/link/adapters/ble-profiles.ts';

type Table = GattService<GattCharacteristic>;
const service = (uuid: string, ...characteristics: readonly (readonly [string, ...string[]])[]): Table => ({
  uuid,
  characteristics: characteristics.map(([name, ...properties]) => ({ uuid: name, properties })),
});

/** A device that has everything its profile asks for, in the spelling of the profile. */
function deviceOf({ service: uuid, beside, notify, write, credits }: BleProfile): Table[] {
  const same = notify === write;
  const bytes = same
    ? [[notify, 'notify', 'write'] as const]
    : ([
        [notify, 'notify'],
        [write, 'write'],
      ] as const);
  const extra =
    credits === null
      ? []
      : ([
          [credits.grant, 'write'],
          [credits.granted, 'indicate'],
        ] as const);
  return [...(beside === null ? [] : [service(beside, ['f00d', 'notify', 'write'])]), service(uuid, ...bytes, ...extra)];
}

const hexDigit = fc.nat({ max: 15 }).map((digit) => digit.toString(16));
const hex = (length: number) => fc.array(hexDigit, { minLength: length, maxLength: length }).map((digits) => digits.join(''));

describe('UUIDs', () => {
  it.each([
    ['FFF0', '0000fff0-0000-1000-8000-00805f9b34fb'],
    ['0xfff0', '0000fff0-0000-1000-8000-00805f9b34fb'],
    ['0000FFF0', '0000fff0-0000-1000-8000-00805f9b34fb'],
    ['{E7810A71-73AE-499D-8C15-FAA9AEF0C3F2}', 'e7810a71-73ae-499d-8c15-faa9aef0c3f2'],
    ['e7810a7173ae499d8c15faa9aef0c3f2', 'e7810a71-73ae-499d-8c15-faa9aef0c3f2'],
  ])('reads %s', (text, long) => {
    expect(normalizeUuid(text)).toBe(long);
  });

  it.each(['', 'FFF', 'FFF0 and more', 'GGG0', '0x', '-', 'e7810a7173ae499d8c15faa9aef0c3f', 'fff0'.repeat(9)])(
    'takes "%s" for no UUID',
    (text) => {
      expect(normalizeUuid(text)).toBeNull();
    },
  );

  it('have one long form, whatever the spelling', () => {
    fc.assert(
      fc.property(fc.oneof(hex(4), hex(8), hex(32)), (digits) => {
        const long = normalizeUuid(digits) ?? '';
        expect(long).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        expect([long, long.toUpperCase(), `{${long}}`, ` ${digits.toUpperCase()} `].map(normalizeUuid)).toEqual([long, long, long, long]);
      }),
    );
  });

  it('are read or refused, never thrown at, for any text', () => {
    fc.assert(fc.property(fc.string(), (text) => void normalizeUuid(text)));
  });
});

describe('names', () => {
  it.each(['OBDLink CX', 'OBDBLE', 'IOS-Vlink', 'vLinker MC-IOS', 'V-LINK', 'VEEPEAK', 'Konnwei', 'CARISTA', 'vGate iCar Pro', 'ELM327'])(
    'takes %s for an adapter',
    (name) => {
      expect(isObdName(name)).toBe(true);
    },
  );

  it.each(['', 'Phone of Ann', 'JBL Flip 5', 'VL-INK', 'LINK', 'Thermo 18F0'])('does not take "%s" for one', (name) => {
    expect(isObdName(name)).toBe(false);
  });
});

describe('the choice of a profile', () => {
  it.each(BLE_PROFILES.map((profile) => [profile.id, profile] as const))('finds %s', (_, profile) => {
    const route = chooseProfile(deviceOf(profile));
    expect(route?.profile.id).toBe(profile.id);
    expect(route?.notify.uuid).toBe(profile.notify);
    expect(route?.write.uuid).toBe(profile.write);
    expect(route?.withResponse).toBe(true);
    expect(route?.credits?.grant.uuid).toBe(profile.credits?.grant);
    expect(isObdService(profile.service)).toBe(true);
  });

  it('does not take the first characteristic that notifies: the update service of the OBDLink CX stands first', () => {
    const route = chooseProfile([service('fef5', ['8082caa8', 'notify', 'write']), service('fff0', ['fff1', 'notify'], ['fff2', 'write'])]);
    expect(route).toMatchObject({ profile: { id: 'obdlink-cx', bond: 'required' }, notify: { uuid: 'fff1' }, write: { uuid: 'fff2' } });
    expect(isObdService('fef5')).toBe(false);
  });

  it('asks for no bond on the same service without the update service, and never on FFE0', () => {
    expect(chooseProfile([service('fff0', ['fff1', 'notify'], ['fff2', 'write'])])?.profile.bond).toBe('if-asked');
    expect(chooseProfile([service('ffe0', ['ffe1', 'notify', 'writeWithoutResponse'])])?.profile.bond).toBe('never');
  });

  it('follows what characteristics can do when their roles are swapped', () => {
    const nordic = (id: string): string => `6e40000${id}-b5a3-f393-e0a9-e50e24dcca9e`;
    const route = chooseProfile([service(nordic('1'), [nordic('3'), 'write'], [nordic('2'), 'notify'])]);
    expect([route?.notify.uuid, route?.write.uuid]).toEqual([nordic('2'), nordic('3')]);
  });

  it('writes without response only where there is nothing else', () => {
    const withProperties = (...properties: string[]) => chooseProfile([service('18f0', ['2af0', 'indicate'], ['2af1', ...properties])]);
    expect(withProperties('writeWithoutResponse')?.withResponse).toBe(false);
    expect(withProperties('writeWithoutResponse', 'write')?.withResponse).toBe(true);
    expect(withProperties('read')).toBeNull();
  });

  it('prefers the first service where a device has two', () => {
    const [vgate, second] = BLE_PROFILES.filter(({ id }) => id.startsWith('vgate'));
    expect(chooseProfile([...deviceOf(second!), ...deviceOf(vgate!)])?.profile.id).toBe('vgate');
    expect(chooseProfile([service('18f0', ['2af0', 'notify']), ...deviceOf(second!)])?.profile.id).toBe('vgate-second');
  });

  it('does not take Terminal I/O without its credits', () => {
    const [terminal] = deviceOf(BLE_PROFILES.find(({ id }) => id === 'terminal-io')!);
    for (const missing of [2, 3]) {
      const characteristics = terminal!.characteristics.filter((_, at) => at !== missing);
      expect(chooseProfile([{ uuid: terminal!.uuid, characteristics }])).toBeNull();
    }
  });

  it('takes nothing that cannot notify and be written, in any table', () => {
    const property = fc.constantFrom('notify', 'indicate', 'write', 'writeWithoutResponse', 'read');
    const known = BLE_PROFILES.flatMap((profile) => [profile.notify, profile.write]);
    const characteristic = fc.record({ uuid: fc.constantFrom(...known, '2a00'), properties: fc.uniqueArray(property) });
    const services = BLE_PROFILES.map(({ service: uuid }) => uuid);
    const table = fc.array(fc.record({ uuid: fc.constantFrom(...services, '180a', 'fef5'), characteristics: fc.array(characteristic) }));
    fc.assert(
      fc.property(table, (discovered) => {
        const route = chooseProfile(discovered);
        if (route === null) return;
        const owner = discovered.find(({ characteristics }) => characteristics.includes(route.notify));
        expect(owner?.characteristics).toContain(route.write);
        expect(normalizeUuid(owner?.uuid ?? '')).toBe(route.profile.service);
        expect(route.notify.properties.some((one) => one === 'notify' || one === 'indicate')).toBe(true);
        expect(route.write.properties).toContain(route.withResponse ? 'write' : 'writeWithoutResponse');
      }),
    );
  });
});
