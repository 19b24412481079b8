/** Requests that wait for their answer, and the memory of those that no longer do. */
import type { Progress } from '../../app/pims/bridge-protocol/index.ts';
import type { RequestOutcome, TransactionId } from '../../app/pims/index.ts';
import type { Clock } from '../base/index.ts';

/** What became of an id that is not waiting: `answered`, or `ended` without an answer. */
type Settled = 'answered' | 'ended';

type Waiting = {
  readonly isActivation: boolean;
  readonly onProgress: Patience['onProgress'];
  readonly settle: (outcome: RequestOutcome) => void;
};

/** How long an answer is waited for, ms, until `signal` ends it; and whether it says what became of an activation. */
type Patience = {
  readonly timeoutMs: number;
  readonly isActivation: boolean;
  readonly signal: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
};

/** Ids remembered after they ended; the oldest are forgotten first (a stray with such an id then counts as foreign). */
const MEMORY = 20_000;

/** The open requests of one bridge. Memory outlives connections, so that an answer after a reconnect is still known as late. */
export class PendingRequests {
  readonly #waiting = new Map<TransactionId, Waiting>();
  readonly #settled = new Map<TransactionId, Settled>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether the id was used before, in any way. An id must never be used twice. */
  knows(id: TransactionId): boolean {
    return this.#waiting.has(id) || this.#settled.has(id);
  }

  /** What became of an id that does not wait; null when it never was ours. */
  settled(id: TransactionId): Settled | null {
    return this.#settled.get(id) ?? null;
  }

  /** Remembers an answer that came after its request had ended, so that the next one counts as a double. */
  remember(id: TransactionId, how: Settled): void {
    this.#settled.delete(id);
    this.#settled.set(id, how);
    const oldest = this.#settled.size > MEMORY ? this.#settled.keys().next().value : undefined;
    if (oldest !== undefined) this.#settled.delete(oldest);
  }

  /** Waits for the answer to a request that is about to leave. Settles by answer, limit, abort, or loss of the connection. */
  wait(id: TransactionId, { timeoutMs, isActivation, signal, onProgress }: Patience): Promise<RequestOutcome> {
    const startedAt = this.#clock.mono();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.fail(id, 'timeout'), timeoutMs);
      const onAbort = (): void => this.fail(id, 'aborted');
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#waiting.set(id, {
        isActivation,
        onProgress,
        settle: (outcome) => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', onAbort);
          this.#waiting.delete(id);
          this.remember(id, outcome.kind === 'answered' ? 'answered' : 'ended');
          resolve(outcome.kind === 'not-sent' ? outcome : { ...outcome, elapsedMs: this.#clock.mono() - startedAt });
        },
      });
    });
  }

  /** Does anybody wait for what became of an activation? */
  awaitsActivation(): boolean {
    return [...this.#waiting.values()].some((one) => one.isActivation);
  }

  /** Settles one by its answer; false when nobody waits for it. */
  answer(answer: Extract<RequestOutcome, { kind: 'answered' }>['answer']): boolean {
    const waiting = this.#waiting.get(answer.transactionId);
    waiting?.settle({ kind: 'answered', answer, elapsedMs: 0 });
    return waiting !== undefined;
  }

  /** Tells how far one is; false when nobody waits for it, or nobody asked. */
  progress(id: TransactionId, progress: Progress): boolean {
    const onProgress = this.#waiting.get(id)?.onProgress;
    onProgress?.(progress);
    return onProgress !== undefined;
  }

  /** Settles one without an answer. */
  fail(id: TransactionId, reason: Extract<RequestOutcome, { kind: 'no-answer' }>['reason']): void {
    this.#waiting.get(id)?.settle({ kind: 'no-answer', reason, elapsedMs: 0 });
  }

  /** The connection is gone: what was sent may or may not have arrived. */
  failAll(reason: 'disconnected'): void {
    for (const id of [...this.#waiting.keys()]) this.fail(id, reason);
  }
}
