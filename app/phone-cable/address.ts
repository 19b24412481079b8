/**
 * Addresses that mean a phone on the cable: `usb:` is the one that is plugged in, `usb:SERIAL` the one with this serial number, and
 * `?port=N` is the port of its bridge app. The form is ours; the serial is the one that `adb devices` prints.
 */
import { fail, ok, type Result } from '../base/index.ts';

/** Port of the bridge app on the phone, where the address names none (docs/bridge-protocol.md). */
export const USB_PORT = 47_600;

/** A phone on the cable. `serial`: null where any one is meant. `port`: on the phone. */
export type UsbAddress = { readonly serial: string | null; readonly port: number };

/** `far`: a phone that adb reaches over the network, so that the traffic would leave this computer without TLS. */
export type UsbAddressFault = 'form' | 'far';

const FORM = /^usb:(?<serial>[\w.:-]{1,64})?(?:\?port=(?<port>\d{1,5}))?$/i;

/** Reads one; blanks around it must be gone. Null for a text that is no address of this kind. */
export function parseUsbAddress(text: string): Result<UsbAddress, UsbAddressFault> | null {
  if (!/^usb:/i.test(text)) return null;
  const found = FORM.exec(text)?.groups;
  if (found === undefined) return fail('form');
  const { serial = null, port = String(USB_PORT) } = found as { serial?: string; port?: string };
  const number = Number(port);
  if (number < 1 || number > 65_535) return fail('form');
  return serial !== null && isFar(serial) ? fail('far') : ok({ serial, port: number });
}

/** adb calls a device on the network by its address, and one that it found by multicast DNS by its service. */
function isFar(serial: string): boolean {
  if (/^adb-.*\._tcp\.?$/i.test(serial)) return true;
  const host = /^(?<host>.+):\d{1,5}$/.exec(serial)?.groups?.['host'];
  return host !== undefined && host !== 'localhost' && !/^127(?:\.\d{1,3}){3}$/.test(host);
}
