/**
 * A bridge on a real socket whose phone sits in one vehicle and whose answers a fault writes itself. It counts every activation that reaches
 * it, and can go deaf: a console that is taken for dead goes on running in this process, but is neither heard nor answered any more.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { SUBPROTOCOL } from '../../app/pims/envelope.ts';
import { API } from '../../app/pims/requests.ts';
import { CHALLENGE_HEADER, newSimulatorKey, PROOF_HEADER, proofOf, SIMULATOR_HEADER } from '../../main/pims/transport/simulator-proof.ts';

/** What the phone and the server say; a fault changes it while the bridge runs. */
export type Stage = {
  /** The VIN in the phone's answer when it is asked, and in its events: at the start, and right behind every answer. Null: not connected. */
  phone: { event: string | null; answer: string | null };
  /** Was the vehicle activated, by whomever? */
  active: boolean;
  /** Answers an activation; null stays silent. */
  activation: (transactionId: string) => object | null;
  /** The whole text of the answer to a request, whatever it is; null leaves it to the others. */
  text?: (request: StagedRequest) => string | null;
};

/** A running bridge. */
export type StagedBridge = {
  readonly url: string;
  /** What it proves by that it is a simulator of ours. */
  readonly key: Uint8Array;
  readonly stage: Stage;
  /** Activations that reached the bridge. */
  sets(): number;
  /** Cuts the connections of this moment: what was on its way over them is not heard any more. */
  goDeaf(): void;
  /** The connections of this moment, for what is no message at all. */
  lines(): readonly { readonly socket: WebSocket; readonly subscription: string | null }[];
  /** Says something over every connection that is listened to. */
  say(message: object): void;
  /** The same with any text, also for each line by the id of its subscription (null: it has none). */
  sayText(text: (subscription: string | null) => string): void;
  stop(): Promise<void>;
};

/** A request as it came. */
export type StagedRequest = { readonly transactionId: string; readonly method: string; readonly api?: string };
type Line = { readonly socket: WebSocket; deaf: boolean; subscription: string | null };

const vehicle = (vin: string | null) => (vin === null ? {} : { vin, protocol: 'CEA', model: 'NAC', version: '1.0.2', privacy: 'None' });
const eventOf = (vin: string | null) => ({ status: vin === null ? 'Disconnected' : 'Connected', ...vehicle(vin) });

/** Results of the calls that a fault does not write itself; null: a success without one. */
function resultOf({ method, api }: StagedRequest, { phone, active }: Stage): object | null {
  switch (`${method} ${api ?? ''}`) {
    case `get ${API.sdkVersion}`:
      return { versionFacade: '2.3.0' };
    case `get ${API.sdkDevice}`:
      return { OS: 'Android', batteryPercent: 80 };
    case `get ${API.connection}`:
      return vehicle(phone.answer);
    case `get ${API.services}`:
      return { services: [{ name: 'Remote Commands', code: 'REMOTE' }] };
    case `get ${API.carkey}`:
      return { isCarKeyVerified: active, cvsStatus: active ? 'active' : 'disabled' };
    default:
      return null;
  }
}

const send = ({ socket, deaf }: Line, message: object): void => {
  if (!deaf) socket.send(JSON.stringify(message));
};

/** Opens the bridge; it proves that it is a simulator of ours, so that practice talks to it and no account is needed. */
export async function openStagedBridge(stage: Stage): Promise<StagedBridge> {
  const http = createServer();
  const server = new WebSocketServer({ server: http, handleProtocols: () => SUBPROTOCOL });
  const lines = new Set<Line>();
  let sets = 0;
  const tell = (line: Line): void => {
    if (line.subscription !== null) send(line, { transactionId: line.subscription, status: 'RESULT', result: eventOf(stage.phone.event) });
  };
  const hear = (line: Line, request: StagedRequest): void => {
    if (line.deaf) return;
    const { transactionId, method, api } = request;
    const text = stage.text?.(request) ?? null;
    if (method === 'set' && api === API.carkey && text !== null) sets += 1;
    if (text !== null) {
      line.socket.send(text);
      return;
    }
    if (method === 'set' && api === API.carkey) {
      sets += 1;
      const answer = stage.activation(transactionId);
      if (answer !== null) send(line, { transactionId, ...answer });
      return;
    }
    const result = resultOf(request, stage);
    send(line, { transactionId, status: 'SUCCEEDED', ...(result === null ? {} : { result }) });
    if (method === 'subscribe') line.subscription = transactionId;
    if (method === 'subscribe' || api === API.connection) tell(line);
  };
  const key = newSimulatorKey();
  server.on('headers', (headers, request) => {
    const proof = proofOf(key, String(request.headers[CHALLENGE_HEADER.toLowerCase()]), 'staged');
    headers.push(`Date: ${new Date().toUTCString()}`, `${SIMULATOR_HEADER}: staged`, `${PROOF_HEADER}: ${proof}`);
  });
  server.on('connection', (socket) => {
    const line: Line = { socket, deaf: false, subscription: null };
    lines.add(line);
    socket.on('error', () => socket.terminate());
    socket.on('close', () => lines.delete(line));
    socket.on('message', (data) => hear(line, JSON.parse((data as Buffer).toString()) as StagedRequest));
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  return {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/pims`,
    key,
    stage,
    sets: () => sets,
    goDeaf: () =>
      lines.forEach((line) => {
        line.deaf = true;
        line.socket.terminate();
      }),
    lines: () => [...lines],
    say: (message) => lines.forEach((line) => send(line, message)),
    sayText: (text) => lines.forEach((line) => line.socket.send(text(line.subscription))),
    async stop() {
      server.clients.forEach((socket) => socket.terminate());
      server.close();
      http.close();
      await once(http, 'close');
    },
  };
}
