/**
 * A USB serial port as a byte stream: 8N1, no handshake, DTR and RTS on, locked against other programs. Every call to the driver is raced
 * with a timer: after an unplug, and on some platforms always, its callbacks may never come (node-serialport 1361, 1465, 2351, 3121).
 */
import { SerialPort } from 'serialport';
import type { LinkProblem } from '../../../app/link/read/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import { End } from './end.ts';
import type { ByteStream, OpenStream } from './stream.ts';
import { problem, within } from '../../base/index.ts';

/** How long the driver may take, ms. */
const LIMIT = { open: 5_000, call: 2_000 } as const;

type Callback = (error: Error | null | undefined) => void;

/** Opens a port at a speed in bit/s. */
export function openSerial(path: string, baud: number): OpenStream {
  return async (signal) => {
    if (signal.aborted) return problem('cancelled', 'The port was not opened: cancelled.');
    const port = new SerialPort({ path, baudRate: baud, dataBits: 8, parity: 'none', stopBits: 1, lock: true, autoOpen: false });
    const stream = new SerialStream(port);
    const opened = await openWithin(port, signal);
    if (!opened.ok) return opened;
    // Pseudo-terminals and some drivers have no such lines, and need none.
    await stream.setLines({ dtr: true, rts: true });
    return ok(stream);
  };
}

function openWithin(port: SerialPort, signal: AbortSignal): Promise<Result<null, LinkProblem>> {
  const abort = Promise.withResolvers<Result<null, LinkProblem>>();
  const onAbort = () => abort.resolve(problem('cancelled', 'Opening the port was cancelled.'));
  signal.addEventListener('abort', onAbort, { once: true });
  const opening = new Promise<Result<null, LinkProblem>>((resolve) => {
    port.open((error) => {
      resolve(error === null ? ok(null) : fail(openProblem(port.path, error)));
    });
  });
  const first = Promise.race([opening, abort.promise]).finally(() => signal.removeEventListener('abort', onAbort));
  const late = () => problem('open-timeout', `The driver did not open ${port.path} within ${LIMIT.open / 1_000} s.`);
  return within(LIMIT.open, first, late).then((result) => {
    if (!result.ok) void opening.then((settled) => (settled.ok ? port.close() : undefined));
    return result;
  });
}

/** The driver gives text only: `EACCES` of POSIX as "Permission denied", a port in use as "Cannot lock port", Windows its own words. */
export function openProblem(path: string, { message }: Error): LinkProblem {
  const code = OPEN_PROBLEMS.find(([text]) => text.test(message))?.[1] ?? 'open-failed';
  return { code, detail: `${path}: ${message}` };
}

const OPEN_PROBLEMS: readonly (readonly [RegExp, LinkProblem['code']])[] = [
  [/cannot lock port|resource busy|EBUSY|temporarily unavailable|access denied/i, 'held-by-other'],
  [/permission denied|EACCES|EPERM/i, 'no-permission'],
  [/no such (?:file|device)|ENOENT|ENODEV|ENXIO|file not found|input\/output error/i, 'not-found'],
];

/** An open port. Closing that never settles is told as the reason of the end, so that the owner can end its process instead. */
class SerialStream implements ByteStream {
  readonly #port: SerialPort;
  readonly #end = new End();
  readonly ended = this.#end.promise;

  constructor(port: SerialPort) {
    this.#port = port;
    port.on('error', (error: Error) => this.#lost(error.message));
    port.on('close', (error: Error | null) => this.#lost(error?.message ?? 'the port was closed'));
  }

  /** A write that the driver refuses means that the device is gone; one that never ends, that the driver hangs. */
  async write(bytes: Uint8Array): Promise<Result<null, LinkProblem>> {
    if (this.#end.over) return problem('write-failed', `${this.#port.path} is closed.`);
    const written = await this.#call((done) => this.#port.write(Buffer.from(bytes), done), 'unplugged', 'write-failed');
    if (!written.ok) this.#end.say(written.error);
    return written;
  }

  onBytes(listener: (chunk: Uint8Array) => void): () => void {
    this.#port.on('data', listener);
    return () => this.#port.off('data', listener);
  }

  async close(): Promise<void> {
    if (!this.#port.isOpen) {
      this.#end.say(null);
      return;
    }
    const closed = await this.#call((done) => {
      this.#port.removeAllListeners('close');
      this.#port.close(done);
    }, 'open-failed');
    this.#end.say(closed.ok ? null : closed.error);
  }

  setSpeed(baud: number): Promise<Result<null, LinkProblem>> {
    return this.#call((done) => this.#port.update({ baudRate: baud }, done), 'open-failed');
  }

  setLines(lines: { readonly dtr: boolean; readonly rts: boolean }): Promise<Result<null, LinkProblem>> {
    return this.#call((done) => this.#port.set(lines, done), 'open-failed');
  }

  #lost(detail: string): void {
    this.#end.say({ code: 'unplugged', detail: `${this.#port.path}: ${detail}` });
  }

  /** One call of the driver. It throws, calls back with an error (`refused`), or never calls back (`late`): all three are results. */
  #call(start: (done: Callback) => void, refused: LinkProblem['code'], late = refused): Promise<Result<null, LinkProblem>> {
    const { path } = this.#port;
    const called = new Promise<Result<null, LinkProblem>>((resolve) => {
      const done: Callback = (error) => {
        resolve(error === null || error === undefined ? ok(null) : problem(refused, `${path}: ${error.message}`));
      };
      try {
        start(done);
      } catch (error) {
        resolve(problem(refused, `${path}: ${error instanceof Error ? error.message : 'driver fault'}`));
      }
    });
    return within(LIMIT.call, called, () => problem(late, `${path}: the driver did not answer within ${LIMIT.call / 1_000} s.`));
  }
}
