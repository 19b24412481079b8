/**
 * The web shell's transport. The one-time code of the address is traded for a session token, which lives in sessionStorage and
 * travels in a header: no cookie, no query. Events come as NDJSON over a fetch stream.
 */
import type { ConsoleEvent, Payload, MethodName, Reply } from '../../app/contract/index.ts';
import { refused } from '../../app/refusals/index.ts';
import { backoffMs, pause } from './backoff.ts';
import { NdjsonReader } from './ndjson.ts';
import type { LineState, Transport } from './transport.ts';

const HEADER = 'X-CarKey-Session';
const TOKEN_KEY = 'carkey.session';
/** The shell sends a heartbeat at least every 15 s; a stream silent for longer is dead. */
const SILENCE_MS = 40_000;

/** What a page still has to say when it is closed. */
const LAST_WORDS: ReadonlySet<MethodName> = new Set<MethodName>(['code.hide']);

/** Nobody answers, or nothing that can be read: what became of the message is not known. */
const UNREACHABLE = refused({ reason: 'console-unreachable' });

/** What the web transport takes from the browser; tests pass their own. */
export type WebWorld = {
  readonly fetch: typeof fetch;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly location: { readonly hash: string; readonly pathname: string };
  readonly history: Pick<History, 'replaceState'>;
};

/** Opens the transport. Returns at once; the line's state tells how it goes. `stop` ends the stream. */
export function openWeb(world: WebWorld): Transport & { stop(): void } {
  const line = new Line();
  const listeners = new Set<(event: ConsoleEvent) => void>();
  const ending = new AbortController();
  const token = signIn(world).then((value) => {
    if (value === null) line.set('signed-out');
    else void follow(world, value, line, listeners, ending.signal);
    return value;
  });
  return {
    call: async (method, input) => send(world, await token, line, method, input),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watch: (listener) => line.watch(listener),
    stop: () => ending.abort(),
  };
}

class Line {
  #state: LineState = 'connecting';
  readonly #watchers = new Set<(state: LineState) => void>();

  get state(): LineState {
    return this.#state;
  }
  set(state: LineState): void {
    // A finished session cannot come back by itself.
    if (state === this.#state || this.#state === 'signed-out') return;
    this.#state = state;
    for (const watcher of this.#watchers) watcher(state);
  }
  watch(watcher: (state: LineState) => void): () => void {
    this.#watchers.add(watcher);
    watcher(this.#state);
    return () => this.#watchers.delete(watcher);
  }
}

/** Trades `#code=…` for a token, or takes the one kept from before a reload. The code leaves the address bar either way. */
async function signIn(world: WebWorld): Promise<string | null> {
  const code = new URLSearchParams(world.location.hash.replace(/^#/, '')).get('code');
  if (code === null) return world.storage.getItem(TOKEN_KEY);
  world.history.replaceState(null, '', world.location.pathname);
  const answer = await post(world, '/api/session', { code }, null);
  if (answer?.ok !== true) return world.storage.getItem(TOKEN_KEY);
  const body: unknown = await answer.json();
  if (typeof body !== 'object' || body === null || !('token' in body) || typeof body.token !== 'string') return null;
  world.storage.setItem(TOKEN_KEY, body.token);
  return body.token;
}

type PostOptions = { readonly signal?: AbortSignal; /** Sent even though the page goes away meanwhile. */ readonly keepalive?: boolean };

async function post(
  world: WebWorld,
  path: string,
  body: unknown,
  token: string | null,
  options: PostOptions = {},
): Promise<Response | null> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  if (token !== null) headers[HEADER] = token;
  try {
    return await world.fetch(path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      credentials: 'omit',
      ...options,
    });
  } catch {
    return null;
  }
}

async function send<M extends MethodName>(
  world: WebWorld,
  token: string | null,
  line: Line,
  method: M,
  input: Payload<M>,
): Promise<Reply<M>> {
  const answer = token === null ? null : await post(world, '/api/call', { method, input }, token, { keepalive: LAST_WORDS.has(method) });
  if (answer?.status === 401) signOut(world, line);
  if (answer?.ok !== true) return { ok: false, error: UNREACHABLE };
  try {
    return (await answer.json()) as Reply<M>;
  } catch {
    return { ok: false, error: UNREACHABLE };
  }
}

function signOut(world: WebWorld, line: Line): void {
  world.storage.removeItem(TOKEN_KEY);
  line.set('signed-out');
}

/** Follows the event stream for as long as the page lives, with growing pauses between tries. */
async function follow(
  world: WebWorld,
  token: string,
  line: Line,
  listeners: ReadonlySet<(event: ConsoleEvent) => void>,
  ending: AbortSignal,
): Promise<void> {
  let tries = 0;
  while (!ending.aborted && line.state !== 'signed-out') {
    const stream = new AbortController();
    const stop = () => stream.abort();
    ending.addEventListener('abort', stop, { once: true });
    const answer = await post(world, '/api/events', {}, token, { signal: stream.signal });
    if (answer?.status === 401) signOut(world, line);
    else if (answer?.ok === true && answer.body !== null) {
      tries = 0;
      line.set('up');
      await drain(answer.body, stream, listeners);
    }
    ending.removeEventListener('abort', stop);
    line.set('down');
    await pause(backoffMs(tries), ending);
    tries += 1;
  }
}

/** Reads one stream to its end. A stream without a heartbeat for {@link SILENCE_MS} is given up. */
async function drain(
  body: ReadableStream<Uint8Array>,
  stream: AbortController,
  listeners: ReadonlySet<(event: ConsoleEvent) => void>,
): Promise<void> {
  const lines = new NdjsonReader();
  const reader = body.getReader();
  try {
    for (;;) {
      const silence = setTimeout(() => stream.abort(), SILENCE_MS);
      const part = await reader.read().finally(() => clearTimeout(silence));
      if (part.done) return;
      // The shell derives events from the same contract; their shape is checked by type at the sender.
      for (const event of lines.push(part.value)) for (const listener of listeners) listener(event as ConsoleEvent);
    }
  } catch {
    // Cut or given up: the caller tries again.
    return;
  }
}
