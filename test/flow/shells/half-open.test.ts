/** Connections that never finish what they began, over raw sockets: they cost the page at work nothing, and do not hold the end up. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { startWebShell } from '../../../main/shells/web/server.ts';
import { fakeConsole } from '../../support/fake-console.ts';
import { goodHeaders, rawRequest, requestText, signIn } from './raw-http.ts';

const rendererDir = mkdtempSync(join(tmpdir(), 'carkey-half-open-'));
writeFileSync(join(rendererDir, 'index.html'), '<!doctype html>page');
afterAll(() => rmSync(rendererDir, { recursive: true, force: true }));

const sockets: Socket[] = [];
afterEach(() => sockets.splice(0).forEach((socket) => socket.destroy()));

/** Ways to begin a request and not to end it, and to stay on a connection after its answer. */
const HALVES: Readonly<Record<string, (port: number) => string>> = {
  'nothing at all': () => '',
  'a part of the first line': () => 'POST /api/ca',
  'a part of the headers': (port) => `POST /api/session HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http`,
  'nothing more after an answer': (port) => `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`,
  'a body that is announced and does not come': (port) =>
    requestText('POST', '/api/session', [...goodHeaders(port).filter((line) => !line.startsWith('Content-Length'))], '{"code":"x"}').slice(
      0,
      -8,
    ),
};

/** Opens so many connections and begins on each of them. */
async function begin(port: number, text: string, count: number): Promise<void> {
  const open = () =>
    new Promise<void>((resolve) => {
      const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () => socket.write(text, () => resolve()));
      socket.on('error', () => resolve());
      // What is not read holds the end of its connection back.
      socket.on('data', () => undefined);
      sockets.push(socket);
    });
  await Promise.all(Array.from({ length: count }, open));
}

const call = (port: number, token: string) =>
  rawRequest(port, requestText('POST', '/api/call', goodHeaders(port, token), '{"method":"about.get","input":{}}'));

async function shellWith(count: number, text: (port: number) => string) {
  const shell = await startWebShell({ api: fakeConsole((method) => method), rendererDir });
  const token = await signIn(shell.url);
  await begin(shell.port, text(shell.port), count);
  return { shell, token };
}

describe.each(Object.entries(HALVES))('%s', (_name, text) => {
  test('on 300 connections: the page at work is answered, and the shell ends', async () => {
    const { shell, token } = await shellWith(300, text);
    expect((await call(shell.port, token)).status).toBe(200);
    await shell.stop();
    await vi.waitUntil(() => sockets.every((socket) => socket.readableEnded || socket.destroyed || socket.errored !== null), 5_000);
  });
});

test('the control: a plain server with a limit of connections leaves the 65th request without an answer', async () => {
  const server: Server = createServer((_request, response) => response.end('page'));
  server.maxConnections = 64;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await begin(port, 'GET / HT', 64);
  expect((await rawRequest(port, requestText('GET', '/', [`Host: 127.0.0.1:${port}`], ''))).status).not.toBe(200);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('a request that is never finished is ended by itself', async () => {
  const { shell } = await shellWith(1, (port) => `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`);
  const [socket] = sockets;
  socket?.resume();
  await new Promise((resolve) => socket?.once('end', resolve));
  await shell.stop();
});

/** Chromium lets go of an idle connection of its own after so long, s. */
const LETS_GO = 300;

test('a connection is kept for longer than a browser keeps it, so that no request meets one that the shell is just ending', async () => {
  const { shell } = await shellWith(0, () => '');
  const socket = connect(shell.port, '127.0.0.1', () => socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${shell.port}\r\n\r\n`));
  sockets.push(socket);
  const head = await new Promise<string>((resolve) => socket.once('data', (part: Buffer) => resolve(part.toString('latin1'))));
  expect(Number(/^Keep-Alive: timeout=(\d+)/im.exec(head)?.[1])).toBeGreaterThan(LETS_GO);
  await shell.stop();
});
