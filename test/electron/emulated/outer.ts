/**
 * The other end of the emulation is a test: it holds the real Chromium and passes DevTools messages on. What goes over Node's own IPC channel
 * is written down here once, for both ends.
 */

/** From the emulation to the test. `ask` is answered by an `answer` of the same `id`; `tell` is not. */
export type Inner =
  | { readonly kind: 'ask'; readonly id: number; readonly what: 'page' | 'browser'; readonly method: string; readonly params: Plain }
  | { readonly kind: 'tell'; readonly what: string; readonly value: unknown };

/** From the test to the emulation. `event`: a DevTools event; `play`: something that the system or a person does. */
export type Outer =
  | { readonly kind: 'answer'; readonly id: number; readonly value?: unknown; readonly fault?: string }
  | { readonly kind: 'event'; readonly method: string; readonly params: Plain }
  | { readonly kind: 'play'; readonly what: string; readonly value: unknown };

/** An object of DevTools' protocol. */
export type Plain = Readonly<Record<string, unknown>>;

const waiting = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (fault: Error) => void }>();
const listeners = { event: new Map<string, ((params: Plain) => void)[]>(), play: new Map<string, ((value: unknown) => void)[]>() };
let asked = 0;

function send(message: Inner): void {
  // A test that is over hears nothing more; the program ends by itself then.
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

/** Asks the page's (or the browser's) DevTools session. Rejects with the browser's own words. */
export function ask<T = Plain>(what: 'page' | 'browser', method: string, params: Plain = {}): Promise<T> {
  asked += 1;
  const id = asked;
  return new Promise<T>((resolve, reject) => {
    waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
    send({ kind: 'ask', id, what, method, params });
  });
}

/** Tells the test what the program did to the system: an error box, a path, an exit. */
export const tell = (what: string, value: unknown = null): void => send({ kind: 'tell', what, value });

/** Hears a DevTools event. */
export const onEvent = (method: string, listener: (params: Plain) => void): void => add(listeners.event, method, listener);
/** Hears what the system or a person does. */
export const onPlay = (what: string, listener: (value: unknown) => void): void => add(listeners.play, what, listener);

function add<T>(map: Map<string, T[]>, name: string, listener: T): void {
  map.set(name, [...(map.get(name) ?? []), listener]);
}

process.on('message', (message: Outer) => {
  if (message.kind === 'event') for (const listener of listeners.event.get(message.method) ?? []) listener(message.params);
  if (message.kind === 'play') for (const listener of listeners.play.get(message.what) ?? []) listener(message.value);
  if (message.kind !== 'answer') return;
  const one = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.fault === undefined) one?.resolve(message.value);
  else one?.reject(new Error(message.fault));
});
// Without a test on the other side there is no screen: the emulation must not outlive it.
process.on('disconnect', () => process.exit(70));
process.channel?.unref();
