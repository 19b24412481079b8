/** One WebSocket to a bridge, from the first byte to the last: upgrade, frames, heartbeat, and one reason for its end. */
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { ClientOptions, RawData } from 'ws';
import { type FrameFault, HARD_FRAME_LIMIT, MAX_FRAME_BYTES, SUBPROTOCOL } from '../../../app/pims/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import { BRIDGE_HEADER, type BridgeHello, parseHello } from '../../../app/pims/bridge-protocol/index.ts';
import type { Clock } from '../../base/index.ts';
import type { BridgeLimits } from './bridge-limits.ts';
import type { BridgeTiming } from './bridge-timing.ts';
import { CertificateFault, connectTo, type Connected } from './bridge-transport.ts';
import { refusalOf, type SocketEnd } from './refused-upgrade.ts';
import { guardFlood } from './flood-guard.ts';
import { CHALLENGE_HEADER, judgePeer, newChallenge } from './simulator-proof.ts';

/** What the upgrade response told. `skewMs`: how far the server's clock is ahead; null without a readable date. `hello`: what the bridge can do. */
export type Greeting = { readonly simulator: string | null; readonly skewMs: number | null; readonly hello: BridgeHello };

/**
 * What the owner is told. `frame` answers whether somebody waited for it: that is never too much, since each was asked for. `ended` comes
 * exactly once, nothing after it. `mayEnd` is asked when the other side says too much: false while an
 * answer is awaited that must not be missed; the connection is then ended as soon as it may be, if the flood goes on.
 */
type SocketListener = {
  opened(greeting: Greeting): void;
  frame(frame: Result<string, FrameFault>, bytes: number): boolean;
  ended(end: SocketEnd): void;
  mayEnd(): boolean;
};

/** How to connect. */
type SocketOptions = {
  readonly address: URL;
  readonly token: string | null;
  readonly pin: string | null;
  /** See {@link BridgeProfile.simulator}. */
  readonly simulator: Uint8Array | null;
  readonly clock: Clock;
  readonly timing: BridgeTiming;
  readonly limits: BridgeLimits;
};

/** A connection on its way or open. */
export type BridgeSocket = {
  isOpen(): boolean;
  send(text: string): void;
  /** Ends it politely, and for certain. Resolves when it is gone. */
  close(limitMs: number): Promise<void>;
};

/** Connects and reports. Never throws. */
export function openSocket(options: SocketOptions, listener: SocketListener): BridgeSocket {
  const { address, token, timing, clock } = options;
  const expected = options.simulator === null ? null : { key: options.simulator, challenge: newChallenge() };
  let transport: Socket | null = null;
  let connectedAt: number | null = null;
  let end: SocketEnd | null = null;
  const socket = new WebSocket(address, SUBPROTOCOL, {
    headers: {
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      ...(expected === null ? {} : { [CHALLENGE_HEADER]: expected.challenge }),
    },
    perMessageDeflate: false,
    // Answered in `heard`, within the budget: pongs to a peer that does not read would pile up here.
    autoPong: false,
    maxPayload: HARD_FRAME_LIMIT,
    // Invalid UTF-8 is a dropped frame here, not the end of the connection: checked in `readFrame`.
    skipUTF8Validation: true,
    createConnection: viaTransport((connected) => {
      transport = connectTo(address, options.pin, (error, ready) => {
        if (error === null) connectedAt = clock.mono();
        connected(error, ready);
      });
      return transport;
    }),
  });
  const limit = setTimeout(() => cut({ problem: connectedAt === null ? 'unreachable' : 'not-a-bridge', retry: true }), timing.connectMs);
  let stopHeartbeat: () => void = () => undefined;

  const cut = (why: SocketEnd): void => {
    end ??= why;
    transport?.destroy();
    socket.terminate();
  };
  socket.on('upgrade', (response) => {
    const peer = judgePeer(response.headers, expected);
    if (!peer.ok) {
      cut({ problem: peer.problem, retry: false });
      return;
    }
    const hello = parseHello(headerOf(response, BRIDGE_HEADER));
    const greeting = { simulator: peer.scenario, skewMs: skewOf(response, clock, connectedAt ?? clock.mono()), hello };
    socket.once('open', () => {
      clearTimeout(limit);
      stopHeartbeat = beat(socket, timing, () => cut({ problem: 'no-pong', retry: true }));
      listener.opened(greeting);
    });
  });
  socket.on('unexpected-response', (_request, response) => cut(refusalOf(response, { hasToken: token !== null, now: clock.wall() })));
  const guard = guardFlood(socket, options.limits, clock);
  const heard = (bytes: number): boolean => {
    const isWithin = guard.took(bytes);
    if (!isWithin && end === null && listener.mayEnd()) cut({ problem: 'flooding', retry: true });
    return isWithin;
  };
  // Taken in before it is counted: whatever has arrived is read, and may be the answer that somebody waits for.
  socket.on('message', (data, isBinary) => {
    if (!listener.frame(readFrame(data, isBinary), sizeOf(data))) heard(sizeOf(data));
  });
  socket.on('ping', (data) => {
    if (heard(data.length) && socket.readyState === WebSocket.OPEN && socket.bufferedAmount < MAX_FRAME_BYTES) socket.pong(data);
  });
  socket.on('pong', (data) => heard(data.length));
  socket.on('error', (error) => (end ??= endOf(error)));
  socket.on('close', () => {
    clearTimeout(limit);
    stopHeartbeat();
    listener.ended(end ?? { problem: 'closed', retry: true });
  });
  return {
    isOpen: () => socket.readyState === WebSocket.OPEN,
    send: (text) => socket.send(text),
    close: (limitMs) => closeSocket(socket, limitMs, () => cut({ problem: 'closed', retry: true })),
  };
}

