/** A BlueZ of our own on a private message bus: adapter, devices and GATT tables over D-Bus, with the faults that tests need. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import type { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DBusError, interface as service, sessionBus, Variant, type MessageBus } from 'dbus-next';

/** `refuse`: an ATT error 05, as without a bond. `hang`: the call is never answered. */
export type Behaviour = 'ok' | 'refuse' | 'hang';

/** `onWrite` gets what the console writes, and says whether it wants an acknowledgement. */
export type CharacteristicPlan = {
  readonly uuid: string;
  readonly flags: readonly string[];
  readonly subscribe?: Behaviour;
  readonly write?: Behaviour;
  readonly onWrite?: (bytes: Uint8Array, withResponse: boolean) => void;
};
export type DevicePlan = {
  readonly address: string;
  readonly name: string | null;
  readonly rssi?: number;
  /** Service UUIDs in the advertisement. */
  readonly advertised?: readonly string[];
  readonly connect?: Behaviour;
  readonly services: readonly { readonly uuid: string; readonly characteristics: readonly CharacteristicPlan[] }[];
};
export type BluezPlan = {
  readonly adapter?: boolean;
  readonly powered?: boolean;
  readonly discovery?: Behaviour;
  readonly devices?: readonly DevicePlan[];
};

const OBJECTS = 'org.freedesktop.DBus.ObjectManager';
const ADAPTER = '/org/bluez/hci0';
type Tree = Record<string, Record<string, Record<string, Variant>>>;
const never = (): Promise<void> => new Promise(() => undefined);
const long = (uuid: string): string => (uuid.length === 4 ? `0000${uuid}-0000-1000-8000-00805f9b34fb` : uuid);

async function behave(behaviour: Behaviour | undefined): Promise<void> {
  if (behaviour === 'hang') await never();
  if (behaviour === 'refuse') throw new DBusError('org.bluez.Error.Failed', 'Operation failed with ATT error: 0x05');
}

class ObjectManager extends service.Interface {
  readonly #tree: Tree;
  constructor(tree: Tree) {
    super(OBJECTS);
    this.#tree = tree;
  }
  GetManagedObjects(): Tree {
    return this.#tree;
  }
  InterfacesAdded(path: string, interfaces: Tree[string]): unknown[] {
    return [path, interfaces];
  }
  InterfacesRemoved(path: string, interfaces: readonly string[]): unknown[] {
    return [path, interfaces];
  }
}
ObjectManager.configureMembers({
  methods: { GetManagedObjects: { outSignature: 'a{oa{sa{sv}}}' } },
  signals: { InterfacesAdded: { signature: 'oa{sa{sv}}' }, InterfacesRemoved: { signature: 'oas' } },
});

