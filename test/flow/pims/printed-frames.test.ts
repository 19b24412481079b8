/** A simulator prints what it hears: nothing that a terminal obeys, whatever came over the wire. */
import { once } from 'node:events';
import { expect, test } from 'vitest';
import WebSocket from 'ws';
import { runCommandLine } from '../../../main/shells/cli/main.ts';
import { fakeIo } from '../../support/fake-io.ts';

const WAIT = { timeout: 10_000 };

const OBEYED = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

test('a simulator that prints what it hears', async () => {
  const ending = new AbortController();
  const io = fakeIo({ ended: ending.signal });
  const done = runCommandLine(['simulate', 'pims', '--scenario', 'ok'], io);
  await expect.poll(() => io.written.out, WAIT).toMatch(/^LISTEN \d+\n$/);
  const socket = new WebSocket(`ws://127.0.0.1:${/\d+/.exec(io.written.out)?.[0] ?? ''}/pims`, 'pims.bridge.v1');
  await once(socket, 'open');
  socket.send(JSON.stringify({ transactionId: '\u009b31m', method: 'get', api: '\u202eapi' }));
  await expect.poll(() => io.written.err, WAIT).toContain('\\u009b31m');
  expect(io.written.err).not.toMatch(OBEYED);
  socket.terminate();
  ending.abort();
  await done;
});
