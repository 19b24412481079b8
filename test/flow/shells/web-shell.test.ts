/** The web shell over raw sockets: a generated table of requests of which exactly one class is accepted, and the life of codes and tokens. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startWebShell, type WebShell } from '../../../main/shells/web/server.ts';
import { fakeConsole, logEvent, type FakeConsole } from '../../support/fake-console.ts';
import { goodHeaders, rawRequest, requestText, signIn } from './raw-http.ts';
import { acceptedPicks, dimensions, GOOD_PICK, nearPicks } from './request-table.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const rendererDir = mkdtempSync(join(tmpdir(), 'carkey-renderer-'));
let api: FakeConsole;
let shell: WebShell;
let token: string;

beforeAll(() => {
  mkdirSync(join(rendererDir, 'assets'));
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html>page');
  writeFileSync(join(rendererDir, 'assets/index-1.js'), 'page()');
  writeFileSync(join(rendererDir, '.hidden.js'), 'hidden');
  writeFileSync(join(rendererDir, 'notes.txt'), 'notes');
  symlinkSync('/etc/hostname', join(rendererDir, 'assets/link.js'));
});
afterAll(() => rmSync(rendererDir, { recursive: true, force: true }));

beforeEach(async () => {
  api = fakeConsole((method) => method);
  shell = await startWebShell({ api, rendererDir, heartbeatMs: 40 });
  token = await signIn(shell.url);
  return () => shell.stop();
});

const call = (body: unknown, as = token, target = '/api/call') =>
  rawRequest(shell.port, requestText('POST', target, goodHeaders(shell.port, as), typeof body === 'string' ? body : JSON.stringify(body)));

describe('requests', () => {
  test('of all that differ in one or two ways from the good one, none reaches the console', async () => {
    const d = dimensions(shell.port, token);
    // Every combination (226,800): npm run faults -- --only=requests.
    const picks = new Set(nearPicks(d));
    const accepted = await acceptedPicks(shell.port, d, [...picks]);
    expect(picks.size).toBeGreaterThan(1_400);
    expect(accepted).toEqual([GOOD_PICK]);
    expect(api.calls).toEqual([{ method: 'about.get', input: {} }]);
  });

  test('carry JSON and nothing else', async () => {
    const good = { method: 'about.get', input: {} };
    const as = async (type: string, more: readonly string[] = []) => {
      const headers = [
        ...goodHeaders(shell.port, token).filter((line) => !line.startsWith('Content-Type')),
        ...(type === '' ? [] : [`Content-Type: ${type}`]),
        ...more,
      ];
      return (await rawRequest(shell.port, requestText('POST', '/api/call', headers, JSON.stringify(good)))).status;
    };
    expect(await as('application/json; charset=utf-8')).toBe(200);
    for (const type of [
      '',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/jsonp',
      'text/plain; application/json',
      'application/json; charset=utf-16',
    ]) {
      expect(await as(type), type).toBe(415);
    }
    expect(await as('application/json', ['Content-Encoding: gzip'])).toBe(415);
  });

  test.each([
    '{',
    '',
    'null',
    '[]',
    '{"method":"about.get"',
    '{"method":7,"input":{}}',
    '{"method":"about.get","input":{},"more":1}',
    '\ud800',
  ])('with the body %j are refused', async (body) => {
    expect((await call(body)).status).toBe(400);
    expect(api.calls).toEqual([]);
  });

  test('too large are refused, announced or not', async () => {
    const large = JSON.stringify({ method: 'vehicles.recent', input: { search: 'x'.repeat(70_000) } });
    expect((await call(large)).status).toBe(413);
    const chunked = [
      'POST /api/call HTTP/1.1',
      ...goodHeaders(shell.port, token),
      'Transfer-Encoding: chunked',
      'Connection: close',
      '',
      large.length.toString(16),
      large,
      '0',
      '',
      '',
    ].join('\r\n');
    expect((await rawRequest(shell.port, chunked)).status).toBe(413);
    expect(api.calls).toEqual([]);
  });

  test('with a bad message are answered by the contract', async () => {
    expect(JSON.parse((await call({ method: '__proto__', input: {} })).body)).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
    expect(JSON.parse((await call({ method: 'vehicles.recent', input: { search: 7 } })).body)).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
    expect(api.calls).toEqual([]);
  });
});

describe('files', () => {
  const get = (target: string, method = 'GET') => rawRequest(shell.port, requestText(method, target, [`Host: 127.0.0.1:${shell.port}`]));

  test('come with the exact policy and every other header', async () => {
    const { status, head, body } = await get('/');
    expect([status, body]).toEqual([200, '<!doctype html>page']);
    const lines = head.split('\r\n');
    for (const line of [
      `Content-Security-Policy: ${POLICY}`,
      'X-Content-Type-Options: nosniff',
      'Cache-Control: no-store',
      'Cross-Origin-Opener-Policy: same-origin',
      'Cross-Origin-Resource-Policy: same-origin',
      'Referrer-Policy: no-referrer',
      'Permissions-Policy: bluetooth=(), camera=(), display-capture=(), geolocation=(), hid=(), microphone=(), midi=(), payment=(), serial=(), usb=()',
      'Content-Type: text/html; charset=utf-8',
    ]) {
      expect(lines).toContain(line);
    }
  });

  test('are the fixed list and no others', async () => {
    expect((await get('/assets/index-1.js')).body).toBe('page()');
    expect(await get('/index.html', 'HEAD')).toMatchObject({ status: 200, body: '' });
    const others = [
      '/.hidden.js',
      '/notes.txt',
      '/assets/link.js',
      '/assets/',
      '/assets',
      '/../package.json',
      '/assets/../index.html',
      '/%2e%2e/index.html',
      '//index.html',
      '/index.html?x',
      '/index.html%00',
      '/INDEX.HTML',
      '/api',
      '/api/call/',
      '/etc/passwd',
      'http://127.0.0.1/index.html',
      '/\\index.html',
    ];
    for (const target of others) expect((await get(target)).status, target).toBe(404);
    expect((await get('/index.html', 'POST')).status).toBe(405);
  });

  test('are read at start: a file put there later is not served', async () => {
    writeFileSync(join(rendererDir, 'later.js'), 'later');
    expect((await get('/later.js')).status).toBe(404);
    rmSync(join(rendererDir, 'later.js'));
  });
});

describe('codes and sessions', () => {
  const trade = (body: unknown) =>
    rawRequest(shell.port, requestText('POST', '/api/session', goodHeaders(shell.port), JSON.stringify(body)));
  const codeOf = (url: string) => new URLSearchParams(new URL(url).hash.slice(1)).get('code') ?? '';

  test('a code has 256 bits, works once, and stands in no request line', () => {
    expect(Buffer.from(codeOf(shell.url), 'base64url')).toHaveLength(32);
    expect(new URL(shell.url).search).toBe('');
  });

  test('a code used twice is refused', async () => {
    const url = shell.newCode();
    expect((await trade({ code: codeOf(url) })).status).toBe(200);
    expect((await trade({ code: codeOf(url) })).status).toBe(403);
    expect((await trade({ code: codeOf(shell.url) })).status).toBe(403);
  });

  test('a wrong code is refused and does not use up the right one', async () => {
    const url = shell.newCode();
    for (const body of [{ code: '' }, { code: `${codeOf(url)}A` }, { code: 7 }, {}, { code: codeOf(url), more: 1 }, null])
      expect((await trade(body)).status).toBe(403);
    expect((await trade({ code: codeOf(url) })).status).toBe(200);
  });

  test('a newer address ends the older unused one', async () => {
    const older = shell.newCode();
    const newer = shell.newCode();
    expect((await trade({ code: codeOf(older) })).status).toBe(403);
    expect((await trade({ code: codeOf(newer) })).status).toBe(200);
  });

  test('only the page opened last may send commands; all may ask', async () => {
    const later = await signIn(shell.newCode());
    const command = { method: 'job.refresh', input: {} };
    const reply = async (body: unknown, as: string) => JSON.parse((await call(body, as)).body) as unknown;
    expect(await reply(command, token)).toMatchObject({ ok: false, error: { code: 'watch-only' } });
    expect(await reply({ method: 'job.get', input: {} }, token)).toEqual({ ok: true, value: 'job.get' });
    expect(await reply(command, later)).toEqual({ ok: true, value: 'job.refresh' });
  });

  test('a page that sends too much is answered "not now", and keeps no other page from working', async () => {
    const later = await signIn(shell.newCode());
    const decide = { method: 'code.show', input: { attempt: `A-${'0'.repeat(26)}` } };
    const reply = async (body: unknown, as: string) => JSON.parse((await call(body, as)).body) as { ok: boolean; error?: { code: string } };
    const answers = await Promise.all(Array.from({ length: 40 }, () => reply(decide, later)));
    const refused = answers.filter((answer) => answer.error?.code === 'not-now').length;
    expect(refused).toBeGreaterThan(10);
    expect(api.calls.filter(({ method }) => method === 'code.show')).toHaveLength(40 - refused);
    expect(await reply({ method: 'job.get', input: {} }, token)).toMatchObject({ ok: true });
  });

  test('the oldest of too many sessions ends', async () => {
    for (let more = 0; more < 16; more += 1) await signIn(shell.newCode());
    expect((await call({ method: 'job.get', input: {} })).status).toBe(401);
  });

  test('the token is in no header, and nothing of it is printed', async () => {
    const written: string[] = [];
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    const url = shell.newCode();
    const traded = await trade({ code: codeOf(url) });
    const secret = (JSON.parse(traded.body) as { token: string }).token;
    const answers = await Promise.all([
      call({ method: 'about.get', input: {} }, secret),
      call('{', secret),
      call({}, secret, '/api/nothing'),
      call({ code: secret }, secret, '/api/session'),
    ]);
    vi.restoreAllMocks();
    for (const { head, body } of answers) expect(head + body).not.toContain(secret);
    expect(traded.head).not.toContain(secret);
    expect(written.join('')).not.toContain(secret);
  });
});

describe('events', () => {
  /** Opens the stream and collects its lines. */
  async function follow(as = token): Promise<{ readonly lines: string[]; readonly socket: Socket; readonly ended: Promise<void> }> {
    const lines: string[] = [];
    const socket = connect(shell.port, '127.0.0.1');
    let rest = '';
    socket.on('data', (part: Buffer) => {
      rest += part.toString('utf8');
      const all = rest.split('\n');
      rest = all.pop() ?? '';
      lines.push(...all.map((line) => line.trim()).filter((line) => line.startsWith('{')));
    });
    const ended = new Promise<void>((done) => socket.on('close', () => done()));
    socket.write(requestText('POST', '/api/events', goodHeaders(shell.port, as), '{}'));
    await vi.waitUntil(() => lines.length > 0);
    return { lines, socket, ended };
  }

  test('arrive as JSON lines between heartbeats, and listening ends with the page', async () => {
    const { lines, socket } = await follow();
    expect(lines[0]).toBe('{}');
    api.emit(logEvent(1));
    await vi.waitUntil(() => lines.some((line) => line !== '{}'));
    expect(JSON.parse(lines.find((line) => line !== '{}') ?? '')).toEqual(logEvent(1));
    await vi.waitUntil(() => lines.filter((line) => line === '{}').length > 2);
    expect(api.listeners()).toBe(1);
    socket.destroy();
    await vi.waitUntil(() => api.listeners() === 0);
  });

  test('do not pile up for a page that does not read: it gets the newest', async () => {
    const { lines, socket } = await follow();
    socket.pause();
    const filler = 'x'.repeat(200_000);
    // Far more than the socket's buffers hold; the shell keeps one waiting line of this kind.
    for (let size = 1; size <= 200; size += 1) api.emit(logEvent(size, filler));
    socket.resume();
    await vi.waitUntil(() => lines.some((line) => line.includes('"size":200')), { timeout: 10_000 });
    expect(lines.filter((line) => line !== '{}').length).toBeLessThan(60);
    socket.destroy();
  });

  test('end for a page that takes nothing at all', async () => {
    const { socket } = await follow();
    socket.pause();
    const filler = 'x'.repeat(2_000_000);
    const cutOff = () => {
      api.emit(logEvent(1, filler));
      return api.listeners() === 0;
    };
    await vi.waitUntil(cutOff, { timeout: 10_000, interval: 20 });
    socket.destroy();
  });

  test('end when the shell stops', async () => {
    const { ended } = await follow();
    await shell.stop();
    await ended;
    expect(api.listeners()).toBe(0);
    shell = await startWebShell({ api, rendererDir });
  });
});
