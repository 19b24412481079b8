/** What is listed: ports of the platform, named places, devices on the radio. */
import { describe, expect, it } from 'vitest';
import type { AdapterSeen } from '../../../../../app/link/read/view.ts';
import { hintFor, listAdapters, placeOf, speedKey, type Known, type SpeedMemory } from '../../../../../main/link/adapter-list.ts';
import type { PortSeen } from '../../../../../main/link/messages/messages.ts';
import { portsNow, thisComputer, type PortPlatform } from '../../../../../main/link/process/port-list.ts';
import { isWindowsPort } from '../../../../../main/link/process/windows-ports.ts';
import { openProblem } from '../../../../../main/link/transports/serial.ts';

const port = (path: string, facts: Partial<PortSeen> = {}): PortSeen => ({
  path,
  vendorId: null,
  productId: null,
  serialNumber: null,
  manufacturer: null,
  pnpId: null,
  friendlyName: null,
  permitted: true,
  ...facts,
});
const platform = (paths: readonly string[], permission: PortPlatform['permission']): PortPlatform => ({
  list: () => Promise.resolve(paths.map((path) => port(path))),
  permission,
});
const remembered: SpeedMemory = { get: (key) => (key === 'SN1' || key === '/dev/b' ? 115_200 : null), set: () => undefined };
const radio: AdapterSeen = {
  id: 'ble:aa',
  kind: 'ble',
  name: 'OBDLink CX',
  where: 'aa',
  likely: true,
  simulated: false,
  unusable: null,
  speed: null,
  rssi: -60,
};
const known: Known = {
  ports: [
    port('/dev/a', { vendorId: '0403', productId: '6015', serialNumber: 'SN1' }),
    port('/dev/b'),
    port('/dev/c', { permitted: false }),
  ],
  named: new Map([
    ['serial:/dev/b', { place: { kind: 'serial', path: '/dev/b', baud: 9_600 }, simulated: false }],
    ['serial:/dev/gone', { place: { kind: 'serial', path: '/dev/gone', baud: null }, simulated: false }],
    ['network:h:1', { place: { kind: 'network', host: 'h', port: 1 }, simulated: true }],
  ]),
  radio: new Map([[radio.id, radio]]),
};

describe('the ports that are there', () => {
  it('are the listed ones and the named ones that exist, each with whether it may be opened', async () => {
    const answers: Readonly<Record<string, 'yes' | 'no'>> = { '/dev/a': 'yes', '/dev/b': 'no', '/dev/pts/3': 'yes' };
    const here = platform(['/dev/a', '/dev/b'], (path) => Promise.resolve(answers[path] ?? 'absent'));
    const ports = await portsNow(['/dev/pts/3', '/dev/a', '/dev/pts/4'], here);
    expect(ports.map(({ path, permitted }) => [path, permitted])).toEqual([
      ['/dev/a', true],
      ['/dev/b', false],
      ['/dev/pts/3', true],
    ]);
  });

  it('can be asked of this computer', async () => {
    await expect(portsNow(['/nowhere/at/all'], thisComputer)).resolves.not.toContainEqual(
      expect.objectContaining({ path: '/nowhere/at/all' }),
    );
    if (process.platform !== 'win32') expect(await thisComputer.permission('/dev/null', false)).toBe('yes');
  });

  it('are those of the registry on Windows, where a named port is not listed', async () => {
    const asked =
      '\r\nHKEY_LOCAL_MACHINE\\HARDWARE\\DEVICEMAP\\SERIALCOMM\r\n    \\Device\\Serial0    REG_SZ    COM1\r\n    VCP7    REG_SZ    COM12\r\n\r\n';
    const found = ['COM1', 'com12', '\\\\.\\COM12', 'COM2', 'COM', ''].map((path) => isWindowsPort(path, () => Promise.resolve(asked)));
    expect(await Promise.all(found)).toEqual([true, true, true, false, false, false]);
    expect(await isWindowsPort('COM1', () => Promise.resolve(''))).toBe(false);
    expect(await isWindowsPort('COM1', () => Promise.resolve(null))).toBe(true);
  });
});

describe('the adapters', () => {
  it('are all there with the reason why one cannot be used, likely ones first', () => {
    expect(listAdapters(known, remembered).map(({ id, likely, unusable, simulated }) => [id, likely, unusable, simulated])).toEqual([
      ['network:h:1', true, null, true],
      ['serial:/dev/a', true, null, false],
      ['serial:/dev/b', true, null, false],
      ['ble:aa', true, null, false],
      ['serial:/dev/c', false, 'no-permission', false],
    ]);
  });

  it('include a named port that nobody looks for', () => {
    expect(listAdapters({ ...known, ports: null }, remembered).map(({ id }) => id)).toContain('serial:/dev/gone');
    expect(placeOf('serial:/dev/gone', { ...known, ports: null }, { kind: 'default' })).toMatchObject({ path: '/dev/gone' });
    expect(placeOf('serial:/dev/gone', known, { kind: 'default' })).toBeNull();
  });

  it('are reached where they were seen, with the speed a person named', () => {
    expect(placeOf('serial:/dev/a', known, { kind: 'dbus' })).toEqual({ kind: 'serial', path: '/dev/a', baud: null });
    expect(placeOf('serial:/dev/b', known, { kind: 'dbus' })).toEqual({ kind: 'serial', path: '/dev/b', baud: 9_600 });
    expect(placeOf('ble:aa', known, { kind: 'dbus' })).toEqual({ kind: 'ble', device: 'aa', controller: { kind: 'dbus' } });
    expect(placeOf('ble:bb', known, { kind: 'dbus' })).toBeNull();
  });

  it('have their speed remembered by serial number, or else by path', () => {
    expect([speedKey('/dev/a', known), speedKey('/dev/b', known)]).toEqual(['SN1', '/dev/b']);
    const place = { kind: 'serial', path: '/dev/a', baud: null } as const;
    expect(hintFor(place, known, remembered)).toEqual({ vendorId: '0403', productId: '6015', remembered: 115_200 });
    expect(hintFor({ kind: 'network', host: 'h', port: 1 }, known, remembered).remembered).toBeNull();
  });
});

describe('a port that does not open', () => {
  it.for([
    ['Error Resource temporarily unavailable Cannot lock port', 'held-by-other'],
    ['Error: Device or resource busy, cannot open /dev/ttyUSB0', 'held-by-other'],
    ['Opening COM3: Access denied', 'held-by-other'],
    ['Error: Permission denied, cannot open /dev/ttyUSB0', 'no-permission'],
    ['Error: No such file or directory, cannot open /dev/ttyUSB0', 'not-found'],
    ['Opening COM3: File not found', 'not-found'],
    ['Opening COM3: Unknown error code 31', 'open-failed'],
  ] as const)('says %s, which means %s', ([message, code]) => {
    expect(openProblem('/dev/ttyUSB0', new Error(message)).code).toBe(code);
  });
});
