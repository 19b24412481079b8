/** The Bluetooth transport over the real library, its D-Bus bindings and a private bus with a BlueZ double. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SIMULATED_VIN } from '../../../app/link/simulator/cars.ts';
import type { AdapterSeen, LinkProblem } from '../../../app/link/read/view.ts';
import { closeRadio } from '../../../main/link/ble/controller.ts';
import { BLE_LIMITS } from '../../../main/link/ble/limits.ts';
import { startNoble } from '../../../main/link/ble/noble.ts';
import { openBle } from '../../../main/link/ble/open.ts';
import { scanBle } from '../../../main/link/ble/scan.ts';
import type { ByteStream } from '../../../main/link/transports/stream.ts';
import { ensureDbusDaemon, startBluez, type Bluez, type BluezPlan, type DevicePlan } from '../../support/bluez.ts';
import { elmDevice, readOver, type ElmPlan } from './ble-elm.ts';

const LIMITS = {
  ...BLE_LIMITS,
  scan: 600,
  find: 1_500,
  sameName: 200,
  connect: 400,
  subscribe: 400,
  write: 400,
  disconnect: 400,
  firstAnswer: 300,
};
const CX = 'AA:BB:CC:00:00:01';
const OTHER = 'AA:BB:CC:00:00:02';
const FIRMWARE_UPDATE = { uuid: 'fef5', characteristics: [{ uuid: '457871e8-d516-4ca1-9116-57d0b17b9cb2', flags: ['notify'] }] };
const place = (device: string) => ({ kind: 'ble', device, controller: { kind: 'dbus' } }) as const;
const signal = (): AbortSignal => new AbortController().signal;

let bluez: Bluez | null = null;
const running = (): Bluez => {
  if (bluez === null) throw new Error('no double');
  return bluez;
};

async function withBluez(plan: BluezPlan): Promise<Bluez> {
  bluez = await startBluez(plan);
  process.env['DBUS_SYSTEM_BUS_ADDRESS'] = bluez.address;
  return bluez;
}

const elm = (plan: Partial<ElmPlan> = {}): DevicePlan => elmDevice({ address: CX, name: 'VEEPEAK', ...plan }, () => bluez);

async function opened(device: string): Promise<ByteStream> {
  const result = await openBle(place(device), LIMITS)(signal());
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`);
  return result.value;
}

async function refusal(device: string, stop = signal()): Promise<LinkProblem['code'] | 'opened'> {
  const result = await openBle(place(device), LIMITS)(stop);
  return result.ok ? 'opened' : result.error.code;
}

/** Everything a scan tells, and a promise for the first thing that fits. */
function scanning() {
  const seen: AdapterSeen[] = [];
  const problems: LinkProblem[] = [];
  const waiting: (() => void)[] = [];
  const tell = (): void => waiting.forEach((look) => look());
  const onSeen = (one: AdapterSeen): void => {
    seen.push(one);
    tell();
  };
  const onProblem = (one: LinkProblem): void => {
    problems.push(one);
    tell();
  };
  const scan = scanBle({ kind: 'dbus' }, { onSeen, onProblem }, LIMITS);
  const until = (fits: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (fits()) resolve();
      };
      waiting.push(look);
      look();
    });
  return { scan, seen, problems, until };
}

afterEach(async () => {
  await closeRadio();
  await bluez?.stop();
  bluez = null;
});

