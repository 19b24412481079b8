/** Watches a stream for the trace: what was sent, and what came in, cut into lines the way a person reads them. Nothing is masked here. */
import type { TraceLine } from '../../../app/link/read/index.ts';
import type { ByteStream } from '../transports/index.ts';

/** Takes one line of traffic. */
export type TellTrace = (dir: TraceLine['dir'], text: string) => void;

/** An adapter that prints no line ends must not fill the memory. */
const LONGEST = 200;

/** The trace of one stream. Tell it every write before it leaves. */
export class Tracer {
  readonly #tell: TellTrace;
  #line = '';
  #muted = false;

  constructor(stream: ByteStream, tell: TellTrace) {
    this.#tell = tell;
    const stop = stream.onBytes((chunk) => this.#feed(chunk));
    void stream.ended.then(stop);
  }

  /** Leaves traffic out: measurements between reads would push the reads out of the trace. */
  mute(on: boolean): void {
    this.#flush();
    this.#muted = on;
  }

  /** Bytes leave now; a line that was not ended by its sender ends here. */
  sends(bytes: Uint8Array): void {
    this.#flush();
    if (!this.#muted) this.#tell('out', Array.from(bytes, printable).join('').replace(/\s+$/, ''));
  }

  #feed(chunk: Uint8Array): void {
    for (const byte of chunk) {
      if (byte === 0x0d || byte === 0x0a) this.#flush();
      else this.#line += printable(byte);
      if (byte === PROMPT || this.#line.length >= LONGEST) this.#flush();
    }
  }

  #flush(): void {
    if (this.#line !== '' && !this.#muted) this.#tell('in', this.#line);
    this.#line = '';
  }
}

const PROMPT = 0x3e;

/** Printable ASCII as it is, other bytes as `<FC>`; a CR is the end of every command and not worth a mark. */
function printable(byte: number): string {
  if (byte === 0x0d) return '';
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `<${byte.toString(16).toUpperCase().padStart(2, '0')}>`;
}
