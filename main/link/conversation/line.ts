/** An open stream with what is needed to talk over it. */
import type { LinkProblem } from '../../../app/link/read/index.ts';
import type { Clock } from '../../base/index.ts';
import type { ByteStream } from '../transports/index.ts';
import { Tracer, type TellTrace } from './tracer.ts';

/** One line, for as long as its stream is open. */
export class Line {
  readonly stream: ByteStream;
  readonly tracer: Tracer;
  readonly clock: Clock;
  readonly #enders = new Set<(why: LinkProblem | null) => void>();
  #ended: { readonly why: LinkProblem | null } | null = null;

  constructor(stream: ByteStream, tell: TellTrace, clock: Clock) {
    this.stream = stream;
    this.tracer = new Tracer(stream, tell);
    this.clock = clock;
    void stream.ended.then((why) => {
      this.#ended = { why };
      for (const ender of this.#enders) ender(why);
    });
  }

  /** Tells the end once, at once when it is past; returns the function that ends the telling. A promise would keep every listener for good. */
  onEnd(listener: (why: LinkProblem | null) => void): () => void {
    if (this.#ended === null) this.#enders.add(listener);
    else listener(this.#ended.why);
    return () => this.#enders.delete(listener);
  }
}
