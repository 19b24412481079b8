/** Where an adapter is reached: a serial port, a network address, or a Bluetooth Low Energy device through one of three controllers. */
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

/** Limits of a serial speed, bit/s: STN chips go from 38 bit/s to 10 Mbit/s. */
export const BAUD = { least: 38, most: 10_000_000 } as const;

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