/** A header that was sent once; one that came twice says nothing. */
function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' ? value : null;
}

/** `ws` hands these options to Node's HTTP client, which waits for the callback when nothing is returned: the request leaves only then. */
function viaTransport(open: (connected: Connected) => Socket): NonNullable<ClientOptions['createConnection']> {
  const connect = (_options: unknown, connected: Connected): undefined => {
    open(connected);
  };
  return connect as unknown as NonNullable<ClientOptions['createConnection']>;
}

/**
 * The server's date has whole seconds, so half of one is added on average; it was written about half a round trip before it was read.
 */
function skewOf(response: IncomingMessage, clock: Clock, askedAt: number): Greeting['skewMs'] {
  const date = Date.parse(response.headers.date ?? '');
  const halfRoundTrip = (clock.mono() - askedAt) / 2;
  return Number.isNaN(date) ? null : Math.round(date + 500 - (clock.wall() - halfRoundTrip));
}

/** Pings at the given pace; calls `lost` when a pong does not come in time. Returns the function that stops it. */
function beat(socket: WebSocket, timing: BridgeTiming, lost: () => void): () => void {
  let overdue: NodeJS.Timeout | null = null;
  const onPong = (): void => {
    if (overdue !== null) clearTimeout(overdue);
    overdue = null;
  };
  const pace = setInterval(() => {
    if (socket.readyState !== WebSocket.OPEN) return;
    socket.ping();
    overdue ??= setTimeout(lost, timing.pongWithinMs);
  }, timing.pingEveryMs);
  socket.on('pong', onPong);
  return () => {
    clearInterval(pace);
    onPong();
  };
}

function endOf(error: Error): SocketEnd {
  if (error instanceof CertificateFault) return { problem: error.problem, retry: false };
  if (/subprotocol/.test(error.message)) return { problem: 'wrong-subprotocol', retry: false };
  const code = 'code' in error ? String(error.code) : '';
  if (/^(E[A-Z]+|UND_ERR.*)$/.test(code) && code !== 'EPROTO') return { problem: 'unreachable', retry: true };
  return { problem: code.startsWith('WS_ERR') ? 'closed' : 'not-a-bridge', retry: true };
}

function readFrame(data: RawData, isBinary: boolean): Result<string, FrameFault> {
  if (isBinary) return fail('binary');
  if (sizeOf(data) > MAX_FRAME_BYTES) return fail('too-large');
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytesOf(data)));
  } catch {
    return fail('not-json');
  }
}

function sizeOf(data: RawData): number {
  return Array.isArray(data) ? data.reduce((sum, part) => sum + part.byteLength, 0) : data.byteLength;
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : new Uint8Array(data);
}

function closeSocket(socket: WebSocket, limitMs: number, cut: () => void): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(cut, limitMs);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    if (socket.readyState === WebSocket.OPEN) socket.close(1000);
    else cut();
  });
}
