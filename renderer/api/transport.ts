/** What the renderer needs from a shell: the console's contract and whether its line is up. */
import type { ConsoleApi } from '../../app/contract/index.ts';

/**
 * The line to machine's side. `up`: events flow. `down`: lost, tried again by itself.
 * `signed-out`: the session is over or was never opened; only a new address helps.
 */
export type LineState = 'connecting' | 'up' | 'down' | 'signed-out';

/** `ConsoleApi` and the state of the line that carries it. */
export type Transport = ConsoleApi & {
  /** Tells the present state at once and every change after it; returns the function that ends it. */
  watch(listener: (state: LineState) => void): () => void;
};

/** Wraps an in-process console (Electron's preload): its line is always up. */
export function direct(api: ConsoleApi): Transport {
  return {
    call: (method, input) => api.call(method, input),
    listen: (listener) => api.listen(listener),
    watch: (listener) => {
      listener('up');
      return () => undefined;
    },
  };
}
