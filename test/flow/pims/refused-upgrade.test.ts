/** What answers the upgrade in place of a bridge: real HTTP servers, and what a person is told to do about each. */
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { en } from '../../../app/words/en/index.ts';
import { afterwards, connect, until } from './bench.ts';

/** Answers every request, upgrades too, with this. */
async function answering(
  status: number,
  headers: OutgoingHttpHeaders,
  body = '',
): Promise<{ readonly url: string; readonly asked: () => number }> {
  let asked = 0;
  const http = createServer((_request, response) => {
    asked += 1;
    response.writeHead(status, { Connection: 'close', ...headers }).end(body);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  afterwards(() => new Promise<void>((resolve) => void http.close(() => resolve())));
  return { url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/pims`, asked: () => asked };
}

const HTML = { 'Content-Type': 'text/html; charset=utf-8' };
const PAGE = '<!doctype html><title>Guest Wi-Fi</title><form>…</form>';

/** Status, headers, with a token or without; the problem, and whether the console tries again by itself. */
const TABLE: [number, OutgoingHttpHeaders, string | null, keyof typeof en.bridgeProblem, 'waiting' | 'refused'][] = [
  [503, {}, 'T', 'busy', 'waiting'],
  [503, { 'Retry-After': '120' }, 'T', 'busy', 'waiting'],
  [429, {}, 'T', 'too-many-requests', 'waiting'],
  [429, { 'Retry-After': '60' }, 'T', 'too-many-requests', 'waiting'],
  [500, {}, 'T', 'server-trouble', 'waiting'],
  [502, HTML, 'T', 'server-trouble', 'waiting'],
  [504, {}, 'T', 'server-trouble', 'waiting'],
  [200, HTML, 'T', 'login-page', 'waiting'],
  [302, { Location: 'http://portal.example/login' }, 'T', 'login-page', 'waiting'],
  [307, { Location: 'http://portal.example/login' }, 'T', 'login-page', 'waiting'],
  [511, HTML, 'T', 'login-page', 'waiting'],
  [200, { 'Content-Type': 'application/json' }, 'T', 'not-a-bridge', 'refused'],
  [304, {}, 'T', 'not-a-bridge', 'refused'],
  [404, HTML, 'T', 'not-a-bridge', 'refused'],
  [401, {}, 'T', 'wrong-token', 'refused'],
  [403, {}, 'T', 'wrong-token', 'refused'],
  [401, {}, null, 'no-token', 'refused'],
  [407, { 'Proxy-Authenticate': 'Basic realm="garage"' }, 'T', 'proxy-sign-in', 'refused'],
];

test.each(TABLE)('%i %j with token %s is %s, and %s', async (status, headers, token, problem, name) => {
  const { url } = await answering(status, headers, PAGE);
  const { bridge } = connect(url, { token: () => token });
  await until(() => ['waiting', 'refused'].includes(bridge.state().name));
  expect(bridge.state()).toMatchObject({ name, problem });
});

test('only an address that something else answers at is told to be checked first', () => {
  const first = [...new Set(TABLE.map(([, , , problem]) => problem))].filter((one) => /\baddress\b/.test(en.bridgeProblem[one].hands));
  expect(first).toEqual(['not-a-bridge']);
});

const SERVED = 'Sun, 01 Mar 2026 12:00:00 GMT';
test.each<[string, OutgoingHttpHeaders, number]>([
  ['seconds', { 'Retry-After': '120' }, 120_000],
  ['a date, by the clock of the server', { 'Retry-After': 'Sun, 01 Mar 2026 12:03:00 GMT', Date: SERVED }, 180_000],
  ['a date that is over', { 'Retry-After': 'Sun, 01 Mar 2026 11:00:00 GMT', Date: SERVED }, 0],
  ['ten years: an hour at most', { 'Retry-After': '315360000' }, 3_600_000],
  ['nonsense', { 'Retry-After': 'soon' }, 0],
  ['nothing', {}, 0],
])('Retry-After with %s is waited for', async (_, headers, pauseMs) => {
  const { url, asked } = await answering(503, headers);
  const before = Date.now();
  const { bridge } = connect(url);
  await until(() => bridge.state().name === 'waiting');
  const state = bridge.state();
  if (state.name !== 'waiting') throw new Error('not waiting');
  expect(state.retryAt).toBeGreaterThanOrEqual(before + pauseMs);
  if (pauseMs > 0) {
    expect(state.retryAt).toBeLessThanOrEqual(Date.now() + pauseMs);
    expect(asked()).toBe(1);
  } else await until(() => asked() >= 3);
});

test('whoever signs in to the network has the bridge back without another press', async () => {
  let signedIn = false;
  const http = createServer((_request, response) => response.writeHead(302, { Location: '/login', Connection: 'close' }).end());
  http.on('upgrade', (request, socket) => {
    // Not the whole protocol: what counts is that the console came back by itself and was let through.
    if (signedIn) socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    else socket.end(`HTTP/1.1 302 Found\r\nLocation: ${request.url ?? ''}\r\nConnection: close\r\n\r\n`);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  afterwards(() => new Promise<void>((resolve) => void http.close(() => resolve())));
  const { bridge } = connect(`ws://127.0.0.1:${(http.address() as AddressInfo).port}/pims`);
  await until(() => bridge.state().name === 'waiting');
  signedIn = true;
  await until(() => bridge.state().name === 'refused');
  expect(bridge.state()).toMatchObject({ problem: 'not-a-bridge' });
});
