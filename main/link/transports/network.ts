/** An adapter on the network (Wi-Fi adapters speak the same text over plain TCP, usually port 35000) as a byte stream. */
import { connect, type Socket } from 'node:net';
import type { LinkProblem } from '../../../app/link/read/index.ts';
import { ok, type Result } from '../../../app/base/index.ts';
import { End } from './end.ts';
import type { ByteStream, OpenStream } from './stream.ts';
import { problem, within } from '../../base/index.ts';

/** How long connecting and writing may take, ms. */
const LIMIT = { connect: 5_000, write: 2_000 } as const;

const CODES: Readonly<Record<string, LinkProblem['code']>> = {
  ECONNREFUSED: 'not-found',
  ENOTFOUND: 'not-found',
  EAI_AGAIN: 'not-found',
  EHOSTUNREACH: 'not-found',
  ENETUNREACH: 'not-found',
  ETIMEDOUT: 'open-timeout',
};

/** Connects to an adapter. */
export function openNetwork(host: string, port: number): OpenStream {
  return async (signal) => {
    if (signal.aborted) return problem('cancelled', 'Not connected: cancelled.');
    const socket = connect({ host, port, noDelay: true });
    const stream = new NetworkStream(socket, `${host}:${port}`);
    const connected = new Promise<Result<null, LinkProblem>>((resolve) => {
      socket.once('connect', () => resolve(ok(null)));
      socket.once('error', (error: NodeJS.ErrnoException) => {
        resolve(problem(CODES[error.code ?? ''] ?? 'open-failed', `${host}:${port}: ${error.message}`));
      });
      signal.addEventListener('abort', () => resolve(problem('cancelled', 'Connecting was cancelled.')), { once: true });
    });
    const late = () => problem('open-timeout', `${host}:${port} did not answer within ${LIMIT.connect / 1_000} s.`);
    const result = await within(LIMIT.connect, connected, late);
    if (result.ok) return ok(stream);
    await stream.close();
    return result;
  };
}

/** A connection. The end of it by the other side is an unplugged adapter; silence is found by whoever asks. */
class NetworkStream implements ByteStream {
  readonly #socket: Socket;
  readonly #name: string;
  readonly #end = new End();
  readonly ended = this.#end.promise;

  constructor(socket: Socket, name: string) {
    this.#socket = socket;
    this.#name = name;
    socket.on('error', (error: NodeJS.ErrnoException) => {
      this.#end.say({ code: error.code === 'ETIMEDOUT' ? 'out-of-range' : 'unplugged', detail: `${name}: ${error.message}` });
    });
    socket.on('close', () => this.#end.say({ code: 'unplugged', detail: `${name}: the adapter closed the connection.` }));
    socket.on('end', () => socket.destroy());
  }

  async write(bytes: Uint8Array): Promise<Result<null, LinkProblem>> {
    if (this.#end.over) return problem('write-failed', `${this.#name}: the connection is closed.`);
    const sent = new Promise<Result<null, LinkProblem>>((resolve) => {
      this.#socket.write(bytes, (error) =>
        resolve(error === null || error === undefined ? ok(null) : problem('unplugged', `${this.#name}: ${error.message}`)),
      );
    });
    const late = () => problem('write-failed', `${this.#name}: nothing was sent within ${LIMIT.write / 1_000} s.`);
    const written = await within(LIMIT.write, sent, late);
    if (!written.ok) this.#end.say(written.error);
    return written;
  }

  onBytes(listener: (chunk: Uint8Array) => void): () => void {
    this.#socket.on('data', listener);
    return () => this.#socket.off('data', listener);
  }

  close(): Promise<void> {
    this.#end.say(null);
    this.#socket.destroy();
    return Promise.resolve();
  }
}
