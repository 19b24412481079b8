/** The stream of events to a page: what happens between its end and its close. Over a real socket. */
import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { ConsoleEvent, ParsedApi } from '../../../app/contract/index.ts';
import { streamEvents } from '../../../main/shells/web/event-stream.ts';

const EVENT = { type: 'log', log: { rev: 1 } } as unknown as ConsoleEvent;

/** A page that listens. `tell` says something to all that listen; `end` ends the session of the page. */
async function listening() {
  const listeners = new Set<(event: ConsoleEvent) => void>();
  const ending = new AbortController();
  const faults: unknown[] = [];
  const api = {
    listen: (listener: (event: ConsoleEvent) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as ParsedApi;
  const server = createServer((_, response) => {
    response.on('error', (fault) => faults.push(fault.message));
    streamEvents(api, response, ending.signal);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const request = get(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  const tell = (): void => listeners.forEach((listener) => listener(EVENT));
  return { answer, tell, faults, end: () => ending.abort(), listeners };
}

test('an event between the end and the close of an answer is written nowhere, and is no fault', async () => {
  const { answer, tell, faults, end, listeners } = await listening();
  answer.resume();
  tell();
  end();
  tell();
  await once(answer, 'end');
  tell();
  await expect.poll(() => listeners.size).toBe(0);
  expect(faults).toEqual([]);
});
