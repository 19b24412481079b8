/** Where an adapter is reached: a serial port, a network address, or a Bluetooth Low Energy device through one of three controllers. */
import { fail, ok, type Result } from '../result.ts';

/** What drives the radio: the platform's own stack, BlueZ over D-Bus, or an HCI controller on a UART. `baud` null: the library's default. */
export type BleController =
  | { readonly kind: 'default' }
  | { readonly kind: 'dbus' }
  | { readonly kind: 'hci-uart'; readonly path: string; readonly baud: number | null };

/** One way to an adapter. A serial speed of null is found by probing. A BLE device is named by address, platform id or advertised name. */
export type AdapterPlace =
  | { readonly kind: 'serial'; readonly path: string; readonly baud: number | null }
  | { readonly kind: 'network'; readonly host: string; readonly port: number }
  | { readonly kind: 'ble'; readonly device: string; readonly controller: BleController };

/** Speeds outside this range are typing mistakes: STN chips go from 38 bit/s to 10 Mbit/s. */
const BAUD = { least: 38, most: 10_000_000 } as const;

/** Reads `PATH` or `PATH@BAUD`. A path may itself contain `@`: only a last part of digits is a speed. */
export function parseSerialPlace(text: string): Result<Extract<AdapterPlace, { kind: 'serial' }>, 'empty' | 'bad-baud'> {
  const [, path = text, digits] = /^(.*)@(\d+)$/.exec(text) ?? [];
  if (path.trim() === '') return fail('empty');
  const baud = digits === undefined ? null : Number(digits);
  if (baud !== null && (baud < BAUD.least || baud > BAUD.most)) return fail('bad-baud');
  return ok({ kind: 'serial', path, baud });
}

/** Reads `default`, `dbus` or `hci-uart:PATH[@BAUD]`. */
export function parseBleController(text: string): Result<BleController, 'empty' | 'bad-baud' | 'unknown-controller'> {
  if (text === 'default' || text === 'dbus') return ok({ kind: text });
  if (!text.startsWith('hci-uart:')) return fail('unknown-controller');
  const uart = parseSerialPlace(text.slice('hci-uart:'.length));
  return uart.ok ? ok({ kind: 'hci-uart', path: uart.value.path, baud: uart.value.baud }) : uart;
}

/** The name of a place: stable as long as the adapter stays where it is. */
export function placeId(place: AdapterPlace): string {
  switch (place.kind) {
    case 'serial':
      return `serial:${place.path}`;
    case 'network':
      return `network:${place.host}:${place.port}`;
    case 'ble':
      return `ble:${place.device}`;
  }
}
