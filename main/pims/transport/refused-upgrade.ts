/** What answered the upgrade request instead of a bridge, told apart by its HTTP answer (RFC 9110, 6585): each needs other hands. */
import type { IncomingMessage } from 'node:http';
import type { BridgeProblem } from '../../../app/pims/index.ts';

/** Why a connection ended; `retry` is false where a person has to change something first. `notBeforeMs`: the server asked to be left alone that long. */
export type SocketEnd = { readonly problem: BridgeProblem; readonly retry: boolean; readonly notBeforeMs?: number };

/** What is known here about the request: was a token sent, and this computer's time, UTC ms. */
type Asked = { readonly hasToken: boolean; readonly now: number };

/** The longest pause that a server may ask for, ms: whatever it says, somebody stands at a car. */
const LONGEST_PAUSE_MS = 3_600_000;

/** Judges the answer. Nothing of its body is read. */
export function refusalOf(response: Pick<IncomingMessage, 'statusCode' | 'headers'>, asked: Asked): SocketEnd {
  const status = response.statusCode ?? 0;
  if (status === 401 && !asked.hasToken) return { problem: 'no-token', retry: false };
  if (status === 401 || status === 403) return { problem: 'wrong-token', retry: false };
  if (status === 407) return { problem: 'proxy-sign-in', retry: false };
  if (isForPeople(status, response.headers)) return { problem: 'login-page', retry: true };
  if (status === 429) return { problem: 'too-many-requests', retry: true, ...pause(response.headers, asked.now) };
  if (status === 503) return { problem: 'busy', retry: true, ...pause(response.headers, asked.now) };
  return status >= 500 ? { problem: 'server-trouble', retry: true } : { problem: 'not-a-bridge', retry: false };
}

/** Sent elsewhere, shown a page, or told that the network wants a sign-in (511). */
function isForPeople(status: number, headers: IncomingMessage['headers']): boolean {
  if (status === 511 || (status >= 300 && status < 400 && status !== 304)) return true;
  return status >= 200 && status < 300 && /^(?:text\/html|application\/xhtml\+xml)/i.test(headers['content-type'] ?? '');
}

/** `Retry-After`: seconds, or a date by the server's clock. */
function pause(headers: IncomingMessage['headers'], now: number): { readonly notBeforeMs?: number } {
  const given = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(given)) return { notBeforeMs: Math.min(LONGEST_PAUSE_MS, Number(given) * 1000) };
  const until = Date.parse(given);
  if (Number.isNaN(until)) return {};
  const served = Date.parse(headers.date ?? '');
  return { notBeforeMs: Math.min(LONGEST_PAUSE_MS, Math.max(0, until - (Number.isNaN(served) ? now : served))) };
}
