/**
 * Runs a script over a byte stream, without owning the stream or a clock: the caller hands in bytes and reached limits, and does what
 * it is told. There is one command in flight at any time, so requests cannot overlap and nothing is pipelined.
 */
import { cancelBytes, encode, type FramedAnswer, Framing, LIMITS } from '../protocol/index.ts';
import type { Script, Step, StepAnswer } from './steps.ts';

/** How a conversation ended. */
export type Ending<T> = { readonly kind: 'finished'; readonly value: T } | { readonly kind: 'cancelled' };

/** What the caller does now. `send`: write and start a fresh limit (the old one is void). `wait`: nothing changes. */
export type Deed<T> =
  | { readonly kind: 'send'; readonly bytes: Uint8Array; readonly limitMs: number; readonly step: Step }
  | { readonly kind: 'wait' }
  | { readonly kind: 'done'; readonly outcome: Ending<T> };

type Phase = 'new' | 'asking' | 'waking' | 'cancelling' | 'done';
const STRAYS = 16;
const WAIT = { kind: 'wait' } as const;

/** One conversation. `restore` is run after a cancel, so that the adapter is left as it was found; it ends early if the adapter is silent. */
export class Conversation<T> {
  readonly #script: Script<T>;
  readonly #restore: Script<unknown>;
  readonly #framing = new Framing();
  #phase: Phase = 'new';
  #restoring = false;
  #overflow = false;
  #step: Step | null = null;
  #strays: (readonly string[])[] = [];

  constructor(script: Script<T>, restore: Script<unknown>) {
    this.#script = script;
    this.#restore = restore;
  }

  /** The first thing to send. */
  start(): Deed<T> {
    return this.#follow(this.#script.next());
  }

  /** Bytes arrived, cut anyhow. */
  bytes(chunk: Iterable<number>, at: number): Deed<T> {
    let deed: Deed<T> = WAIT;
    for (const framed of this.#framing.feed(chunk)) {
      const next = framed.kind === 'overflow' ? this.#overran() : this.#heard(framed.kind === 'answer', framed.answer, at);
      if (next.kind !== 'wait') deed = next;
    }
    return deed;
  }

  /** The limit of the last `send` was reached. */
  limit(at: number): Deed<T> {
    switch (this.#phase) {
      case 'asking':
        return this.#step?.wake === false ? this.#silence(false, at) : this.#interrupt('waking');
      case 'waking':
        return this.#silence(false, at);
      case 'cancelling':
        return this.#startRestore();
      case 'new':
      case 'done':
        return WAIT;
    }
  }

  /** A person gave up: the adapter is interrupted, then restored. A second cancel changes nothing. */
  cancel(): Deed<T> {
    if (this.#restoring || this.#phase === 'cancelling' || this.#phase === 'done') return WAIT;
    return this.#phase === 'new' ? this.#end({ kind: 'cancelled' }) : this.#interrupt('cancelling');
  }

  #heard(ours: boolean, answer: FramedAnswer, at: number): Deed<T> {
    if (ours && this.#phase === 'asking') return this.#reply({ kind: 'answer', lines: answer.lines, restarted: answer.restarted, at });
    if (this.#phase === 'waking') return this.#silence(true, at);
    if (this.#phase === 'cancelling') return this.#startRestore();
    if (this.#strays.length < STRAYS) this.#strays.push(answer.lines);
    return WAIT;
  }

  #overran(): Deed<T> {
    if (this.#phase !== 'asking') return WAIT;
    this.#overflow = true;
    return this.#interrupt('waking');
  }

  #interrupt(phase: 'waking' | 'cancelling'): Deed<T> {
    this.#framing.abandon();
    this.#phase = phase;
    const step = this.#step;
    return step === null ? WAIT : { kind: 'send', bytes: cancelBytes(), limitMs: LIMITS.wake, step };
  }

  #silence(recovered: boolean, at: number): Deed<T> {
    if (this.#restoring && !recovered) return this.#end({ kind: 'cancelled' });
    return this.#reply({ kind: 'silence', recovered, overflow: this.#overflow, strays: this.#strays, at });
  }

  #startRestore(): Deed<T> {
    this.#restoring = true;
    return this.#followRestore(this.#restore.next());
  }

  #reply(answer: StepAnswer): Deed<T> {
    return this.#restoring ? this.#followRestore(this.#restore.next(answer)) : this.#follow(this.#script.next(answer));
  }

  #followRestore(next: IteratorResult<Step, unknown>): Deed<T> {
    return next.done === true ? this.#end({ kind: 'cancelled' }) : this.#send(next.value);
  }

  #follow(next: IteratorResult<Step, T>): Deed<T> {
    return next.done === true ? this.#end({ kind: 'finished', value: next.value }) : this.#send(next.value);
  }

  #send(step: Step): Deed<T> {
    this.#phase = 'asking';
    this.#step = step;
    this.#strays = [];
    this.#overflow = false;
    this.#framing.expect(step.command.text, step.fits);
    return { kind: 'send', bytes: encode(step.command), limitMs: step.limitMs, step };
  }

  #end(outcome: Ending<T>): Deed<T> {
    this.#phase = 'done';
    return { kind: 'done', outcome };
  }
}
