/** The list of adapters out of what is known: ports of this computer, places that a person named, devices on the radio. */
import { type AdapterPlace, type BleController, classifyPort, placeId, type PortHint } from '../../app/link/adapters/index.ts';
import type { AdapterSeen } from '../../app/link/read/index.ts';
import type { PortSeen } from './messages/index.ts';

/** A place that was named. `simulated`: there is no car behind it. `name`: what people call it, instead of its address. */
export type NamedPlace = { readonly place: AdapterPlace; readonly simulated: boolean; readonly name?: string };

/** Everything that is known. `ports` null: nobody looks for ports, so a named port is listed whether it is there or not. */
export type Known = {
  readonly ports: readonly PortSeen[] | null;
  readonly named: ReadonlyMap<string, NamedPlace>;
  readonly radio: ReadonlyMap<string, AdapterSeen>;
};

/** Speeds that worked, by {@link speedKey}. */
export type SpeedMemory = { readonly get: (key: string) => number | null; readonly set: (key: string, baud: number) => void };

/** By what a speed is remembered: the adapter's USB serial number, or where it has none, its path. */
export function speedKey(path: string, { ports }: Known): string {
  return ports?.find((port) => port.path === path)?.serialNumber ?? path;
}

/** All adapters, those that look like one first. */
export function listAdapters(known: Known, memory: SpeedMemory): readonly AdapterSeen[] {
  const ports = (known.ports ?? []).map((port) => ofPort(port, known, memory));
  const there = new Set(ports.map(({ id }) => id));
  const named = [...known.named.values()]
    .filter(({ place }) => !there.has(placeId(place)) && !(place.kind === 'serial' && known.ports !== null))
    .map((one) => ofPlace(one, known, memory));
  const radio = [...known.radio.values()].filter(({ id }) => !known.named.has(id));
  return [...named, ...ports, ...radio].toSorted((a, b) => Number(b.likely) - Number(a.likely));
}

function ofPort(port: PortSeen, known: Known, memory: SpeedMemory): AdapterSeen {
  const { name, likely, incoming } = classifyPort(port);
  const id = placeId({ kind: 'serial', path: port.path, baud: null });
  const named = known.named.get(id);
  return {
    id,
    kind: 'serial',
    name,
    where: port.path,
    likely: likely || named !== undefined,
    simulated: named?.simulated ?? false,
    unusable: incoming ? 'bluetooth-port' : port.permitted ? null : 'no-permission',
    speed: memory.get(speedKey(port.path, known)),
    rssi: null,
  };
}

function ofPlace({ place, simulated, name }: NamedPlace, known: Known, memory: SpeedMemory): AdapterSeen {
  const where = whereOf(place);
  const speed = place.kind === 'serial' ? (place.baud ?? memory.get(speedKey(place.path, known))) : null;
  return { id: placeId(place), kind: place.kind, name: name ?? where, where, likely: true, simulated, unusable: null, speed, rssi: null };
}

function whereOf(place: AdapterPlace): string {
  switch (place.kind) {
    case 'serial':
      return place.path;
    case 'network':
      return `${place.host}:${place.port}`;
    case 'ble':
      return place.device;
  }
}

/** Where an adapter of the list is reached; null for one that is not in it. */
export function placeOf(id: string, known: Known, controller: BleController): AdapterPlace | null {
  const named = known.named.get(id)?.place;
  if (named !== undefined && (named.kind !== 'serial' || known.ports === null)) return named;
  const port = known.ports?.find(({ path }) => id === placeId({ kind: 'serial', path, baud: null }));
  if (port !== undefined) return named ?? { kind: 'serial', path: port.path, baud: null };
  return known.radio.has(id) ? { kind: 'ble', device: id.slice('ble:'.length), controller } : null;
}

/** What helps to find the speed of a place. */
export function hintFor(place: AdapterPlace, known: Known, memory: SpeedMemory): PortHint {
  if (place.kind !== 'serial') return { vendorId: null, productId: null, remembered: null };
  const port = known.ports?.find(({ path }) => path === place.path);
  const remembered = memory.get(speedKey(place.path, known));
  return { vendorId: port?.vendorId ?? null, productId: port?.productId ?? null, remembered };
}
