/** Where the web shell listens: on this computer only, on the port that was named, and never for a page of another port. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, createServer as createTcpServer, type AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { startWebShell, type WebShell } from '../../../main/shells/web/server.ts';
import { fakeConsole } from '../../support/fake-console.ts';
import { rawRequest, requestText } from './raw-http.ts';

const rendererDir = mkdtempSync(join(tmpdir(), 'carkey-renderer-'));
writeFileSync(join(rendererDir, 'index.html'), '<!doctype html>page');
afterAll(() => rmSync(rendererDir, { recursive: true, force: true }));

const api = fakeConsole();
let shell: WebShell;

beforeEach(async () => {
  shell = await startWebShell({ api, rendererDir });
  return () => shell.stop();
});

describe('the place', () => {
  test('another page on this computer learns nothing', async () => {
    // What a page of another port can send: its own origin, and at best same-site.
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', () => done()));
    const { port } = other.address() as AddressInfo;
    const foreign = [
      `Host: 127.0.0.1:${shell.port}`,
      `Origin: http://127.0.0.1:${port}`,
      'Sec-Fetch-Site: same-site',
      'Content-Type: application/json',
    ];
    for (const target of ['/api/session', '/api/call', '/api/events']) {
      const answer = await rawRequest(shell.port, requestText('POST', target, foreign, '{}'));
      expect([answer.status, /access-control/i.test(answer.head)]).toEqual([403, false]);
      expect((await rawRequest(shell.port, requestText('OPTIONS', target, foreign))).status).toBe(405);
    }
    other.close();
  });

  test('is 127.0.0.1 only', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) {
      const refused = await new Promise<boolean>((done) => {
        const socket = connect(shell.port, address, () => {
          socket.destroy();
          done(false);
        });
        socket.on('error', () => done(true));
      });
      expect(refused, address).toBe(true);
    }
  });

  test('a taken port is a fault, not another port', async () => {
    const taken = createTcpServer();
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', () => done()));
    await expect(startWebShell({ api, rendererDir, port: (taken.address() as AddressInfo).port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    taken.close();
  });
});
