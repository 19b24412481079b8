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
import { CAPABILITIES, writeHello } from '../../../app/pims/bridge-protocol/index.ts';
import { HARD_FRAME_LIMIT, MAX_FRAME_BYTES, type SdkVersion, SUBPROTOCOL } from '../../../app/pims/index.ts';
import { type Clock, systemClock } from '../../base/index.ts';
import { CHALLENGE_HEADER, newSimulatorKey, PROOF_HEADER, proofOf, SIMULATOR_HEADER } from '../transport/index.ts';
import { startConversation } from './conversation.ts';
import { phoneShows, type PhoneShows, type Reaction, type Setting } from './session.ts';
import { findScenario, type Scenario, scenarioOfVehicle } from './scenarios.ts';
import { openStandIn, STAND_IN } from './stand-in-plan.ts';
import { openTimers, type Timers } from './timers.ts';
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
  /** How long the customer takes for each step at the phone, ms; a second and a half when absent. */
  readonly personMs?: number;
  /** Hears what the phone shows after each SMS. */
  readonly onPhone?: (shows: PhoneShows) => void;
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
  /** What the phone shows whose customer owns this vehicle; null: of no vehicle in particular. */
  phone(vin: string | null): PhoneShows;
  /** Puts one vehicle, or all of them, back to how its scenario starts, with the customer's account; `vehicle`: without it. */
  reset(vin?: string, only?: 'vehicle'): void;
  /** Cuts all connections, like a phone that loses its network; the server goes on listening. */
  dropConnections(): void;
  stop(): Promise<void>;
};

/** A little more than the console's default activation limit of a minute. */
const LATE_MS = 65_000;

/** So long that a progress can be read. */
const PERSON_MS = 1_500;

function settingOf(options: SimulatorOptions, named: Scenario | null, clock: Clock): Setting {
  const standIn = named?.bridge === 'stand-in' ? openStandIn() : null;
  return {
    world: openWorld(options.statePath ?? null, clock),
    sdk: options.sdk ?? named?.sdk ?? '2.3',
    scenarioOf: (vin) => named ?? scenarioOfVehicle(vin ?? ''),
    serverNow: () => clock.wall() + (named?.skewMs ?? 0) + (standIn?.plan.serverAheadMs ?? 0),
    lateMs: options.lateMs ?? LATE_MS,
    personMs: options.personMs ?? PERSON_MS,
    onPhone: options.onPhone ?? (() => undefined),
    standIn,
  };
}

/** Starts one on the loopback interface. Throws for an unknown scenario (a person's input is to be checked before) and for a taken port. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const named = options.scenario === 'fleet' ? null : findScenario(options.scenario);
  if (named === null && options.scenario !== 'fleet') throw new Error(`unknown scenario ${options.scenario}`);
  const clock = options.clock ?? systemClock;
  const setting = settingOf(options, named, clock);
  const http = options.tls === undefined ? createHttpServer() : createHttpsServer(options.tls);
  const key = newSimulatorKey();
  const timers = openTimers();
  const sockets = acceptConsoles(http, { ...options, key, timers, announces: announced(named) }, setting, clock);
  const port = await listen(http, options.port ?? 0);
  return {
    port,
    url: `${options.tls === undefined ? 'ws' : 'wss'}://127.0.0.1:${port}/pims`,
    key,
    counts: () => setting.world.counts(),
    phone: (vin) => phoneShows(setting, setting.scenarioOf(vin)),
    reset: (vin, only) => setting.world.reset(vin, vin === undefined || only === 'vehicle' ? undefined : setting.scenarioOf(vin).name),
    dropConnections: () => sockets.clients.forEach((socket) => socket.terminate()),
    stop: () => {
      timers.stop();
      return stopServer(http, sockets);
    },
  };
}

type Accepting = SimulatorOptions & { readonly key: Uint8Array; readonly timers: Timers; readonly announces: string | null };

/** The hello of a scenario; null: a bridge of 1.0 says nothing. */
function announced(named: Scenario | null): string | null {
  if (named?.bridge === '1.0') return null;
  const capabilities = CAPABILITIES.filter((one) => one !== 'ask-on-phone' || named?.bridge !== 'typed-here');
  const hello = writeHello({ version: '1.1', capabilities: new Set(capabilities) });
  return named?.bridge === 'stand-in' ? `${hello}; ${STAND_IN}` : hello;
}

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
function marksOf({ scenario, key, announces }: Accepting, { headers }: IncomingMessage): readonly string[] {
  const challenge = headers[CHALLENGE_HEADER.toLowerCase()];
  const proof = typeof challenge === 'string' ? [`${PROOF_HEADER}: ${proofOf(key, challenge, scenario)}`] : [];
  const hello = announces === null ? [] : [`X-PIMS-Bridge: ${announces}`];
  return [`${SIMULATOR_HEADER}: ${scenario}`, ...proof, ...hello];
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

function converse(socket: WebSocket, options: Accepting, setting: Setting, clock: Clock): void {
  const conversation = startConversation(setting);
  const { timers } = options;
  const record = (direction: 'in' | 'out', text: string): void => options.onTraffic?.({ at: clock.wall(), direction, text });
  socket.on('message', (data, isBinary) => {
    const text = isBinary ? null : textOf(data);
    if (text === null) return;
    record('in', text);
    conversation.receive(text).forEach(react);
  });
  socket.on('error', () => socket.terminate());

  function react(reaction: Reaction): void {
    if (reaction.kind === 'cancel') timers.cancel(reaction.of);
    else if (reaction.kind === 'later') timers.start(reaction.afterMs, reaction.of, () => reaction.run().forEach(react));
    else timers.start(reaction.afterMs, null, () => perform(reaction));
  }

  function perform(reaction: Extract<Reaction, { kind: 'send' | 'close' }>): void {
    if (socket.readyState !== socket.OPEN) return;
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
