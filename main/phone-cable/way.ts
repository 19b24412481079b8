/**
 * The way through the cable to the bridge app of one phone: asks until the app listens, then has its port forwarded. A forwarding counts for the
 * phone that it was made for: the server numbers every phone anew that is plugged in, while a serial may come again with another one.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { CableFacts } from '../../app/phone-cable/index.ts';
import { faultFields, type LogFields } from '../base/index.ts';
import type { AdbServer, Forwarding, PhonePort } from './adb-server.ts';

/** What became of it. */
type WayWord = NonNullable<CableFacts['way']>;

/** What a way needs. `appMs`: pause before a closed app is asked for again. `ended`: nothing is asked any more. */
type WayParts = {
  readonly appMs: number;
  readonly ended: AbortSignal;
  readonly log: (event: string, fields: LogFields) => void;
  readonly found: (way: WayWord, transport: string) => void;
};

/** The one way of a running mode. */
export class Way {
  readonly #parts: WayParts;
  #made: Forwarding | null = null;
  /** Ends what is being tried for a phone that is not meant any more. */
  #trying: AbortController | null = null;

  constructor(parts: WayParts) {
    this.#parts = parts;
  }

  /** The port of this computer that leads to the app. */
  get port(): number | null {
    return this.#made?.local ?? null;
  }

  /** Tries for this phone from now on, until the way is open; `found` hears of every try. */
  reach(server: AdbServer, to: PhonePort): void {
    this.#trying?.abort();
    const trying = new AbortController();
    this.#trying = trying;
    void this.#try(server, to, AbortSignal.any([trying.signal, this.#parts.ended]));
  }

  /** Tries no longer and takes the forwarding back; one of a phone that was unplugged, or of a server that ended, is gone already. */
  async release(server: AdbServer | null): Promise<void> {
    this.#trying?.abort();
    this.#trying = null;
    const made = this.#made;
    this.#made = null;
    if (made === null || server === null) return;
    await server.unforward(made, this.#parts.ended).catch(() => undefined);
  }

  async #try(server: AdbServer, to: PhonePort, signal: AbortSignal): Promise<void> {
    while (!isOver(signal)) {
      const way = await this.#once(server, to, signal);
      if (isOver(signal)) return;
      this.#parts.found(way, to.transport);
      if (way === 'open') return;
      await pause(this.#parts.appMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async #once(server: AdbServer, to: PhonePort, signal: AbortSignal): Promise<WayWord> {
    try {
      if (!(await server.listens(to, signal))) return 'no-app';
      const made = this.#made;
      if (made?.transport === to.transport && (await server.isForwarded(made, signal))) return 'open';
      this.#made = { ...to, local: await server.forward(to, signal) };
      return 'open';
    } catch (fault) {
      if (!isOver(signal)) this.#parts.log('not-forwarded', faultFields(fault));
      return 'no-forward';
    }
  }
}

/** Asked anew each time: it changes while something is waited for. */
const isOver = (signal: AbortSignal): boolean => signal.aborted;
