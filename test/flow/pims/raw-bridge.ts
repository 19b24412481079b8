/** A bridge under the test's own hand: says what it is told to say, and breaks the rules on demand. */
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { afterwards } from './bench.ts';

export type Request = { readonly transactionId: string; readonly method: string; readonly api?: string; readonly parameters?: unknown };

type RawBridge = {
  readonly url: string;
  /** All requests so far, over all connections. */
  readonly requests: Request[];
  readonly upgrades: IncomingMessage[];
  readonly sockets: WebSocket[];
};

type RawOptions = {
  readonly subprotocol?: string | null;
  readonly pong?: boolean;
  readonly headers?: readonly string[];
  /** Gives the answer's text, or null for the usual one. */
  readonly answer?: (request: Request, socket: WebSocket) => string | null | undefined;
};

const usual = ({ transactionId, api }: Request): string =>
  JSON.stringify({ transactionId, status: 'SUCCEEDED', ...(api === 'pims.sdk.version' ? { result: { versionFacade: '2.3.0' } } : {}) });

/** Starts one. `answer` may send by itself and give undefined to stay silent otherwise. */
export async function rawBridge(options: RawOptions = {}): Promise<RawBridge> {
  const { subprotocol = 'pims.bridge.v1', pong = true } = options;
  const http = createServer();
  const server = new WebSocketServer({ server: http, autoPong: pong, handleProtocols: () => subprotocol ?? false });
  const [requests, upgrades, sockets]: [Request[], IncomingMessage[], WebSocket[]] = [[], [], []];
  server.on('headers', (headers) => headers.push(...(options.headers ?? [])));
  server.on('connection', (socket, upgrade) => {
    upgrades.push(upgrade);
    sockets.push(socket);
    socket.on('error', () => socket.terminate());
    socket.on('message', (data) => {
      const request = JSON.parse((data as Buffer).toString()) as Request;
      requests.push(request);
      const answer = options.answer === undefined ? null : options.answer(request, socket);
      if (answer !== undefined) socket.send(answer ?? usual(request));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  afterwards(async () => {
    server.clients.forEach((socket) => socket.terminate());
    server.close();
    await new Promise((resolve) => http.close(resolve));
  });
  return { url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/pims`, requests, upgrades, sockets };
}