class Adapter extends service.Interface {
  readonly Address = '00:11:22:33:44:55';
  Powered: boolean;
  readonly #discovery: Behaviour | undefined;
  readonly #onDiscovery: (on: boolean) => void;
  constructor({ powered, discovery }: BluezPlan, onDiscovery: (on: boolean) => void) {
    super('org.bluez.Adapter1');
    this.Powered = powered ?? true;
    this.#discovery = discovery;
    this.#onDiscovery = onDiscovery;
  }
  async StartDiscovery(): Promise<void> {
    await behave(this.#discovery);
    if (!this.Powered) throw new DBusError('org.bluez.Error.NotReady', 'Resource Not Ready');
    this.#onDiscovery(true);
  }
  StopDiscovery(): void {
    this.#onDiscovery(false);
  }
  SetDiscoveryFilter(): void {
    // Everything is shown: filters are the business of a real radio.
  }
}
Adapter.configureMembers({
  properties: { Address: { signature: 's', access: 'read' }, Powered: { signature: 'b', access: 'read' } },
  methods: { StartDiscovery: {}, StopDiscovery: {}, SetDiscoveryFilter: { inSignature: 'a{sv}' } },
});

class Device extends service.Interface {
  readonly plan: DevicePlan;
  /** How often the console tried to connect. */
  attempts = 0;
  Connected = false;
  ServicesResolved = false;
  RSSI: number;
  constructor(plan: DevicePlan) {
    super('org.bluez.Device1');
    this.plan = plan;
    this.RSSI = plan.rssi ?? -50;
  }
  get Address(): string {
    return this.plan.address;
  }
  get Name(): string {
    return this.plan.name ?? '';
  }
  get Alias(): string {
    return this.plan.name ?? this.plan.address.replaceAll(':', '-');
  }
  get UUIDs(): string[] {
    return (this.plan.advertised ?? []).map(long);
  }
  async Connect(): Promise<void> {
    this.attempts += 1;
    await behave(this.plan.connect);
    this.change({ Connected: true });
    this.change({ ServicesResolved: true });
  }
  Disconnect(): void {
    if (this.Connected) this.change({ Connected: false, ServicesResolved: false });
  }
  change(values: Partial<Pick<Device, 'Connected' | 'ServicesResolved' | 'RSSI'>>): void {
    Object.assign(this, values);
    Device.emitPropertiesChanged(this, values, []);
  }
  get tree(): Tree[string] {
    const name = this.plan.name === null ? {} : { Name: new Variant('s', this.plan.name) };
    const rest = {
      Address: new Variant('s', this.Address),
      Alias: new Variant('s', this.Alias),
      RSSI: new Variant('n', this.RSSI),
      UUIDs: new Variant('as', this.UUIDs),
      Connected: new Variant('b', this.Connected),
      ServicesResolved: new Variant('b', this.ServicesResolved),
    };
    return { 'org.bluez.Device1': { ...name, ...rest } };
  }
}
const readable = (signature: string) => ({ signature, access: 'read' as const });
Device.configureMembers({
  properties: {
    Address: readable('s'),
    Name: readable('s'),
    Alias: readable('s'),
    RSSI: readable('n'),
    UUIDs: readable('as'),
    Connected: readable('b'),
    ServicesResolved: readable('b'),
  },
  methods: { Connect: {}, Disconnect: {} },
});

class Characteristic extends service.Interface {
  readonly plan: CharacteristicPlan;
  readonly #connected: () => boolean;
  Value = Buffer.alloc(0);
  notifying = false;
  constructor(plan: CharacteristicPlan, connected: () => boolean) {
    super('org.bluez.GattCharacteristic1');
    this.plan = plan;
    this.#connected = connected;
  }
  async WriteValue(bytes: Uint8Array, options: Record<string, Variant<string>>): Promise<void> {
    if (!this.#connected()) throw new DBusError('org.bluez.Error.Failed', 'Not connected');
    await behave(this.plan.write);
    this.plan.onWrite?.(Uint8Array.from(bytes), options['type']?.value === 'request');
  }
  async StartNotify(): Promise<void> {
    await behave(this.plan.subscribe);
    this.notifying = true;
  }
  StopNotify(): void {
    this.notifying = false;
  }
  notify(bytes: Uint8Array): void {
    this.Value = Buffer.from(bytes);
    if (this.notifying && this.#connected()) Characteristic.emitPropertiesChanged(this, { Value: this.Value }, []);
  }
  get tree(): Tree[string] {
    const values = { UUID: new Variant('s', long(this.plan.uuid)), Flags: new Variant('as', [...this.plan.flags]) };
    return { 'org.bluez.GattCharacteristic1': values };
  }
}
Characteristic.configureMembers({
  properties: { Value: readable('ay') },
  methods: { WriteValue: { inSignature: 'aya{sv}' }, StartNotify: {}, StopNotify: {} },
});

/** A running double. */
export class Bluez {
  /** Address of its bus, for DBUS_SYSTEM_BUS_ADDRESS. */
  readonly address: string;
  readonly #bus: MessageBus;
  readonly #daemon: ChildProcess;
  readonly #folder: string;
  readonly #tree: Tree = {};
  readonly #objects = new ObjectManager(this.#tree);
  readonly #adapter: Adapter;
  readonly #devices = new Map<string, Device>();
  readonly #characteristics = new Map<string, Characteristic>();
  /** True while the console scans. */
  discovering = false;

  constructor(bus: MessageBus, daemon: ChildProcess, folder: string, address: string, plan: BluezPlan) {
    this.address = address;
    this.#bus = bus;
    this.#daemon = daemon;
    this.#folder = folder;
    this.#adapter = new Adapter(plan, (on) => this.#onDiscovery(on));
    bus.export('/', this.#objects);
    if (plan.adapter === false) return;
    bus.export(ADAPTER, this.#adapter);
    this.#showAdapter();
    for (const device of plan.devices ?? []) this.#addDevice(device);
  }

  /** How the console sees a device. */
  isConnected(address: string): boolean {
    return this.#device(address).Connected;
  }

  /** How often the console tried to connect it. */
  attempts(address: string): number {
    return this.#device(address).attempts;
  }

  /** Sends to the console, in one notification. */
  notify(address: string, uuid: string, bytes: Uint8Array): void {
    this.#characteristics.get(`${address} ${uuid}`)?.notify(bytes);
  }

  /** The device is gone. */
  drop(address: string): void {
    this.#device(address).Disconnect();
  }

  /** The device is heard stronger or weaker. */
  hear(address: string, rssi: number): void {
    this.#device(address).change({ RSSI: rssi });
  }

  /** A person switches Bluetooth off or on. */
  power(on: boolean): void {
    this.#devices.forEach((device) => device.Disconnect());
    this.#adapter.Powered = on;
    this.discovering = false;
    this.#showAdapter();
    Adapter.emitPropertiesChanged(this.#adapter, { Powered: on }, []);
  }

  /** Ends bus and double. */
  async stop(): Promise<void> {
    // A call that arrives while the bus ends would be answered into a closed stream.
    const connection = Reflect.get(this.#bus, '_connection') as EventEmitter;
    connection.removeAllListeners('message');
    const ended = this.#daemon.exitCode === null ? new Promise((resolve) => this.#daemon.once('exit', resolve)) : null;
    this.#daemon.kill();
    await ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #device(address: string): Device {
    const device = this.#devices.get(address);
    if (device === undefined) throw new Error(`no device ${address}`);
    return device;
  }

  #showAdapter(): void {
    const values = { Address: new Variant('s', this.#adapter.Address), Powered: new Variant('b', this.#adapter.Powered) };
    this.#tree[ADAPTER] = { 'org.bluez.Adapter1': values };
  }

  #addDevice(plan: DevicePlan): void {
    const device = new Device(plan);
    this.#devices.set(plan.address, device);
    const path = `${ADAPTER}/dev_${plan.address.replaceAll(':', '_')}`;
    this.#bus.export(path, device);
    plan.services.forEach(({ uuid, characteristics }, at) => {
      const servicePath = `${path}/service${at}`;
      this.#tree[servicePath] = { 'org.bluez.GattService1': { UUID: new Variant('s', long(uuid)), Primary: new Variant('b', true) } };
      characteristics.forEach((one, index) => {
        const characteristic = new Characteristic(one, () => device.Connected);
        this.#characteristics.set(`${plan.address} ${one.uuid}`, characteristic);
        this.#tree[`${servicePath}/char${index}`] = characteristic.tree;
        this.#bus.export(`${servicePath}/char${index}`, characteristic);
      });
    });
  }

  /** Devices appear while the console scans, as on the air. */
  #onDiscovery(on: boolean): void {
    this.discovering = on;
    if (!on) return;
    for (const device of this.#devices.values()) {
      const path = `${ADAPTER}/dev_${device.plan.address.replaceAll(':', '_')}`;
      this.#tree[path] = device.tree;
      this.#objects.InterfacesAdded(path, device.tree);
    }
  }
}

const CONFIG = (folder: string): string => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path=${folder}/bus</listen><auth>EXTERNAL</auth><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow receive_sender="*"/><allow own="*"/><allow user="*"/></policy></busconfig>`;

/** Starts a message bus without anybody on it. */
export async function startBus(): Promise<{ readonly daemon: ChildProcess; readonly folder: string; readonly address: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'carkey-bus-'));
  writeFileSync(join(folder, 'bus.conf'), CONFIG(folder));
  const args = ['--nofork', '--nopidfile', '--print-address=1', `--config-file=${join(folder, 'bus.conf')}`];
  const daemon = spawn('dbus-daemon', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise<void>((resolve, reject) => {
    daemon.once('error', reject);
    daemon.stdout.once('data', () => resolve());
  });
  return { daemon, folder, address: `unix:path=${folder}/bus` };
}

/** Starts a double on a bus of its own. */
export async function startBluez(plan: BluezPlan): Promise<Bluez> {
  const { daemon, folder, address } = await startBus();
  const bus = sessionBus({ busAddress: address });
  // The bus ends under the double when a test stops it.
  bus.on('error', () => undefined);
  const bluez = new Bluez(bus, daemon, folder, address, plan);
  await bus.requestName('org.bluez', 0);
  return bluez;
}

/** True when `dbus-daemon` is there or could be installed. */
export function ensureDbusDaemon(): boolean {
  const there = (): boolean => spawnSync('dbus-daemon', ['--version'], { stdio: 'ignore' }).status === 0;
  if (process.platform !== 'linux') return false;
  if (there()) return true;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log('No dbus-daemon found; installing the Debian package "dbus".');
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
  return apt('update', '-q') && apt('install', '-y', '-q', '--no-install-recommends', 'dbus') && there();
}
