/** Bytes to and from an adapter, whatever carries them. One owner; nothing is buffered for a reader that is not there yet. */
import type { LinkProblem } from '../../../app/link/read/index.ts';
import type { Result } from '../../../app/base/index.ts';

/** An open byte stream. */
export interface ByteStream {
  /** Hands bytes to the operating system within a limit of its own. A failure also ends the stream. */
  write(bytes: Uint8Array): Promise<Result<null, LinkProblem>>;
  /** Listens to arriving bytes, cut anyhow; returns the function that ends it. */
  onBytes(listener: (chunk: Uint8Array) => void): () => void;
  /** Resolves once, when the stream is over: null after {@link close}, else why. */
  readonly ended: Promise<LinkProblem | null>;
  /** Closes within a limit of its own; never throws, may be called twice. */
  close(): Promise<void>;
  /** Serial only: changes the speed in place, bit/s. */
  readonly setSpeed?: (baud: number) => Promise<Result<null, LinkProblem>>;
  /** Serial only: DTR and RTS lines. RTS selects the second bus on some adapters. */
  readonly setLines?: (lines: { readonly dtr: boolean; readonly rts: boolean }) => Promise<Result<null, LinkProblem>>;
}

/** Opens a stream. Never throws; aborting makes it answer `cancelled` and leaves nothing open. */
export type OpenStream = (signal: AbortSignal) => Promise<Result<ByteStream, LinkProblem>>;
