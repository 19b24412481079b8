/**
 * USB serial chips that OBD adapters are built with. None of them is made for OBD alone: the ids only sort the list and give a name, the
 * adapter's own answers decide. Ids: usb.ids as used by usb-serial-for-android; where they were seen: public adapter reports.
 */

/** What a platform tells about a serial port. Ids are hex digits; null where it tells nothing. */
export type PortFacts = {
  readonly path: string;
  readonly vendorId: string | null;
  readonly productId: string | null;
  readonly serialNumber: string | null;
  readonly manufacturer: string | null;
  /** The platform's own name for the device (Windows: instance id). */
  readonly pnpId: string | null;
  /** The name the platform shows to people (Windows). */
  readonly friendlyName: string | null;
};

/** How a port is listed. `incoming`: waits for a radio device to call; opening it can block for ever. */
export type PortClass = { readonly name: string; readonly likely: boolean; readonly incoming: boolean };

/** `vid:pid` to the chip, and whether adapters are commonly built with it. */
const CHIPS: Readonly<Record<string, { readonly chip: string; readonly likely: boolean }>> = {
  '0403:6015': { chip: 'FTDI FT231X', likely: true },
  '0403:6001': { chip: 'FTDI FT232R', likely: true },
  '0403:6010': { chip: 'FTDI FT2232H', likely: false },
  '0403:6011': { chip: 'FTDI FT4232H', likely: false },
  '0403:6014': { chip: 'FTDI FT232H', likely: false },
  '1a86:7523': { chip: 'CH340', likely: true },
  '1a86:5523': { chip: 'CH341A', likely: true },
  '1a86:55d4': { chip: 'CH9102', likely: true },
  '10c4:ea60': { chip: 'CP2102', likely: true },
  '10c4:ea70': { chip: 'CP2105', likely: false },
  '067b:2303': { chip: 'PL2303', likely: true },
  '0483:5740': { chip: 'STM32', likely: true },
};

const OBD_NAME = /OBD|ELM ?327|V-?LINK|VGATE|STN[0-9]{4}/i;
/** macOS and Linux name the port itself; Windows gives incoming ports a radio address of zeros. */
const INCOMING = /Bluetooth-Incoming/i;
const NO_ADDRESS = /^BTHENUM\\.*[&_]0{12}(?:[&_]|$)/i;

/** Classifies a port. A radio serial port that calls out (classic Bluetooth, bound to a device) may be an adapter. */
export function classifyPort(port: PortFacts): PortClass {
  const known = CHIPS[`${port.vendorId ?? ''}:${port.productId ?? ''}`.toLowerCase()];
  const names = [port.friendlyName, port.manufacturer, port.pnpId].filter((name) => name !== null);
  const incoming = INCOMING.test(port.path) || names.some((name) => INCOMING.test(name) || NO_ADDRESS.test(name));
  const likely = !incoming && (known?.likely === true || names.some((name) => OBD_NAME.test(name)));
  return { name: port.friendlyName ?? known?.chip ?? port.manufacturer ?? port.path, likely, incoming };
}
