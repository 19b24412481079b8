/** A console of raw frames: what a bridge really says, in its order, without a client that judges it. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { vi } from 'vitest';
import { WebSocket } from 'ws';
import type { JsonObject } from '../../../app/base/json.ts';
import { encodeRequest } from '../../../app/pims/envelope.ts';
import { initialize } from '../../../app/pims/requests.ts';
import type { PimsRequest, TransactionId } from '../../../app/pims/types.ts';
import { forWire, type SessionRequest } from '../../../app/pims/session-calls/requests.ts';
import { afterwards } from './bench.ts';

/** One frame of the bridge. */
export type Frame = {
  readonly transactionId: string;
  readonly status: string;
  readonly result?: JsonObject;
  readonly error?: { readonly code: number };
};

/** A connection of raw frames, closed after the test. */
export type RawConsole = {
  readonly socket: WebSocket;
  readonly frames: Frame[];
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Sends, and gives the id at once. `more` stands beside `api`. */
  send(request: PimsRequest, more?: JsonObject, id?: string): string;
  /** The final answer to an id. */
  answer(id: string): Promise<Frame>;
  /** Sends and waits: the error's code, or the result (null: none). */
  ask(request: PimsRequest | SessionRequest, more?: JsonObject): Promise<number | JsonObject | null>;
  /** All progress that was told of an id. */
  progress(id: string): readonly unknown[];
};

const SIGN_ON = initialize({
  environnement: 'development',
  mode: 'B2C',
  monitoring: false,
  credential: { clientID: '', clientSecret: '', webviewsRedirectURI: '', loginRedirectURI: '' },
  profile: { brand: 'DS' },
});

/** Connects and initialises. */
export async function rawConsole(url: string): Promise<RawConsole> {
  const socket = new WebSocket(url, 'pims.bridge.v1');
  const frames: Frame[] = [];
  let headers: RawConsole['headers'] = {};
  socket.on('upgrade', (response) => (headers = response.headers));
  socket.on('message', (data) => frames.push(JSON.parse((data as Buffer).toString()) as Frame));
  await once(socket, 'open');
  afterwards(() => {
    socket.terminate();
    return Promise.resolve();
  });
  const send: RawConsole['send'] = (request, more = {}, id = randomUUID()) => {
    const text = encodeRequest(id as TransactionId, request);
    socket.send(JSON.stringify({ ...(JSON.parse(text) as JsonObject), ...more }));
    return id;
  };
  const answer: RawConsole['answer'] = async (id) => {
    const found = (): Frame | undefined => frames.find((frame) => frame.transactionId === id && frame.status !== 'RESULT');
    await vi.waitFor(() => found() ?? Promise.reject(new Error(`no answer to ${id}`)), { timeout: 5_000, interval: 5 });
    return found()!;
  };
  const raw: RawConsole = {
    socket,
    frames,
    headers,
    send,
    answer,
    ask: async (request, more) => {
      const { error, result } = await answer(send('call' in request ? forWire(request) : request, more));
      return error === undefined ? (result ?? null) : error.code;
    },
    progress: (id) => frames.filter((one) => one.transactionId === id && one.status === 'RESULT').map(({ result }) => result?.['progress']),
  };
  await raw.ask(SIGN_ON);
  return { ...raw, headers };
}
