/** What comes in on a bridge: each frame goes to the request or subscription it belongs to, and all others are told as strays. */
import { type Answer, type FrameFault, parseFrame, transactionOfFrame } from '../../app/pims/index.ts';
import { progressOf } from '../../app/pims/bridge-protocol/index.ts';
import type { Result } from '../../app/base/index.ts';
import type { Stray } from './api.ts';
import type { BridgeLogEvent } from './bridge-log.ts';
import type { PendingRequests } from './pending.ts';
import type { Subscriptions } from './subscriptions.ts';

export class Inbox {
  readonly #pending: PendingRequests;
  readonly #subscriptions: Subscriptions;
  readonly #log: (event: BridgeLogEvent) => void;
  readonly #listeners = new Set<(stray: Stray) => void>();

  constructor(pending: PendingRequests, subscriptions: Subscriptions, log: (event: BridgeLogEvent) => void) {
    this.#pending = pending;
    this.#subscriptions = subscriptions;
    this.#log = log;
  }

  /** Listens to strays; returns the function that ends it. */
  onStray(listener: (stray: Stray) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes one frame, readable or not; true when somebody waited for it. `bytes` is its size on the wire. */
  receive(frame: Result<string, FrameFault>, bytes: number): boolean {
    const parsed = frame.ok ? parseFrame(frame.value) : frame;
    if (parsed.ok) return this.#sort(parsed.value);
    this.#tell({ kind: 'fault', fault: parsed.error, bytes }, { fault: parsed.error });
    // An unreadable answer to one of our requests: nobody has to wait for its limit.
    const id = frame.ok ? transactionOfFrame(frame.value) : null;
    if (id !== null) this.#pending.fail(id, 'unreadable');
    return false;
  }

  stop(): void {
    this.#listeners.clear();
  }

  #sort(answer: Answer): boolean {
    const progress = progressOf(answer);
    // Counted as something that nobody asked for: a bridge could tell progress without end.
    if (progress !== null && this.#pending.progress(answer.transactionId, progress)) return false;
    if (answer.status === 'RESULT' ? this.#subscriptions.deliver(answer) : this.#pending.answer(answer)) return answer.status !== 'RESULT';
    const { transactionId } = answer;
    const settled = this.#pending.settled(transactionId);
    if (settled === 'ended') this.#pending.remember(transactionId, 'answered');
    const kind = settled === 'ended' ? 'late' : settled === 'answered' ? 'double' : 'foreign';
    this.#tell({ kind, answer }, { transactionId });
    return false;
  }

  #tell(stray: Stray, details: { readonly fault?: FrameFault; readonly transactionId?: string }): void {
    this.#log({ event: 'stray', kind: stray.kind, ...details });
    for (const listener of [...this.#listeners]) listener(stray);
  }
}
