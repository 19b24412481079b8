/** What happened by itself and the log did not take: it is tried again, in its order, until the log writes. */
import type { AuditTrail } from '../../audit/index.ts';

/** So long until it is tried again, ms: a disk that is free again says so to nobody. */
const AGAIN_MS = 10_000;

/** Events that are to be written, oldest first. `write` writes one down; false: the log does not take it. */
export class Owed<E> {
  readonly #write: (event: E) => boolean;
  readonly #unlisten: () => void;
  #events: readonly E[] = [];
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(trail: Pick<AuditTrail, 'listen'>, write: (event: E) => boolean) {
    this.#write = write;
    this.#unlisten = trail.listen(() => this.#soon());
  }

  /** So many are owed. */
  get size(): number {
    return this.#events.length;
  }

  /** Keeps an event, behind what is owed already. */
  keep(event: E): void {
    this.#events = [...this.#events, event];
    this.#later();
  }

  /** Nothing is owed any more. */
  clear(): void {
    this.#events = [];
    clearTimeout(this.#timer);
  }

  /** Writes what is owed. False: the log does not take one of it, which stays with all that came after it. */
  settle(): boolean {
    let [event] = this.#events;
    while (event !== undefined) {
      // What writing it leads to finds it written.
      this.#events = this.#events.slice(1);
      if (!this.#write(event)) {
        this.#events = [event, ...this.#events];
        this.#later();
        return false;
      }
      [event] = this.#events;
    }
    clearTimeout(this.#timer);
    return true;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#unlisten();
  }

  #later(): void {
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => this.settle(), AGAIN_MS).unref();
  }

  /** The log writes again. Not in the middle of what it tells. */
  #soon(): void {
    if (this.size === 0) return;
    queueMicrotask(() => {
      if (!this.#stopped) this.settle();
    });
  }
}
