/**
 * The PIMS simulator: a real bridge on a real socket, with simulated vehicles behind it. It marks itself by the header `X-PIMS-Simulator`
 * in the upgrade response, and proves by its key to whoever asks that it is the one that was meant; apart from that it is a peer like any other (docs/bridge-protocol.md).
 */
import { isUtf8 } from 'node:buffer';
import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { RawData, WebSocket } from 'ws';
import { HARD_FRAME_LIMIT, MAX_FRAME_BYTES, SUBPROTOCOL } from '../../../app/pims/envelope.ts';
import type { SdkVersion } from '../../../app/pims/types.ts';
import { type Clock, systemClock } from '../../base/index.ts';
import { CHALLENGE_HEADER, newSimulatorKey, PROOF_HEADER, proofOf, SIMULATOR_HEADER } from '../transport/index.ts';
import { startConversation } from './conversation.ts';
import type { Reaction, Setting } from './session.ts';
import { findScenario, scenarioOfVehicle } from './scenarios.ts';
import { openWorld, type Counts } from './world.ts';

/** One frame, as the simulator saw it. `at` is this computer's clock, UTC ms. */
export type TrafficRecord = { readonly at: number; readonly direction: 'in' | 'out'; readonly text: string };

/** How to start a simulator. */
export type SimulatorOptions = {
  /** 0 or absent: any free one. */
  readonly port?: number;
  /** `fleet` (the vehicle decides) or the name of one scenario (see scenarios.ts). */
  readonly scenario: string;
  /** Bearer token that is asked for; absent or null: none. */
  readonly token?: string | null;
  /** SDK generation; the scenario's own, or 2.3, when absent. */
  readonly sdk?: SdkVersion;
  /** File that keeps the effects over restarts; absent or null: memory only. */
  readonly statePath?: string | null;
  /** Key and certificate (PEM): speak TLS. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** When `late-answer` answers, ms after the request; should be more than the console's activation limit and less than twice that. */
  readonly lateMs?: number;
  readonly onTraffic?: (record: TrafficRecord) => void;
  readonly clock?: Clock;
};

/** A running simulator. */
export type Simulator = {
  readonly port: number;
  /** Address for a connection profile. */
  readonly url: string;
  /** What it proves by that it is this one; new at every start. */
  readonly key: Uint8Array;
  counts(): Counts;
  /** Puts one vehicle, or all of them, back to how its scenario starts. */
  reset(vin?: string): void;
  /** Cuts all connections, like a phone that loses its network; the server goes on listening. */
  dropConnections(): void;
  stop(): Promise<void>;
};

/** A little more than the console's default activation limit of a minute. */
const LATE_MS = 65_000;

/** Starts one on the loopback interface. Throws for an unknown scenario (a person's input is to be checked before) and for a taken port. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const named = options.scenario === 'fleet' ? null : findScenario(options.scenario);
  if (named === null && options.scenario !== 'fleet') throw new Error(`unknown scenario ${options.scenario}`);
  const clock = options.clock ?? systemClock;
  const serverNow = (): number => clock.wall() + (named?.skewMs ?? 0);
  const setting: Setting = {
    world: openWorld(options.statePath ?? null, clock),
    sdk: options.sdk ?? named?.sdk ?? '2.3',
    scenarioOf: (vin) => named ?? scenarioOfVehicle(vin ?? ''),
    serverNow,
    lateMs: options.lateMs ?? LATE_MS,
  };
  const http = options.tls === undefined ? createHttpServer() : createHttpsServer(options.tls);
  const key = newSimulatorKey();
  const sockets = acceptConsoles(http, { ...options, key }, setting, clock);
  const port = await listen(http, options.port ?? 0);
  return {
    port,
    url: `${options.tls === undefined ? 'ws' : 'wss'}://127.0.0.1:${port}/pims`,
    key,
    counts: () => setting.world.counts(),
    reset: (vin) => setting.world.reset(vin),
    dropConnections: () => sockets.clients.forEach((socket) => socket.terminate()),
    stop: () => stopServer(http, sockets),
  };
}

type Accepting = SimulatorOptions & { readonly key: Uint8Array };

function acceptConsoles(http: Server, options: Accepting, setting: Setting, clock: Clock): WebSocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: HARD_FRAME_LIMIT,
    skipUTF8Validation: true,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });
  sockets.on('headers', (headers, request) => {
    headers.push(`Date: ${new Date(setting.serverNow()).toUTCString()}`, ...marksOf(options, request));
  });
  http.on('upgrade', (request, socket, head) => {
    const refusal = refusalOf(request, options.token ?? null);
    if (refusal !== null) refuse(socket, refusal);
    else sockets.handleUpgrade(request, socket, head, (console) => converse(console, options, setting, clock));
  });
  http.on('request', (_request, response) => response.writeHead(426, { 'Content-Type': 'text/plain' }).end('WebSocket only\n'));
  return sockets;
}

/** What says that a simulator answers, and to a console that asks, that it is this one. */
function marksOf({ scenario, key }: Accepting, { headers }: IncomingMessage): readonly string[] {
  const challenge = headers[CHALLENGE_HEADER.toLowerCase()];
  const proof = typeof challenge === 'string' ? [`${PROOF_HEADER}: ${proofOf(key, challenge, scenario)}`] : [];
  return [`${SIMULATOR_HEADER}: ${scenario}`, ...proof];
}

function refusalOf(request: IncomingMessage, token: string | null): string | null {
  if (token !== null && request.headers.authorization !== `Bearer ${token}`) return '401 Unauthorized';
  if (new URL(request.url ?? '/', 'http://bridge').pathname !== '/pims') return '404 Not Found';
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  return offered.includes(SUBPROTOCOL) ? null : '400 Bad Request';
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function converse(socket: WebSocket, options: SimulatorOptions, setting: Setting, clock: Clock): void {
  const conversation = startConversation(setting);
  const timers = new Set<NodeJS.Timeout>();
  const record = (direction: 'in' | 'out', text: string): void => options.onTraffic?.({ at: clock.wall(), direction, text });
  socket.on('message', (data, isBinary) => {
    const text = isBinary ? null : textOf(data);
    if (text === null) return;
    record('in', text);
    for (const reaction of conversation.receive(text)) schedule(reaction);
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => timers.forEach((timer) => clearTimeout(timer)));

  /** At once where no delay is asked for, so that reactions keep their order. */
  function schedule(reaction: Reaction): void {
    if (reaction.afterMs === 0) {
      perform(reaction);
      return;
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      perform(reaction);
    }, reaction.afterMs);
    timers.add(timer);
  }

  function perform(reaction: Reaction): void {
    if (reaction.kind === 'close') {
      socket.terminate();
      return;
    }
    record('out', reaction.text);
    socket.send(reaction.text);
  }
}

/** The text of a frame, or null for one that is to be dropped: too large, or not UTF-8. */
function textOf(data: RawData): string | null {
  const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer);
  if (bytes.byteLength > MAX_FRAME_BYTES || !isUtf8(bytes)) return null;
  return bytes.toString('utf8');
}

function listen(http: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', () => {
      http.off('error', reject);
      resolve((http.address() as AddressInfo).port);
    });
  });
}

function stopServer(http: Server, sockets: WebSocketServer): Promise<void> {
  sockets.clients.forEach((socket) => socket.terminate());
  return new Promise((resolve) => {
    sockets.close();
    http.close(() => resolve());
    http.closeAllConnections();
  });
}

/** Whether a simulator can be started with this name; see scenarios.ts. */
export function isScenarioName(name: string): boolean {
  return name === 'fleet' || findScenario(name) !== null;
}
