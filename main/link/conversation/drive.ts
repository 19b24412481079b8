/** Plays a conversation over an open stream: writes what it says, keeps its limits, and measures how long the other side took to answer. */
import type { Conversation, Deed, Ending, LinkProblem, Step } from '../../../app/link/read/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import type { Line } from './line.ts';

/**
 * A played conversation. `answeringMs`: from the first byte of each command to its prompt or limit, summed. `heard`: the last command was
 * answered, rather than given up at its limit.
 */
export type Driven<T> = { readonly outcome: Ending<T>; readonly answeringMs: number; readonly heard: boolean };

/** Who else wants to know: every step as it starts; and who may cancel. */
export type DriveOptions = { readonly signal?: AbortSignal; readonly onStep?: (step: Step) => void };

/** Plays to the end. Fails when the stream ends or a write fails; cancelling still restores the adapter, and is an outcome. */
export function drive<T>(conversation: Conversation<T>, line: Line, options: DriveOptions = {}): Promise<Result<Driven<T>, LinkProblem>> {
  return new Drive(conversation, line, options).run();
}

class Drive<T> {
  readonly #conversation: Conversation<T>;
  readonly #line: Line;
  readonly #options: DriveOptions;
  readonly #end = Promise.withResolvers<Result<Driven<T>, LinkProblem>>();
  #limit: NodeJS.Timeout | undefined;
  #sentAt: number | null = null;
  #answeringMs = 0;

  constructor(conversation: Conversation<T>, line: Line, options: DriveOptions) {
    this.#conversation = conversation;
    this.#line = line;
    this.#options = options;
  }

  async run(): Promise<Result<Driven<T>, LinkProblem>> {
    const { stream, clock } = this.#line;
    const { signal } = this.#options;
    const stop = stream.onBytes((chunk) => this.#do(this.#conversation.bytes(chunk, clock.wall()), true));
    const cancel = () => this.#do(this.#conversation.cancel(), true);
    signal?.addEventListener('abort', cancel, { once: true });
    const forget = this.#line.onEnd((why) => this.#fail(why ?? { code: 'cancelled', detail: 'The port was closed.' }));
    this.#do(signal?.aborted === true ? this.#conversation.cancel() : this.#conversation.start(), true);
    try {
      return await this.#end.promise;
    } finally {
      stop();
      forget();
      clearTimeout(this.#limit);
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** `heard`: it is the other side's bytes, not a limit, that led here. */
  #do(deed: Deed<T>, heard: boolean): void {
    if (deed.kind === 'wait') return;
    this.#account();
    clearTimeout(this.#limit);
    if (deed.kind === 'send') this.#send(deed);
    else this.#end.resolve(ok({ outcome: deed.outcome, answeringMs: this.#answeringMs, heard }));
  }

  #send({ bytes, limitMs, step }: Extract<Deed<T>, { kind: 'send' }>): void {
    const { stream, tracer, clock } = this.#line;
    this.#options.onStep?.(step);
    tracer.sends(bytes);
    this.#limit = setTimeout(() => this.#do(this.#conversation.limit(clock.wall()), false), limitMs);
    this.#sentAt = clock.mono();
    void stream.write(bytes).then((written) => (written.ok ? undefined : this.#fail(written.error)));
  }

  #account(): void {
    if (this.#sentAt !== null) this.#answeringMs += this.#line.clock.mono() - this.#sentAt;
    this.#sentAt = null;
  }

  #fail(problem: LinkProblem): void {
    this.#end.resolve(fail(problem));
  }
}
