/** One link as the console holds it: orders go to the link's process, and every read ends, whatever becomes of that process. */
import type { LinkFacts } from '../../app/link/protocol/index.ts';
import type { LinkActivity, LinkProblem, ReadReport, TraceLine } from '../../app/link/read/index.ts';
import { fail, ok, type Result } from '../../app/base/index.ts';
import { type FromChild, KeptProcess, type SpawnLink, type ToChild } from './messages/index.ts';
import type { ReadOrder } from './conversation/index.ts';
import { within } from '../base/index.ts';

/** What a link tells between order and end of a read, and between reads. `down`: its process ended; the port is gone with it. */
export type ChannelListener = {
  readonly activity: (activity: LinkActivity) => void;
  readonly facts: (facts: LinkFacts) => void;
  readonly trace: (line: Omit<TraceLine, 'adapter'>) => void;
  readonly opened: () => void;
  readonly speed: (baud: number) => void;
  readonly lost: (problem: LinkProblem) => void;
  readonly closed: () => void;
  readonly down: (problem: LinkProblem) => void;
};

type Read = { readonly message: Extract<ToChild, { type: 'read' }>; readonly end: (result: Result<ReadReport, LinkProblem>) => void };

/** Letting go of a port takes no longer; after it the process is replaced, which frees the port for sure. */
const CLOSE_MS = 5_000;

/** The link's process and the one read that may run in it. */
export class LinkChannel {
  readonly #process: KeptProcess;
  readonly #listener: ChannelListener;
  #read: Read | null = null;
  #reads = 0;
  #closing: (() => void) | null = null;

  constructor(spawn: SpawnLink, listener: ChannelListener) {
    this.#listener = listener;
    this.#process = new KeptProcess('link', spawn, {
      ready: () => undefined,
      message: (message) => this.#heard(message),
      down: (problem) => this.#down(problem),
    });
  }

  /** Starts the process before it is needed. */
  warm(): void {
    this.#process.start();
  }

  /** Reads. The caller orders no second read before the first has ended. */
  read(order: ReadOrder): Promise<Result<ReadReport, LinkProblem>> {
    this.#reads += 1;
    const message = { type: 'read', id: this.#reads, ...order } as const;
    return new Promise((end) => {
      this.#read = { message, end };
      this.#process.send(message);
    });
  }

  cancel(): void {
    if (this.#read !== null) this.#process.send({ type: 'cancel' });
  }

  /** The port was seen to vanish. */
  lost(): void {
    this.#process.send({ type: 'lost' });
  }

  /** Lets go of the port. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#closing = resolve;
    });
    this.#process.send({ type: 'close' });
    await within(CLOSE_MS, closed, () => this.#process.replace());
    this.#closing = null;
  }

  async stop(): Promise<void> {
    await this.#process.stop();
    this.#end(fail({ code: 'cancelled', detail: 'The link was stopped.' }));
  }

  #heard(message: FromChild): void {
    if (message.type === 'report') this.#endRead(message.id, ok(message.report));
    else if (message.type === 'failed') this.#endRead(message.id, fail(message.problem));
    else if (message.type === 'closed') this.#closed();
    else if (message.type === 'opened') this.#listener.opened();
    else this.#tell(message);
  }

  #tell(message: FromChild): void {
    if (message.type === 'activity') this.#listener.activity(message.activity);
    else if (message.type === 'facts') this.#listener.facts(message.facts);
    else if (message.type === 'trace') this.#listener.trace({ at: message.at, dir: message.dir, text: message.text });
    else if (message.type === 'speed') this.#listener.speed(message.baud);
    else if (message.type === 'lost') this.#listener.lost(message.problem);
  }

  #closed(): void {
    this.#closing?.();
    this.#listener.closed();
  }

  #endRead(id: number, result: Result<ReadReport, LinkProblem>): void {
    if (this.#read?.message.id === id) this.#end(result);
  }

  #end(result: Result<ReadReport, LinkProblem>): void {
    const read = this.#read;
    this.#read = null;
    read?.end(result);
  }

  /** A process that retired may have missed the order it was given last: the fresh one gets it. */
  #down(problem: LinkProblem | null): void {
    this.#closed();
    if (problem === null && this.#read !== null) this.#process.send(this.#read.message);
    if (problem === null) return;
    this.#listener.down(problem);
    this.#end(fail(problem));
  }
}
