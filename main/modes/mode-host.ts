/** Holds the one running mode with its peer, and replaces them as a whole when the settings say so. */
import type { Result } from '../../app/base/index.ts';
import type { RunningMode } from './mode.ts';
import type { Peer } from './peer.ts';

/** A mode and what stands behind it. */
export type Hosted = { readonly mode: RunningMode; readonly peer: Peer };

export class ModeHost<P> {
  readonly #start: () => Promise<Result<Hosted, P>>;
  readonly #leave: (running: RunningMode) => void;
  #running: Hosted | null = null;
  /** The last step, however it ended. */
  #turn: Promise<unknown> = Promise.resolve();
  #ended = false;

  /** `leave` hears of every restart while the old mode still runs. */
  constructor(start: () => Promise<Result<Hosted, P>>, leave: (running: RunningMode) => void) {
    this.#start = start;
    this.#leave = leave;
  }

  /** False before the start, after the stop, and while one mode is replaced by another. */
  get isRunning(): boolean {
    return this.#running !== null;
  }

  /** The running mode. Asking while none runs is a bug. */
  get current(): RunningMode {
    if (this.#running === null) throw new Error('no mode is running');
    return this.#running.mode;
  }

  /** The other end of the running mode's bridge. */
  get peer(): Peer {
    if (this.#running === null) throw new Error('no mode is running');
    return this.#running.peer;
  }

  /** Stops what runs and starts what the settings say now. Null when it runs. */
  restart(): Promise<P | null> {
    if (this.#running !== null) this.#leave(this.#running.mode);
    return this.#after(async () => {
      await this.#halt();
      return this.#begin();
    });
  }

  /** Waits for a restart that is under way; where none brought a mode, tries once more. Null when one runs. */
  revive(): Promise<P | null> {
    return this.#after(() => (this.isRunning ? Promise.resolve(null) : this.#begin()));
  }

  /** Ends for good. */
  async stop(): Promise<void> {
    this.#ended = true;
    await this.#turn;
    await this.#halt();
  }

  /** One after the other: two modes on one folder lock each other out. */
  #after(step: () => Promise<P | null>): Promise<P | null> {
    const next = this.#turn.then(step);
    this.#turn = next.catch(() => undefined);
    return next;
  }

  async #begin(): Promise<P | null> {
    if (this.#ended) throw new Error('the console is stopping');
    const started = await this.#start();
    if (!started.ok) return started.error;
    this.#running = started.value;
    return null;
  }

  async #halt(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    await running?.mode.stop();
    await running?.peer.stop();
  }
}
