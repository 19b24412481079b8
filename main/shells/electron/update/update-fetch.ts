/**
 * How an update comes over the network. In the place of electron-updater's own way, which has no bound: it fills the disk from an endless file,
 * keeps a feed of any length in memory, follows wherever it is sent, and waits for ever on a line that went silent.
 */
import { createHash } from 'node:crypto';
import type { Offer, UpdateFault } from '../../../../app/updates/index.ts';
import { writePieces } from '../../../disk/index.ts';

/** What may be fetched with; Electron's `session.fetch`, which knows the system's proxies and authorities. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How much and how long. Times in ms: `stallMs` without a byte, `feedMs` and `fileMs` in all. */
export type UpdateLimits = { readonly feedBytes: number; readonly feedMs: number; readonly stallMs: number; readonly fileMs: number };

/** A feed has about 1 kB. A workshop's line may be slow, so that the program's 150 MB get two hours. */
export const UPDATE_LIMITS: UpdateLimits = { feedBytes: 65_536, feedMs: 20_000, stallMs: 30_000, fileMs: 7_200_000 };

/** Why nothing, or nothing usable, came. */
export class UpdateProblem extends Error {
  readonly reason: UpdateFault;

  constructor(reason: UpdateFault, options?: ErrorOptions) {
    super(`no update: ${reason}`, options);
    this.name = 'UpdateProblem';
    this.reason = reason;
  }
}

/** One step that a person began: it may be called off, and tells how many bytes are here. */
export type Step = { readonly signal: AbortSignal; readonly onBytes: (bytes: number) => void };

/** Ends a request that is called off, goes silent, or does not end. */
class Patience {
  readonly #abort = new AbortController();
  readonly #outer: AbortSignal;
  readonly #stallMs: number;
  readonly #whole: NodeJS.Timeout;
  #stall: NodeJS.Timeout;
  /** Rejects when it is over. */
  readonly #over: Promise<never>;
  #tooSlow = false;

  constructor(outer: AbortSignal, stallMs: number, wholeMs: number) {
    this.#outer = outer;
    this.#stallMs = stallMs;
    this.#whole = setTimeout(this.#giveUp, wholeMs);
    this.#stall = setTimeout(this.#giveUp, stallMs);
    outer.addEventListener('abort', this.#callOff, { once: true });
    this.#over = new Promise((_, reject) => {
      this.signal.addEventListener('abort', () => reject(new UpdateProblem('too-slow')), { once: true });
    });
    // Nobody may be waiting at that moment.
    this.#over.catch(() => undefined);
    if (outer.aborted) this.#callOff();
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Something came. */
  heard(): void {
    clearTimeout(this.#stall);
    this.#stall = setTimeout(this.#giveUp, this.#stallMs);
  }

  /** Waits, but not longer than it lasts. What fails otherwise is `reason`. */
  async wait<T>(work: Promise<T>, reason: UpdateFault): Promise<T> {
    try {
      return await Promise.race([work, this.#over]);
    } catch (fault) {
      throw new UpdateProblem(this.#tooSlow ? 'too-slow' : reason, { cause: fault });
    }
  }

  end(): void {
    clearTimeout(this.#stall);
    clearTimeout(this.#whole);
    this.#outer.removeEventListener('abort', this.#callOff);
    this.#abort.abort();
  }

  readonly #giveUp = (): void => {
    this.#tooSlow = true;
    this.#abort.abort();
  };
  readonly #callOff = (): void => this.#abort.abort();
}

/** Pieces of an answer, at most so many bytes in all. */
async function* piecesOf(response: Response, most: number, patience: Patience): AsyncGenerator<Uint8Array, void> {
  const reader = (response.body as ReadableStream<Uint8Array> | null)?.getReader();
  if (reader === undefined) return;
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await patience.wait(reader.read(), 'broken-off');
      if (done) return;
      patience.heard();
      bytes += value.length;
      if (bytes > most) throw new UpdateProblem('too-large');
      yield value;
    }
  } finally {
    // Already closed, or the line is gone.
    reader.cancel().catch(() => undefined);
  }
}

/** What electron-updater hands over for a request. */
type Asked = {
  readonly protocol?: string | null;
  readonly hostname?: string | null;
  readonly port?: number | string | null;
  readonly path?: string | null;
};

/** The two ways in which electron-updater asks: for a feed, and for a file. */
export class BoundedExecutor {
  readonly #fetch: Fetch;
  readonly #limits: UpdateLimits;
  /** The file that may be fetched; nothing else is. */
  offer: Offer | null = null;
  step: Step = { signal: AbortSignal.abort(), onBytes: () => undefined };

  constructor(fetch: Fetch, limits: UpdateLimits) {
    this.#fetch = fetch;
    this.#limits = limits;
  }

  /** The text of a feed. Throws {@link UpdateProblem}. */
  async request({ protocol, hostname, port, path }: Asked): Promise<string> {
    const { feedBytes, feedMs, stallMs } = this.#limits;
    const address = `${protocol ?? 'https:'}//${hostname ?? ''}${port === undefined || port === null ? '' : `:${port}`}${path ?? '/'}`;
    const text: Uint8Array[] = [];
    for await (const piece of this.#get(address, feedBytes, Math.min(stallMs, feedMs), feedMs)) text.push(piece);
    return Buffer.concat(text).toString('utf8');
  }

  /** Fetches the offered file and verifies size and checksum. Throws {@link UpdateProblem}, and what the disk throws. */
  async download(url: URL, destination: string): Promise<string> {
    const { offer } = this;
    if (offer === null || decodeURIComponent(url.pathname.split('/').at(-1) ?? '') !== offer.file) throw new UpdateProblem('feed');
    const hash = createHash('sha512');
    const bytes = await this.#keep(url, destination, offer, hash);
    if (bytes < offer.size) throw new UpdateProblem('broken-off');
    if (hash.digest('base64') !== offer.sha512) throw new UpdateProblem('checksum');
    return destination;
  }

  async #keep(url: URL, destination: string, { size }: Offer, hash: ReturnType<typeof createHash>): Promise<number> {
    const { stallMs, fileMs } = this.#limits;
    const { onBytes } = this.step;
    const pieces = this.#get(url.href, size, stallMs, fileMs);
    let bytes = 0;
    async function* counted(): AsyncGenerator<Uint8Array, void> {
      for await (const piece of pieces) {
        hash.update(piece);
        bytes += piece.length;
        onBytes(bytes);
        yield piece;
      }
    }
    await writePieces(destination, counted());
    return bytes;
  }

  async *#get(url: string, most: number, stallMs: number, wholeMs: number): AsyncGenerator<Uint8Array, void> {
    const patience = new Patience(this.step.signal, stallMs, wholeMs);
    try {
      // Where the feed says, and nowhere else: a server that sends on could send to one without encryption.
      const init: RequestInit = { redirect: 'error', cache: 'no-store', credentials: 'omit', signal: patience.signal };
      const response = await patience.wait(this.#fetch(url, init), 'offline');
      if (response.status !== 200) throw new UpdateProblem('server');
      if (Number(response.headers.get('content-length')) > most) throw new UpdateProblem('too-large');
      yield* piecesOf(response, most, patience);
    } finally {
      patience.end();
    }
  }
}
