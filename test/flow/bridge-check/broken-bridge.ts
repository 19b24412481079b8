/** A bridge that breaks one rule: the simulator behind a socket that bends what goes through. Production code knows nothing of it. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocket as Client, WebSocketServer } from 'ws';
import type { JsonObject } from '../../../app/base/json.ts';

/** What the upgrade asks for. */
export type Asked = { readonly path: string; readonly token: string | null; readonly protocols: readonly string[] };

/** One connection as a twist sees it. */
export type Wire = {
  /** Sends a frame to the console. */
  readonly toConsole: (frame: JsonObject | string) => void;
  /** Sends a frame to the simulator. */
  readonly toBridge: (frame: JsonObject | string) => void;
};

/** How a bridge is bent; what is not named goes through. */
export type Twist = {
  readonly asked?: (asked: Asked) => Asked;
  readonly headers?: (headers: Record<string, string>) => Record<string, string>;
  readonly chosen?: (offered: readonly string[]) => string;
  /** A message of the console. False: it does not go on. */
  readonly incoming?: (message: { readonly text: string; readonly binary: boolean; readonly frame: JsonObject }, wire: Wire) => boolean;
  /** A frame of the bridge: what goes on instead, or nothing (null). */
  readonly outgoing?: (frame: JsonObject, wire: Wire) => JsonObject | null;
  readonly pongs?: false;
  /** Address to listen on. */
  readonly host?: string;
};

const PASSED_ON = ['date', 'x-pims-simulator', 'x-pims-proof', 'x-pims-bridge'];

/** Starts one before the simulator. */
export async function breakBridge(upstream: string, twist: Twist): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const http = createServer();
  const headersOf = new WeakMap<IncomingMessage, Record<string, string>>();
  const sockets = new WebSocketServer({
    noServer: true,
    autoPong: twist.pongs !== false,
    skipUTF8Validation: true,
    handleProtocols: (offered) => twist.chosen?.([...offered]) ?? 'pims.bridge.v1',
  });
  sockets.on('headers', (lines, request) => {
    for (const [name, value] of Object.entries(headersOf.get(request) ?? {})) lines.push(`${name}: ${value}`);
  });
  const open = new Set<Client>();
  http.on('upgrade', (request, socket, head) => {
    const asked = (twist.asked ?? ((same) => same))(askedOf(request));
    const to = new Client(new URL(asked.path, upstream), [...asked.protocols], {
      headers: forwarded(request, asked),
      skipUTF8Validation: true,
    });
    const early: (readonly [data: Buffer, binary: boolean])[] = [];
    open.add(to);
    to.on('message', (data, binary) => early.push([data as Buffer, binary]));
    to.on('unexpected-response', (_request, { statusCode }) => socket.end(`HTTP/1.1 ${statusCode ?? 500} No\r\nContent-Length: 0\r\n\r\n`));
    to.on('error', () => socket.destroy());
    to.on('upgrade', (response) => {
      const passed = PASSED_ON.flatMap((name) => (response.headers[name] === undefined ? [] : [[name, String(response.headers[name])]]));
      const headers = Object.fromEntries(passed) as Record<string, string>;
      headersOf.set(request, twist.headers?.(headers) ?? headers);
    });
    to.on('open', () => sockets.handleUpgrade(request, socket, head, (console) => join(console, to, twist)));
  });
  await new Promise<void>((resolve) => {
    http.listen(0, twist.host ?? '127.0.0.1', resolve);
  });
  return {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/pims`,
    stop: () => {
      open.forEach((one) => one.terminate());
      sockets.clients.forEach((one) => one.terminate());
      return new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      });
    },
  };
}

function askedOf({ url = '/', headers }: IncomingMessage): Asked {
  const protocols = (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  return {
    path: url,
    token: /^Bearer (.*)$/.exec(headers.authorization ?? '')?.[1] ?? null,
    protocols: protocols.filter((name) => name !== ''),
  };
}

function forwarded({ headers }: IncomingMessage, { token }: Asked): Record<string, string> {
  const challenge = headers['x-pims-challenge'];
  return {
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    ...(typeof challenge === 'string' ? { 'X-PIMS-Challenge': challenge } : {}),
  };
}

function join(console: WebSocket, bridge: Client, twist: Twist): void {
  const textOf = (frame: JsonObject | string): string => (typeof frame === 'string' ? frame : JSON.stringify(frame));
  const wire: Wire = {
    toConsole: (frame) => console.send(textOf(frame)),
    toBridge: (frame) => bridge.send(textOf(frame)),
  };
  console.on('message', (data, binary) => {
    const bytes = data as Buffer;
    const text = bytes.toString('utf8');
    if (twist.incoming?.({ text, binary, frame: frameOf(text) }, wire) !== false) bridge.send(bytes, { binary });
  });
  bridge.removeAllListeners('message');
  bridge.on('message', (data) => {
    const frame = frameOf((data as Buffer).toString('utf8'));
    const passed = twist.outgoing === undefined ? frame : twist.outgoing(frame, wire);
    if (passed !== null) console.send(JSON.stringify(passed));
  });
  bridge.on('close', () => console.terminate());
  console.on('close', () => bridge.terminate());
  console.on('error', () => console.terminate());
}

function frameOf(text: string): JsonObject {
  try {
    const value = JSON.parse(text) as JsonObject | null;
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
