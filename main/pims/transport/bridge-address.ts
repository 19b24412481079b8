/** Which addresses a bridge may have: TLS anywhere, plain WebSocket only where the traffic does not leave this computer. */
import type { BridgeProblem } from '../../../app/pims/types.ts';
import { fail, ok, type Result } from '../../../app/result.ts';

/** Path of the endpoint when the address names none. */
const DEFAULT_PATH = '/pims';

/**
 * Judges an address. `ws:` is taken for `localhost`, 127.0.0.0/8 and ::1 only (a phone on USB, the embedded simulator);
 * credentials or a fragment in an address are refused, since they would end up in logs.
 */
export function judgeAddress(text: string): Result<URL, Extract<BridgeProblem, 'no-address' | 'bad-address' | 'insecure-address'>> {
  if (text.trim() === '') return fail('no-address');
  if (!URL.canParse(text)) return fail('bad-address');
  const url = new URL(text);
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') return fail('bad-address');
  if (url.username !== '' || url.password !== '' || url.hash !== '' || url.hostname === '') return fail('bad-address');
  if (url.protocol === 'ws:' && !isLoopback(url.hostname)) return fail('insecure-address');
  if (url.pathname === '/') url.pathname = DEFAULT_PATH;
  return ok(url);
}

/** Does the address lead to this computer only? False for what is no address. */
export function isOnThisComputer(address: string | undefined): boolean {
  return address !== undefined && URL.canParse(address) && isLoopback(new URL(address).hostname);
}

/** `hostname` as the URL parser normalises it: short and numeric forms of IPv4 are already dotted quads. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}
