/**
 * The web shell: serves the screens and the contract to a browser on this very computer (docs/architecture.md "Web shell").
 * Wire: GET of a fixed list of files; POST /api/session {code} → {token}; with the token in `X-CarKey-PageSession`
 * POST /api/call {method, input} → Reply, and POST /api/events {} → NDJSON of events, `{}` being a heartbeat.
 * Refusals are {error: sentence}: 401 no session, 403 not from our page or a wrong code, 421 another host name.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import type { ParsedApi } from '../../../app/contract/index.ts';
import { type AnyReply, type Assets, type Gate, isCommand, loadAssets, openGate, SECURITY_HEADERS } from '../common/index.ts';
import { judgeRequest, MAX_BODY, single } from './border.ts';
import { Connections } from './connections.ts';
import { streamEvents } from './event-stream.ts';
import { Sessions, type PageSession } from './sessions.ts';

/** What the web shell needs. `port` 0 or absent: any free one. `heartbeatMs` is for tests of slow readers. */
type WebShellOptions = {
  readonly api: ParsedApi;
  readonly rendererDir: string;
  readonly port?: number | undefined;
  readonly heartbeatMs?: number;
};

/** A running web shell. */
export interface WebShell {
  /** The first one-time address. */
  readonly url: string;
  readonly port: number;
  /** A fresh one-time address; the page that uses it becomes the one that may command. An unused older address ends. */
  newCode(): string;
  /** Ends streams and connections. */
  stop(): Promise<void>;
}

const codeBody = z.strictObject({ code: z.string().max(200) });
const callBody = z.strictObject({ method: z.string().max(60), input: z.unknown() });

/** Starts the web shell on 127.0.0.1 only. Rejects when the port is taken or the screens are not built. */
export async function startWebShell(options: WebShellOptions): Promise<WebShell> {
  const host = new WebHost(options, loadAssets(options.rendererDir));
  const port = await host.listen(options.port ?? 0);
  const newCode = () => `http://127.0.0.1:${port}/#code=${host.sessions.newCode()}`;
  return { url: newCode(), port, newCode, stop: () => host.stop() };
}

class WebHost {
  readonly sessions = new Sessions();
  readonly #options: WebShellOptions;
  readonly #assets: Assets;
  readonly #gates = new WeakMap<PageSession, Gate>();
  readonly #server: Server;
  readonly #connections: Connections;
  readonly #running = new Set<Promise<unknown>>();
  readonly #ended = new AbortController();
  #port = 0;