describe.skipIf(!ensureDbusDaemon())('Bluetooth over BlueZ (skipped without dbus-daemon)', () => {
  it('lists an adapter, opens it and reads the VIN of the car', async () => {
    const writes: { length: number; withResponse: boolean }[] = [];
    const onCommand = (bytes: Uint8Array, withResponse: boolean): void => void writes.push({ length: bytes.length, withResponse });
    await withBluez({ devices: [elm({ onCommand })] });
    const { scan, seen, until } = scanning();
    await until(() => seen.some(({ likely }) => likely));
    expect(seen[0]).toMatchObject({ id: `ble:${CX}`, name: 'VEEPEAK', where: CX, likely: true, unusable: null, rssi: -50 });
    await scan.stop();
    const stream = await opened(seen[0]?.where ?? '');
    const { verdict } = await readOver(stream);
    expect(verdict).toMatchObject({ kind: 'agree', vin: SIMULATED_VIN });
    expect(Math.max(...writes.map(({ length }) => length))).toBeLessThanOrEqual(20);
    expect(writes.every(({ withResponse }) => withResponse)).toBe(true);
    await stream.close();
    expect(running().isConnected(CX)).toBe(false);
    expect(await stream.ended).toBeNull();
  });

  it('opens the same adapter a second time, by its name', async () => {
    await withBluez({ devices: [elm()] });
    await (await opened(CX.toLowerCase())).close();
    const again = await opened('veepeak');
    expect((await readOver(again)).verdict).toMatchObject({ kind: 'agree' });
    await again.close();
  });

  it('writes without response where the adapter has nothing else, in pieces of at most 20 bytes', async () => {
    const pieces: { text: string; withResponse: boolean }[] = [];
    const onCommand = (bytes: Uint8Array, withResponse: boolean): void => {
      pieces.push({ text: Buffer.from(bytes).toString(), withResponse });
    };
    const uuids = { service: 'ffe0', notify: 'ffe1', write: 'ffe2' };
    const both = { uuid: 'ffe1', flags: ['notify', 'write-without-response'], onWrite: onCommand };
    await withBluez({ devices: [{ ...elm({ uuids }), services: [{ uuid: 'ffe0', characteristics: [both] }] }] });
    const stream = await opened(CX);
    const results = await Promise.all([stream.write(Buffer.from('a'.repeat(45))), stream.write(Buffer.from('b'))]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    expect(pieces.map(({ text }) => text)).toEqual(['a'.repeat(20), 'a'.repeat(20), 'aaaaa', 'b']);
    expect(pieces.some(({ withResponse }) => withResponse)).toBe(false);
  });

  it('lists everything with the reason, once each, and follows the signal strength', async () => {
    const phone = { address: OTHER, name: 'Phone of Ann', services: [] };
    const nameless = { address: 'AA:BB:CC:00:00:03', name: null, services: [] };
    const classic = { address: 'AA:BB:CC:00:00:04', name: 'OBDII', advertised: ['1101'], services: [] };
    await withBluez({ devices: [elm(), phone, nameless, classic] });
    const { scan, seen, until } = scanning();
    await until(() => seen.length === 4);
    const lines = Object.fromEntries(seen.map(({ name, likely, unusable }) => [name, [likely, unusable]]));
    expect(lines).toEqual({
      VEEPEAK: [true, null],
      'Phone of Ann': [false, 'other-name'],
      'AA:BB:CC:00:00:03': [false, 'other-name'],
      OBDII: [true, 'classic-bluetooth'],
    });
    const heardAt = (dBm: number): boolean => {
      running().hear(CX, dBm);
      return seen.some(({ rssi }) => rssi === dBm);
    };
    await expect.poll(() => heardAt(-80)).toBe(true);
    running().hear(CX, -81);
    await expect.poll(() => heardAt(-60)).toBe(true);
    expect(seen.map(({ rssi }) => rssi)).toEqual([-50, -50, -50, -50, -80, -60]);
    await scan.stop();
    expect(running().discovering).toBe(false);
  });

  it('pauses a scan while an adapter is opened, and goes on afterwards', async () => {
    const scanned: boolean[] = [];
    const connect = {
      get: () => {
        scanned.push(running().discovering);
        return 'ok';
      },
    };
    await withBluez({ devices: [Object.defineProperty({ ...elm() }, 'connect', connect), elm({ address: OTHER, name: 'OBDBLE' })] });
    const { scan, seen, until } = scanning();
    await until(() => seen.length === 2);
    const stream = await opened(CX);
    expect(scanned).toEqual([false]);
    await expect.poll(() => running().discovering).toBe(true);
    await stream.close();
    await scan.stop();
  });

  it('speaks Terminal I/O: grants credits, spends only granted ones, and gives up without any', async () => {
    const [base, granted, sent] = ['-0000-1000-8000-008025000000', [] as number[], [] as string[]];
    const onWrite = (bytes: Uint8Array): void => void sent.push(Buffer.from(bytes).toString());
    const onGrant = (bytes: Uint8Array): void => void granted.push(bytes[0] ?? 0);
    const characteristics = [
      { uuid: `00000001${base}`, flags: ['write-without-response'], onWrite },
      { uuid: `00000002${base}`, flags: ['notify'] },
      { uuid: `00000003${base}`, flags: ['write'], onWrite: onGrant },
      { uuid: `00000004${base}`, flags: ['indicate'] },
    ];
    await withBluez({ devices: [{ address: CX, name: 'OBD', services: [{ uuid: 'fefb', characteristics }] }] });
    const stream = await opened(CX);
    expect(granted).toEqual([64]);
    const first = stream.write(Buffer.from('ATI\r'));
    running().notify(CX, `00000004${base}`, Uint8Array.of(1));
    expect((await first).ok).toBe(true);
    let heard = 0;
    stream.onBytes(() => (heard += 1));
    for (let packet = 0; packet < 48; packet += 1) running().notify(CX, `00000002${base}`, Uint8Array.of(packet));
    await expect.poll(() => granted).toEqual([64, 48]);
    expect(heard).toBe(48);
    expect(await stream.write(Buffer.from('ATZ\r'))).toMatchObject({ ok: false, error: { code: 'write-failed' } });
    expect(sent).toEqual(['ATI\r']);
  });

  it('does not take a device without a known service', async () => {
    await withBluez({ devices: [elm({ uuids: { service: '180f', notify: '2a19', write: '2a1a' }, services: [FIRMWARE_UPDATE] })] });
    expect(await refusal(CX)).toBe('no-obd-service');
    expect(running().isConnected(CX)).toBe(false);
  });

  it('tells that an adapter left in the middle of a read', async () => {
    let commands = 0;
    const onCommand = (): void => {
      commands += 1;
      if (commands === 6) running().drop(CX);
    };
    await withBluez({ devices: [elm({ onCommand })] });
    const stream = await opened(CX);
    await expect(readOver(stream)).rejects.toThrow('out-of-range');
    expect(await stream.write(Buffer.from('ATI\r'))).toMatchObject({ ok: false, error: { code: 'out-of-range' } });
  });

  it('asks for a bond when notifications are refused', async () => {
    await withBluez({ devices: [elm({ subscribe: 'refuse' })] });
    expect(await refusal(CX)).toBe('bond-needed');
    expect(running().isConnected(CX)).toBe(false);
  });

  it('asks for a bond when an OBDLink CX never confirms notifications, and nobody else', async () => {
    await withBluez({ devices: [elm({ subscribe: 'hang', services: [FIRMWARE_UPDATE] }), elm({ address: OTHER, subscribe: 'hang' })] });
    expect(await refusal(CX)).toBe('bond-needed');
    expect(await refusal(OTHER)).toBe('connect-failed');
  });

  it('asks for a bond when an OBDLink CX takes commands and stays silent', async () => {
    await withBluez({ devices: [elm({ mute: true, services: [FIRMWARE_UPDATE] })] });
    const stream = await opened(CX);
    expect((await stream.write(Buffer.from('ATI\r'))).ok).toBe(true);
    expect(await stream.ended).toMatchObject({ code: 'bond-needed' });
  });

  it('keeps a bonded OBDLink CX open', async () => {
    await withBluez({ devices: [elm({ services: [FIRMWARE_UPDATE] })] });
    const stream = await opened(CX);
    expect((await readOver(stream)).verdict).toMatchObject({ kind: 'agree' });
    await stream.close();
  });

  it('gives up a device that does not connect, and can connect it later', async () => {
    const plans = { connect: 'hang' } as { connect: 'hang' | 'ok' };
    const device = elm();
    await withBluez({ devices: [Object.defineProperty({ ...device }, 'connect', { get: () => plans.connect })] });
    expect(await refusal(CX)).toBe('connect-failed');
    plans.connect = 'ok';
    expect(await refusal(CX)).toBe('opened');
  });

  it('tells that a write was not taken', async () => {
    await withBluez({ devices: [elm({ write: 'hang' })] });
    const stream = await opened(CX);
    expect(await stream.write(Buffer.from('ATI\r'))).toMatchObject({ ok: false, error: { code: 'write-failed' } });
    expect(await stream.ended).toMatchObject({ code: 'write-failed' });
    await stream.close();
    expect(running().isConnected(CX)).toBe(false);
  });

  it('says when the device is not there, and when two carry its name', async () => {
    await withBluez({ devices: [elm(), elm({ address: OTHER })] });
    expect(await refusal('AA:BB:CC:00:00:09')).toBe('not-found');
    expect(await refusal('VEEPEAK')).toBe('not-found');
    expect(await refusal(OTHER)).toBe('opened');
  });

  it('refuses to open an adapter twice', async () => {
    await withBluez({ devices: [elm()] });
    const stream = await opened(CX);
    expect(await refusal(CX)).toBe('busy');
    await stream.close();
  });

  it('can be cancelled while it looks and while it connects, and leaves nothing open', async () => {
    await withBluez({ devices: [elm({ connect: 'hang' })] });
    const looking = new AbortController();
    const missing = refusal('nobody', looking.signal);
    await expect.poll(() => running().discovering).toBe(true);
    looking.abort();
    expect(await missing).toBe('cancelled');
    const connecting = new AbortController();
    const hanging = refusal(CX, connecting.signal);
    await expect.poll(() => running().attempts(CX)).toBe(1);
    connecting.abort();
    expect(await hanging).toBe('cancelled');
  });

  it('says that there is no radio, once, for list and link', async () => {
    await withBluez({ adapter: false });
    const { scan, problems, until } = scanning();
    await until(() => problems.length > 0);
    expect(await refusal(CX)).toBe('no-bluetooth');
    await scan.stop();
    expect(problems.map(({ code }) => code)).toEqual(['no-bluetooth']);
    expect(problems[0]?.detail).toContain('No BlueZ adapter found');
  });

  it('says that the radio refuses to scan, and why', async () => {
    await withBluez({ discovery: 'refuse', devices: [elm()] });
    const { scan, problems, until } = scanning();
    await until(() => problems.length > 0);
    expect(problems[0]).toMatchObject({ code: 'no-bluetooth', detail: expect.stringContaining('ATT error: 0x05') as unknown });
    expect(await refusal(CX)).toBe('no-bluetooth');
    await scan.stop();
  });

  it('tells that Bluetooth went off while it connected', async () => {
    await withBluez({ devices: [elm({ connect: 'hang' })] });
    const hanging = refusal(CX);
    await expect.poll(() => running().attempts(CX)).toBe(1);
    running().power(false);
    expect(await hanging).toBe('bluetooth-off');
  });

  it('keeps the complaints of the library from stderr', async () => {
    await withBluez({});
    const warn = vi.spyOn(console, 'warn');
    const { noble } = await startNoble({ kind: 'dbus' }, () => undefined);
    noble.emit('warning', 'unknown peripheral');
    noble.stop();
    expect(warn).not.toHaveBeenCalled();
  });

  it('says that there is no message bus', async () => {
    process.env['DBUS_SYSTEM_BUS_ADDRESS'] = 'unix:path=/nonexistent/bus';
    expect(await refusal(CX)).toBe('no-bluetooth');
    process.env['DBUS_SYSTEM_BUS_ADDRESS'] = 'carrier-pigeon:path=/';
    expect(await refusal(CX)).toBe('no-bluetooth');
  });

  it('says that Bluetooth is off, and goes on when it is on again', async () => {
    await withBluez({ powered: false, devices: [elm()] });
    const { scan, seen, problems, until } = scanning();
    await until(() => problems.length === 1);
    expect(problems[0]?.code).toBe('bluetooth-off');
    expect(await refusal(CX)).toBe('bluetooth-off');
    running().power(true);
    await until(() => seen.length === 1);
    running().power(false);
    await until(() => problems.length === 2);
    running().power(true);
    await expect.poll(() => running().discovering).toBe(true);
    expect(await refusal(CX)).toBe('opened');
    await scan.stop();
  });

  it('ends link and list when the message bus dies, and finds a new one', async () => {
    await withBluez({ devices: [elm()] });
    const { scan, problems, until } = scanning();
    const stream = await opened(CX);
    await running().stop();
    expect(await stream.ended).toMatchObject({ code: 'no-bluetooth' });
    await until(() => problems.length === 1);
    await scan.stop();
    await withBluez({ devices: [elm()] });
    expect(await refusal(CX)).toBe('opened');
  });
});
