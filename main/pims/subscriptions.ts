/** Subscriptions that outlive connections: one per API on the wire, any number of listeners here. */
import type { Answer, PimsRequest, TransactionId } from '../../app/pims/index.ts';

/** An event of a subscription. */
export type SubscriptionEvent = Extract<Answer, { status: 'RESULT' }>;

type Entry = { readonly listeners: Set<(event: SubscriptionEvent) => void>; last: SubscriptionEvent | null };

/** Subscription ids remembered; a bridge that kept a subscription over a reconnect goes on using the id of the first one. */
const MEMORY = 200;

export class Subscriptions {
  readonly #entries = new Map<string, Entry>();
  readonly #apiOf = new Map<TransactionId, string>();
  readonly #send: (request: PimsRequest) => TransactionId | null;

  /** `send` gives the id of the request, or null while there is no connection. */
  constructor(send: (request: PimsRequest) => TransactionId | null) {
    this.#send = send;
  }

  /** Adds a listener; it hears the last event at once if there is one on this connection. Returns the function that removes it. */
  add(api: string, listener: (event: SubscriptionEvent) => void): () => void {
    const known = this.#entries.get(api);
    const entry: Entry = known ?? { listeners: new Set(), last: null };
    entry.listeners.add(listener);
    if (known === undefined) {
      this.#entries.set(api, entry);
      this.#ask(api);
    } else if (known.last !== null) listener(known.last);
    return () => this.#remove(api, entry, listener);
  }

  /** After a (re)connect: subscribes everything again. */
  renew(): void {
    for (const [api, entry] of this.#entries) {
      entry.last = null;
      this.#ask(api);
    }
  }

  /** Hands an event to its listeners; false when it belongs to no subscription of this run. */
  deliver(event: SubscriptionEvent): boolean {
    const api = this.#apiOf.get(event.transactionId);
    if (api === undefined) return false;
    const entry = this.#entries.get(api);
    if (entry === undefined) return true;
    entry.last = event;
    for (const listener of [...entry.listeners]) listener(event);
    return true;
  }

  #ask(api: string): void {
    const id = this.#send({ method: 'subscribe', api });
    if (id === null) return;
    this.#apiOf.set(id, api);
    const oldest = this.#apiOf.size > MEMORY ? this.#apiOf.keys().next().value : undefined;
    if (oldest !== undefined) this.#apiOf.delete(oldest);
  }

  #remove(api: string, entry: Entry, listener: (event: SubscriptionEvent) => void): void {
    entry.listeners.delete(listener);
    if (entry.listeners.size > 0 || this.#entries.get(api) !== entry) return;
    this.#entries.delete(api);
    this.#send({ method: 'unsubscribe', api });
  }
}
