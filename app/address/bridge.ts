/** Which addresses a bridge may have: TLS anywhere, plain WebSocket only where the traffic does not leave this computer, or the cable. */
import type { Reason } from '../refusals/index.ts';
import { fail, ok, type Result } from '../base/index.ts';
import { parseUsbAddress, type UsbAddress, type UsbAddressFault } from '../phone-cable/index.ts';
import { isLoopback, parseUrl } from './url.ts';

/**
 * A bridge's address. `href`: with a path. `port` is empty where it is the scheme's own. `onThisComputer`: nothing leaves the computer.
 * `usb`: a phone on the cable; where it is reached, only the cable knows, so `href` is empty.
 */
export type BridgeAddress = {
  readonly href: string;
  readonly port: string;
  readonly onThisComputer: boolean;
  readonly usb: UsbAddress | null;
};

/** Why an address is refused. */
export type BridgeAddressReason = Extract<Reason, 'bridge-address-form' | 'bridge-address-secret' | 'bridge-address-insecure'>;

/** Path of the endpoint when the address names none. */
const DEFAULT_PATH = '/pims';

const USB_FAULTS: Readonly<Record<UsbAddressFault, BridgeAddressReason>> = { form: 'bridge-address-form', far: 'bridge-address-insecure' };

/**
 * Judges an address; blanks around it do not count. An empty text is none, and answers null. `ws:` is taken for this computer only (a
 * simulator, a port that somebody forwarded); a user, a password or a fragment is refused, since they would end up in logs.
 */
export function judgeBridgeAddress(text: string): Result<BridgeAddress | null, BridgeAddressReason> {
  const trimmed = text.trim();
  if (trimmed === '') return ok(null);
  const usb = parseUsbAddress(trimmed);
  if (usb !== null) return usb.ok ? ok({ href: '', port: '', onThisComputer: true, usb: usb.value }) : fail(USB_FAULTS[usb.error]);
  const url = parseUrl(trimmed);
  if (url === null || !['ws:', 'wss:'].includes(url.protocol)) return fail('bridge-address-form');
  if (url.username !== '' || url.password !== '') return fail('bridge-address-secret');
  if (url.hash !== '') return fail('bridge-address-form');
  const onThisComputer = isLoopback(url.hostname);
  if (url.protocol === 'ws:' && !onThisComputer) return fail('bridge-address-insecure');
  const path = url.pathname === '/' ? DEFAULT_PATH : url.pathname;
  return ok({ href: `${url.protocol}//${url.host}${path}${url.search}`, port: url.port, onThisComputer, usb: null });
}

/** Where the bridge app of a phone is reached once its port is forwarded to this computer. */
export const forwardedHref = (port: number): string => `ws://127.0.0.1:${port}${DEFAULT_PATH}`;
