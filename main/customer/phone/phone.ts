/**
 * The calls of the customer's side over the bridge. Secrets are opened here, for the one frame. One call that costs something, or that a
 * person at the phone has to answer, runs at a time; it has a limit of its own, tells its progress and can be given up.
 */
import { cancelCall, LONG_CALL_MS, parseCancel, type CancelState } from '../../../app/pims/bridge-protocol/index.ts';
import { callRow, forWire, type SessionRequest } from '../../../app/pims/session-calls/index.ts';
import type { LongCallView } from '../../../app/contract/index.ts';
import type { RequestOutcome, TransactionId } from '../../../app/pims/index.ts';
import { ok } from '../../../app/base/index.ts';
import { askedKind } from '../../../app/secret/index.ts';
import { faultFields, nextTurn } from '../../base/index.ts';
import { newTransactionId } from '../../pims/index.ts';
import { type Acted, type CustomerParts, no } from './parts.ts';

type Running = LongCallView & { readonly tx: TransactionId; readonly abort: AbortController; readonly isSent: boolean };

/** Does a person at the phone have to do something for it? */
function isLong({ call, parameters }: SessionRequest): boolean {
  return callRow(call).long || Object.values(parameters).some((value) => askedKind(value) !== null);
}

/** The calls of one phone. */
export class Phone {
  readonly #parts: CustomerParts;
  readonly #stopping = new AbortController();
  readonly #works = new Set<Promise<void>>();
  #running: Running | null = null;
  #onFree: () => void = () => undefined;

  constructor(parts: CustomerParts) {
    this.#parts = parts;
  }

  /** The call under way. */
  get call(): LongCallView | null {
    if (this.#running === null) return null;
    const { call, since, limitMs, progress, cancel } = this.#running;
    return { call, since, limitMs, progress, cancel };
  }

  /** Asks; free to repeat. */
  ask(request: SessionRequest): Promise<RequestOutcome> {
    const { context, answerMs } = this.#parts;
    const options = { transactionId: newTransactionId(), timeoutMs: answerMs, signal: this.#stopping.signal };
    return this.#outcomeOf(() => context.bridge.request(forWire(request), options));
  }

  /** Calls this each time when a call that cost is over, after whoever sent it has heard what it came to; not while the program stops. */
  whenFree(call: () => void): void {
    this.#onFree = call;
  }

  /** Keeps the phone for a call before the call is sent: until it ended, or is released. False: another one is under way. */
  reserve(request: SessionRequest, tx: TransactionId): boolean {
    if (this.#running !== null) return false;
    const { context } = this.#parts;
    const limitMs = isLong(request) ? LONG_CALL_MS : context.activationLimitMs();
    const since = context.clock.wall();
    this.#show({ call: request.call, since, limitMs, progress: null, cancel: null, tx, abort: new AbortController(), isSent: false });
    return true;
  }

  /** Gives the phone back. What another transaction keeps stays. */
  release(tx: TransactionId): void {
    if (this.#running?.tx !== tx) return;
    this.#show(null);
    if (!this.#stopping.signal.aborted) this.track(this.#tellFree());
  }

  async #tellFree(): Promise<void> {
    await nextTurn();
    if (!this.#stopping.signal.aborted && this.#running === null) this.#onFree();
  }

  /** Sends what costs, once, under the reservation of its transaction, or its own. Nothing is sent while another call is under way. */
  async spend(request: SessionRequest, tx: TransactionId): Promise<RequestOutcome> {
    this.reserve(request, tx);
    const running = this.#running;
    const isMine = running?.tx === tx && !running.isSent;
    if (!isMine || running.abort.signal.aborted || this.#stopping.signal.aborted) {
      if (isMine) this.release(tx);
      return { kind: 'not-sent', reason: 'aborted' };
    }
    this.#change(tx, { since: this.#parts.context.clock.wall(), isSent: true });
    const onProgress = (progress: LongCallView['progress']) => this.#change(tx, { progress });
    const options = {
      transactionId: tx,
      timeoutMs: running.limitMs,
      signal: running.abort.signal,
      ...(isLong(request) ? { onProgress } : {}),
    };
    try {
      return await this.#outcomeOf(() => this.#parts.context.bridge.request(forWire(request), options));
    } finally {
      this.release(tx);
    }
  }

  /** Gives up the call that was seen (`call`), while it runs: the bridge is asked where it can; where it cannot, or when asked again, only the waiting ends. */
  async cancel(call: string): Promise<Acted> {
    const running = this.#running;
    if (running === null) return no({ reason: 'nothing-running' });
    // Another one may have begun by itself since: the sign-out at the end of a job.
    if (running.call !== call) return no({ reason: 'overtaken' });
    await this.#giveUp(running);
    return ok(null);
  }

  async #giveUp(running: Running): Promise<void> {
    // What was not sent yet is not: nothing has to be asked for that.
    const canAsk = running.isSent && this.#parts.context.bridge.hello().capabilities.has('long-calls');
    if (!canAsk || running.cancel !== null) {
      running.abort.abort();
      return;
    }
    this.#change(running.tx, { cancel: 'asked' });
    const said = await this.#askCancel(running.tx);
    this.#change(running.tx, { cancel: said });
    // The bridge gives it up, or has its answer on the way; anything else leaves nothing to wait for.
    if (said === 'cannot' || said === 'not-seen') running.abort.abort();
  }

  /** Looks after work that nobody waits for: a fault of it is told, and the stop waits for it. */
  track(work: Promise<void>): void {
    const watched = work.catch((fault: unknown) => this.#parts.context.log.error('customer-work-failed', faultFields(fault)));
    this.#works.add(watched);
    void watched.then(() => this.#works.delete(watched));
  }

  /** Ends all waiting, and waits until everything that follows from that is written down. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#running?.abort.abort();
    while (this.#works.size > 0) await Promise.all(this.#works);
  }

  async #askCancel(tx: TransactionId): Promise<CancelState> {
    const { context, answerMs } = this.#parts;
    const outcome = await context.bridge.request(cancelCall(tx), { transactionId: newTransactionId(), timeoutMs: answerMs });
    const said = outcome.kind === 'answered' && outcome.answer.status === 'SUCCEEDED' ? parseCancel(outcome.answer.result) : null;
    return said ?? 'cannot';
  }

  /** What a call came to. After a fault of the program nobody knows whether it left, and what waits for its end must hear of one. */
  async #outcomeOf(send: () => Promise<RequestOutcome>): Promise<RequestOutcome> {
    try {
      return await send();
    } catch (fault) {
      this.#parts.context.log.error('customer-work-failed', faultFields(fault));
      return { kind: 'no-answer', reason: 'aborted', elapsedMs: 0 };
    }
  }

  #change(tx: TransactionId, patch: Partial<Running>): void {
    if (this.#running?.tx === tx) this.#show({ ...this.#running, ...patch });
  }

  #show(running: Running | null): void {
    this.#running = running;
    this.#parts.changed();
  }
}
