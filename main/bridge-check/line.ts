/** The kit's end of a connection: raw frames, since what is checked is what a client would have taken for granted. */
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import type { Json, JsonObject } from '../../app/base/index.ts';
import { SUBPROTOCOL } from '../../app/pims/index.ts';

/** A rule that does not hold, and what was seen instead. */
export class Broken extends Error {}

/** Longest piece of what was seen. */
const SEEN = 300;

/** Says what was seen where it is not as the rule wants it. */
export function must(holds: boolean, saw: string): asserts holds {
  if (!holds) throw new Broken(saw.slice(0, SEEN));
}

/** One frame of the bridge. */
export type Frame = JsonObject;

/** A request of the kit; `more` stands beside `api`. */
export type Request = {
  readonly method: string;
  readonly api?: string;
  readonly parameters?: JsonObject;
  readonly more?: JsonObject;
};

/** An open connection. */
export type Line = {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly protocol: string;
  /** Sends a request and returns its id; `id` sends one again. */
  send(request: Request, id?: string): string;
  raw(data: string | Buffer, binary: boolean): void;
  /** Every frame with this id so far, `RESULT` among them. */
  of(id: string): readonly Frame[];
  all(): readonly Frame[];
  /** The one answer to an id. */
  answer(id: string, limitMs?: number): Promise<Frame>;
  ask(request: Request): Promise<Frame>;
  /** Resolves with the pong. */
  ping(limitMs: number): Promise<void>;
  /** Waits until this holds. */
  until(holds: () => boolean, saw: string, limitMs?: number): Promise<void>;
  readonly isOpen: () => boolean;
  close(): void;
};

/** How a connection is asked for; what is not named is as the protocol wants it. */
export type Upgrade = {
  readonly url: string;
  readonly token: string | null;
  readonly subprotocol?: string | readonly string[] | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly limitMs: number;
};

/** What came of it. `status`: HTTP status of a refusal; null: no answer at all. */
export type Reached = { readonly line: Line } | { readonly status: number | null };

/** Asks for the upgrade. Never throws: a refusal is what half of the rules want. */
export function reach({ url, token, subprotocol = SUBPROTOCOL, headers = {}, limitMs }: Upgrade): Promise<Reached> {
  const bearer = token === null ? {} : { Authorization: `Bearer ${token}` };
  const socket = new WebSocket(url, subprotocol === null ? [] : [subprotocol].flat(), {
    headers: { ...bearer, ...headers },
    perMessageDeflate: false,
    handshakeTimeout: limitMs,
    followRedirects: false,
  });
  return new Promise((resolve) => {
    let answered: Line['headers'] = {};
    socket.on('upgrade', (response) => (answered = response.headers));
    socket.on('unexpected-response', (_request, response) => {
      resolve({ status: response.statusCode ?? null });
      socket.terminate();
    });
    socket.on('error', () => resolve({ status: null }));
    const frames: Frame[] = [];
    socket.on('message', (data, binary) => {
      const frame = binary ? null : frameOf((data as Buffer).toString('utf8'));
      if (frame !== null) frames.push(frame);
    });
    socket.on('open', () => resolve({ line: lineOf(socket, frames, answered, limitMs) }));
  });
}

function frameOf(text: string): Frame | null {
  try {
    const value = JSON.parse(text) as Json;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
  } catch {
    return null;
  }
}

/** How often the frames are looked at, ms. */
const LOOK_MS = 5;

function lineOf(socket: WebSocket, frames: readonly Frame[], headers: Line['headers'], limit: number): Line {
  const of: Line['of'] = (id) => frames.filter((frame) => frame['transactionId'] === id);
  const found = (id: string): Frame | undefined => of(id).find((frame) => frame['status'] !== 'RESULT');
  const until: Line['until'] = async (holds, saw, limitMs = limit) => {
    const end = Date.now() + limitMs;
    while (!holds()) {
      must(Date.now() < end, saw);
      await pause(LOOK_MS);
    }
  };
  const send: Line['send'] = ({ method, api, parameters, more = {} }, id = randomUUID()) => {
    const shown = { ...(api === undefined ? {} : { api }), ...(parameters === undefined ? {} : { parameters }) };
    socket.send(JSON.stringify({ transactionId: id, method, ...shown, ...more }));
    return id;
  };
  const answer: Line['answer'] = async (id, limitMs = limit) => {
    await until(() => found(id) !== undefined || socket.readyState !== socket.OPEN, 'no answer came', limitMs);
    const frame = found(id);
    must(frame !== undefined, 'the connection ended without an answer');
    return frame;
  };
  return {
    headers,
    protocol: socket.protocol,
    send,
    raw: (data, binary) => socket.send(data, { binary }),
    of,
    all: () => frames,
    answer,
    ask: (request) => answer(send(request)),
    ping: (limitMs) => ping(socket, limitMs),
    until,
    isOpen: () => socket.readyState === socket.OPEN,
    close: () => socket.terminate(),
  };
}

async function ping(socket: WebSocket, limitMs: number): Promise<void> {
  const pongs: true[] = [];
  socket.once('pong', () => pongs.push(true));
  socket.ping();
  const end = Date.now() + limitMs;
  while (pongs.length === 0) {
    must(Date.now() < end, 'no pong came');
    await pause(LOOK_MS);
  }
}

/** Waits. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** The code of an error answer; null: it is none. Codes come as numbers and as text. */
export function codeOf(frame: Frame): number | null {
  const error = frame['error'];
  if (frame['status'] !== 'FAILED' || typeof error !== 'object' || error === null || Array.isArray(error)) return null;
  return Number((error as JsonObject)['code']);
}

/** An answer in a few words, for "what was seen". */
export function seen(frame: Frame): string {
  const code = codeOf(frame);
  return code === null
    ? `${JSON.stringify(frame['status'] ?? null)} ${JSON.stringify(frame['result'] ?? null).slice(0, 120)}`
    : `error ${code}`;
}
