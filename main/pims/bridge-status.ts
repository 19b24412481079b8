/** The state of a bridge, its listeners, and waiting for it. */
import type { BridgeState } from '../../app/pims/index.ts';
import type { BridgeLogEvent } from './bridge-log.ts';

export class BridgeStatus {
  #state: BridgeState = { name: 'off' };
  #final = false;
  readonly #listeners = new Set<(state: BridgeState) => void>();
  readonly #log: (event: BridgeLogEvent) => void;

  constructor(log: (event: BridgeLogEvent) => void) {
    this.#log = log;
  }

  get(): BridgeState {
    return this.#state;
  }

  /** Changes the state; `before` runs when it holds already but nobody has heard of it. */
  become(state: BridgeState, before?: () => void): void {
    this.#state = state;
    before?.();
    const problem = 'problem' in state ? { problem: state.problem } : {};
    this.#log({ event: 'state', name: state.name, ...problem, ...('attempt' in state ? { attempt: state.attempt } : {}) });
    for (const listener of [...this.#listeners]) listener(state);
  }

  listen(listener: (state: BridgeState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when nothing more happens by itself (ready, refused, stopped), or when the limit is over or the wait is aborted. */
  settled(timeoutMs: number, signal?: AbortSignal): Promise<BridgeState> {
    if (this.#isSettled() || signal?.aborted === true) return Promise.resolve(this.#state);
    return new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        stopListening();
        signal?.removeEventListener('abort', finish);
        resolve(this.#state);
      };
      const timer = setTimeout(finish, timeoutMs);
      const stopListening = this.listen(() => {
        if (this.#isSettled()) finish();
      });
      signal?.addEventListener('abort', finish, { once: true });
    });
  }

  /** The last state: off. Waiters are told, then nobody any more. */
  stop(): void {
    this.#final = true;
    this.become({ name: 'off' });
    this.#listeners.clear();
  }

  #isSettled(): boolean {
    return this.#final || this.#state.name === 'ready' || this.#state.name === 'refused';
  }
}