  constructor(options: WebShellOptions, assets: Assets) {
    this.#options = options;
    this.#assets = assets;
    // One operator with a few tabs: the limits are far above that and far below what would hurt.
    // Chromium lets go of an idle connection after 300 s. It is the one that ends it: a request that meets a connection which the server is just
    // closing fails, and with it the part of the page that it was for. Strangers are few whatever they wait for (connections.ts).
    const sizes = { maxHeaderSize: 8 * 1024, keepAliveTimeout: 310_000 };
    // Node looks at these limits only as often as it is told to, every half minute unless told.
    const times = { headersTimeout: 3_000, requestTimeout: 5_000, connectionsCheckingInterval: 500 };
    this.#server = createServer({ ...sizes, ...times }, (request, response) => this.#run(this.#answer(request, response)));
    this.#server.maxConnections = 256;
    this.#connections = new Connections(this.#server);
  }

  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
        this.#server.off('error', reject);
        this.#port = (this.#server.address() as AddressInfo).port;
        resolve(this.#port);
      });
    });
  }

  async stop(): Promise<void> {
    this.#ended.abort();
    await this.#connections.close(this.#running);
  }

  #run(answering: Promise<void>): void {
    this.#running.add(answering);
    void answering.finally(() => this.#running.delete(answering));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeaders(new Map(Object.entries(SECURITY_HEADERS)));
    const head = { method: request.method ?? '', target: request.url ?? '', rawHeaders: request.rawHeaders };
    const judged = judgeRequest(head, this.#port, (path) => this.#assets.has(path));
    if (!judged.ok) {
      refuse(response, judged.status, judged.reason);
      return;
    }
    if (judged.route === 'asset') {
      this.#sendAsset(head.method, head.target, response);
      return;
    }
    if (judged.route === 'session') return this.#withBody(request, response, (body) => this.#signIn(body, response));
    const session = this.sessions.find(single(head.rawHeaders, 'x-carkey-session'));
    if (session === null) {
      refuse(response, 401, 'This page is not signed in.');
      return;
    }
    this.#connections.trust(request.socket);
    const call = judged.route === 'call';
    return this.#withBody(request, response, (body) => (call ? this.#call(session, body, response) : this.#stream(session, response)));
  }

  async #withBody(request: IncomingMessage, response: ServerResponse, use: (body: unknown) => void | Promise<void>): Promise<void> {
    const body = await readJson(request);
    if (!body.ok) {
      refuse(response, body.status, body.reason);
      return;
    }
    await use(body.value);
  }

  #sendAsset(method: string, path: string, response: ServerResponse): void {
    const asset = this.#assets.get(path);
    if (asset === undefined) {
      refuse(response, 404, 'There is nothing at this address.');
      return;
    }
    response.writeHead(200, { 'Content-Type': asset.type, 'Content-Length': asset.body.length });
    response.end(method === 'HEAD' ? undefined : asset.body);
  }

  #signIn(body: unknown, response: ServerResponse): void {
    const parsed = codeBody.safeParse(body);
    const token = parsed.success ? this.sessions.open(parsed.data.code) : null;
    if (token === null) {
      refuse(response, 403, 'This address was used already; ask for a new one.');
      return;
    }
    sendJson(response, 200, { token });
  }

  async #call(session: PageSession, body: unknown, response: ServerResponse): Promise<void> {
    const parsed = callBody.safeParse(body);
    if (!parsed.success) {
      refuse(response, 400, 'A call has a method and an input.');
      return;
    }
    sendJson(response, 200, await this.#reply(session, parsed.data.method, parsed.data.input));
  }

  #reply(session: PageSession, method: string, input: unknown): Promise<AnyReply> {
    if (!isCommand(method) || this.sessions.mayCommand(session)) return this.#gate(session)(method, input);
    return Promise.resolve({ ok: false, error: { code: 'watch-only', detail: 'The console was opened in another page.' } });
  }

  /** Each page has limits of its own: one that only watches keeps no other from working. */
  #gate(session: PageSession): Gate {
    const gate = this.#gates.get(session) ?? openGate({ api: this.#options.api, now: () => performance.now() });
    this.#gates.set(session, gate);
    return gate;
  }

  #stream(session: PageSession, response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'application/x-ndjson; charset=utf-8' });
    const { api, heartbeatMs } = this.#options;
    streamEvents(api, response, AbortSignal.any([session.ended.signal, this.#ended.signal]), heartbeatMs);
  }
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const text = Buffer.from(JSON.stringify(value));
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': text.length });
  response.end(text);
}

/** Answers and hangs up: whatever else came on this connection is not looked at. */
function refuse(response: ServerResponse, status: number, reason: string): void {
  response.setHeader('Connection', 'close');
  sendJson(response, status, { error: reason });
}

type Body = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly status: 400 | 413; readonly reason: string };

/** Reads at most {@link MAX_BODY} bytes of JSON. */
async function readJson(request: IncomingMessage): Promise<Body> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    // The default iterator would close the connection before a refusal could be sent.
    for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > MAX_BODY) return { ok: false, status: 413, reason: 'The call is too large.' };
      parts.push(part);
    }
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts))) };
  } catch {
    // Cut off, not UTF-8 or not JSON: the caller learns that much and no more.
    return { ok: false, status: 400, reason: 'The call is not readable JSON.' };
  }
}
