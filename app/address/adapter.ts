/** How a person names an adapter's place or a Bluetooth controller, in the settings and on the command line. */
import { type AdapterPlace, BAUD, type BleController } from '../link/adapters/index.ts';
import { fail, ok, type Result } from '../base/index.ts';
import { parseUrl } from './url.ts';

type SerialPlace = Extract<AdapterPlace, { kind: 'serial' }>;
type NetworkPlace = Extract<AdapterPlace, { kind: 'network' }>;

/**
 * Reads `PATH` or `PATH@BAUD`; blanks around it do not count. A path may itself contain `@`: only a last part of digits is a speed. One
 * outside {@link BAUD} is a typing mistake, and so is an `@` with nothing behind it.
 */
export function judgeSerialPlace(text: string): Result<SerialPlace, 'serial-place-form'> {
  const [, path = '', digits] = /^(.*?)(?:@(\d+))?$/.exec(text.trim()) ?? [];
  const baud = digits === undefined ? null : Number(digits);
  if (path.trim() === '' || path.endsWith('@') || /\p{Cc}/u.test(path)) return fail('serial-place-form');
  if (baud !== null && (baud < BAUD.least || baud > BAUD.most)) return fail('serial-place-form');
  return ok({ kind: 'serial', path, baud });
}

/** Reads `default`, `dbus` or `hci-uart:PATH[@BAUD]`, where path and speed are those of {@link judgeSerialPlace}. */
export function judgeController(text: string): Result<BleController, 'bluetooth-form'> {
  const trimmed = text.trim();
  if (trimmed === 'default' || trimmed === 'dbus') return ok({ kind: trimmed });
  const uart = judgeSerialPlace(/^hci-uart:(.*)$/.exec(trimmed)?.[1] ?? '');
  return uart.ok ? ok({ kind: 'hci-uart', path: uart.value.path, baud: uart.value.baud }) : fail('bluetooth-form');
}

/** A host (a name, IPv4, or IPv6 with or without brackets and zone) and a port from 1 to 65535, as digits. Blanks around them do not count. */
export function judgeNetworkPlace(host: string, port: string): Result<NetworkPlace, 'network-place-form'> {
  const plain = host.trim().replace(/^\[(.*)\]$/, '$1');
  const digits = port.trim();
  const isPort = /^\d{1,5}$/.test(digits) && Number(digits) >= 1 && Number(digits) <= 65_535;
  return isPort && isHost(plain) ? ok({ kind: 'network', host: plain, port: Number(digits) }) : fail('network-place-form');
}

/** The longest name that DNS has is of 253 characters (RFC 1035, 2.3.4). */
function isHost(host: string): boolean {
  if (host.length > 253 || /[/?#@%[\]\\]/.test(host.replace(/%[\w.-]+$/, ''))) return false;
  const isV6 = host.includes(':');
  if (!isV6 && host.includes('%')) return false;
  return parseUrl(isV6 ? `http://[${host.replace(/%[\w.-]+$/, '')}]/` : `http://${host}/`) !== null;
}

/** Reads what names an adapter on a wire: `tcp:HOST:PORT`, else a serial place. */
export function judgeWiredPlace(text: string): Result<SerialPlace | NetworkPlace, 'serial-place-form' | 'network-place-form'> {
  const trimmed = text.trim();
  if (!trimmed.startsWith('tcp:')) return judgeSerialPlace(trimmed);
  const [, host = '', port = ''] = /^tcp:(.*):(\d+)$/.exec(trimmed) ?? [];
  return judgeNetworkPlace(host, port);
}
