/** The byte stream of a connected device: writes in pieces that every adapter takes, and one reason for its end. */
import type { DisconnectReason, Peripheral } from '@stoprocent/noble';
import type { LinkProblem } from '../../../app/link/read/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import type { ByteStream } from '../transports/index.ts';
import { Credits } from './credits.ts';
import { bondNeeded, type Route } from './gatt.ts';
import type { BleLimits } from './limits.ts';
import { race, reasonOf } from './race.ts';

/** Bytes per packet that every connection carries: the smallest ATT MTU of 23 less 3 bytes of header. */
const PIECE = 20;
const OUT_OF_RANGE: LinkProblem = { code: 'out-of-range', detail: 'The adapter disconnected: out of range, unplugged or switched off.' };

/** One connection. It listens from the start, so that nothing is lost once notifications are on. */
export class BleStream implements ByteStream {
  readonly ended: Promise<LinkProblem | null>;
  readonly #device: Peripheral;
  readonly #route: Route;
  readonly #limits: BleLimits;
  readonly #listeners = new Set<(chunk: Uint8Array) => void>();
  readonly #credits: Credits | null;
  #resolveEnded: (problem: LinkProblem | null) => void = () => undefined;
  #over: { readonly problem: LinkProblem | null; readonly quiet: Promise<void> } | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #heard = false;
  #proof: NodeJS.Timeout | undefined;

  constructor(device: Peripheral, route: Route, limits: BleLimits) {
    this.#device = device;
    this.#route = route;
    this.#limits = limits;
    this.#credits = route.credits === null ? null : new Credits();
    this.ended = new Promise((resolve) => (this.#resolveEnded = resolve));
    device.on('disconnect', this.#onDisconnect);
    route.notify.on('data', this.#onData);
    route.credits?.granted.on('data', this.#onGranted);
  }

  /** Lets the device send, where it may not do so by itself. Called once, when notifications are on. */
  start(): Promise<Result<null, LinkProblem>> {
    return this.#topUp();
  }

  write(bytes: Uint8Array): Promise<Result<null, LinkProblem>> {
    // One after the other: the library forgets the first of two writes under way.
    const written = this.#turn.then(() => this.#writeAll(bytes));
    this.#turn = written;
    return written;
  }

  onBytes(listener: (chunk: Uint8Array) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): Promise<void> {
    return this.end(null);
  }

  /** Ends with a reason that comes from outside (the radio is gone); resolves when the device is let go. Only the first reason counts. */
  end(problem: LinkProblem | null): Promise<void> {
    if (this.#over !== null) return this.#over.quiet;
    clearTimeout(this.#proof);
    this.#device.removeListener('disconnect', this.#onDisconnect);
    this.#route.notify.removeListener('data', this.#onData);
    this.#route.credits?.granted.removeListener('data', this.#onGranted);
    this.#listeners.clear();
    this.#over = { problem, quiet: disconnect(this.#device, this.#limits) };
    this.#resolveEnded(problem);
    return this.#over.quiet;
  }

  readonly #onDisconnect = (reason: DisconnectReason): void => {
    // The library's own word when the radio went off under a connection.
    const off = reason === 'cleanup';
    void this.end(off ? { code: 'bluetooth-off', detail: 'Bluetooth was switched off while the adapter was in use.' } : OUT_OF_RANGE);
  };

  readonly #onData = (data: Uint8Array): void => {
    this.#heard = true;
    clearTimeout(this.#proof);
    this.#credits?.received();
    void this.#topUp();
    this.#listeners.forEach((listener) => listener(data));
  };

  readonly #onGranted = (data: Uint8Array): void => this.#credits?.granted(data[0] ?? 0);

  async #writeAll(bytes: Uint8Array): Promise<Result<null, LinkProblem>> {
    this.#awaitProof();
    for (let at = 0; at < bytes.length; at += PIECE) {
      const written = await this.#writePiece(bytes.subarray(at, at + PIECE));
      if (!written.ok) return written;
    }
    return this.#over === null ? ok(null) : fail(this.#over.problem ?? closed());
  }

  async #writePiece(piece: Uint8Array): Promise<Result<null, LinkProblem>> {
    const { write, withResponse } = this.#route;
    return await this.#attempt(async () => {
      await this.#credits?.take();
      if (this.#over === null) await write.writeAsync(Buffer.from(piece), !withResponse);
    });
  }

  async #topUp(): Promise<Result<null, LinkProblem>> {
    const packets = this.#over === null ? (this.#credits?.topUp() ?? 0) : 0;
    const grant = this.#route.credits?.grant;
    if (packets === 0 || grant === undefined) return ok(null);
    return await this.#attempt(() => grant.writeAsync(Buffer.from([packets]), !grant.properties.includes('write')));
  }

  /** Tries one write; a failure ends the stream. The reason of an end that came first wins. */
  async #attempt(work: () => Promise<void>): Promise<Result<null, LinkProblem>> {
    if (this.#over === null) {
      const raced = await race(work, this.#limits.write);
      if (raced.kind === 'done') return ok(null);
      const gone = this.#device.state !== 'connected' || (raced.kind === 'failed' && /not connected|disconnected/i.test(raced.message));
      const detail = `The adapter did not take the bytes: ${reasonOf(raced, this.#limits.write)}.`;
      void this.end(gone ? OUT_OF_RANGE : { code: 'write-failed', detail });
    }
    return fail(this.#over?.problem ?? closed());
  }

  /** Some stacks report a refused subscription as done (Windows): then only the silence after the first command tells. */
  #awaitProof(): void {
    if (this.#route.profile.bond !== 'required' || this.#heard || this.#proof !== undefined || this.#over !== null) return;
    const silent = (): void => void this.end(bondNeeded('The adapter takes commands and sends no answer.'));
    this.#proof = setTimeout(silent, this.#limits.firstAnswer);
  }
}

/** Lets a device go within the limit; nothing to do when it is gone already. */
export async function disconnect(device: Peripheral, limits: BleLimits): Promise<void> {
  if (device.state === 'connected') await race(() => device.disconnectAsync(), limits.disconnect);
}

function closed(): LinkProblem {
  return { code: 'cancelled', detail: 'The link was closed.' };
}
