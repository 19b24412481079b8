/**
 * Follows the cable for one running mode. Every change of the list is judged anew (app/phone-cable); for the phone that is meant the port of
 * its bridge app is forwarded once the app listens. Nothing is sent to a phone but that question, and nothing to one that is not meant.
 */
import {
  type CableFacts,
  type CableView,
  cableView,
  isOnCable,
  parseDeviceList,
  phoneMeant,
  type PhoneSeen,
  type UsbAddress,
} from '../../app/phone-cable/index.ts';
import type { AdbServer } from './adb-server.ts';
import { type WatchOptions, type WatchTiming, watchServer } from './server-watch.ts';
import { Way } from './way.ts';

/** How the cable is used. `wanted`: what the bridge's address says, null where it is another one. `mayStart`: the setting lets adb be started. */
export type CableOptions = Omit<WatchOptions, 'timing'> & {
  readonly wanted: UsbAddress | null;
  readonly use: 'on' | 'off';
  readonly timing?: Partial<WatchTiming>;
};

const TIMING: WatchTiming = { serverMs: 2_000, appMs: 1_500, startMs: 60_000 };

/** Where the bridge is reached. `looking`: it is being found out. */
export type CablePlace = { readonly at: 'looking' } | { readonly at: 'nowhere' } | { readonly at: 'port'; readonly port: number };

/** The cable of a running mode. */
export interface PhoneCable {
  view(): CableView;
  place(): CablePlace;
  /** Hears of every change of view or place. */
  onChange(listener: () => void): () => void;
  /** A person chooses a phone of the list; false when it is not there. */
  choose(serial: string): boolean;
  /** The bridge lost the phone: is the app still there, and the forwarding? */
  check(): void;
  stop(): Promise<void>;
}

/** Starts following. Never rejects: what is wrong shows in the view. */
export function startPhoneCable(options: CableOptions): PhoneCable {
  const cable = new FollowedCable(options);
  if (options.use === 'on') cable.begin();
  return cable;
}

class FollowedCable implements PhoneCable {
  readonly #options: CableOptions;
  readonly #timing: WatchTiming;
  readonly #ending = new AbortController();
  readonly #listeners = new Set<() => void>();
  readonly #way: Way;
  #facts: CableFacts;
  #server: AdbServer | null = null;
  #told = '';
  #watch: Promise<void> = Promise.resolve();

  constructor(options: CableOptions) {
    const { use, wanted, log } = options;
    this.#options = options;
    this.#timing = { ...TIMING, ...options.timing };
    this.#facts = { use, server: 'unknown', adb: null, phones: [], wanted, chosen: null, way: null, inUse: null };
    this.#way = new Way({
      appMs: this.#timing.appMs,
      ended: this.#ending.signal,
      log,
      found: (way, transport) => this.#become({ way, inUse: way === 'open' ? transport : null }),
    });
  }

  begin(): void {
    const listener = {
      begun: (server: AdbServer) => void (this.#server = server),
      listed: (text: string) => this.#become({ server: 'answers', adb: null, phones: parseDeviceList(text) }),
      ended: () => {
        this.#server = null;
        this.#become({ server: 'unknown', adb: null, phones: [] });
      },
      silent: (adb: boolean) => this.#become({ server: 'silent', adb, phones: [] }),
      isWaiting: () => this.#facts.phones.some(({ state }) => state !== 'authorised'),
    };
    this.#watch = watchServer({ ...this.#options, timing: this.#timing }, listener, this.#ending.signal);
  }

  view(): CableView {
    return cableView(this.#facts);
  }

  place(): CablePlace {
    const { word } = this.view();
    const { port } = this.#way;
    if (word === 'looking') return { at: 'looking' };
    return word === 'ready' && port !== null ? { at: 'port', port } : { at: 'nowhere' };
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  choose(serial: string): boolean {
    if (!this.#facts.phones.some((one) => one.serial === serial && isOnCable(one))) return false;
    this.#become({ chosen: serial });
    return true;
  }

  check(): void {
    if (this.#facts.way === 'open') this.#reach();
  }

  async stop(): Promise<void> {
    this.#listeners.clear();
    await this.#way.release(this.#server);
    this.#ending.abort();
    await this.#watch;
  }

  /** The one place where facts change. */
  #become(change: Partial<CableFacts>): void {
    if (this.#ending.signal.aborted) return;
    const before = phoneMeant(this.#facts);
    this.#facts = { ...this.#facts, ...change };
    const meant = phoneMeant(this.#facts);
    if (!('way' in change) && !isSamePhone(before, meant)) this.#turnTo(meant);
    this.#tell();
  }

  /** Another phone is meant, or the same one in another state. */
  #turnTo(meant: PhoneSeen | null): void {
    void this.#way.release(this.#server);
    this.#facts = { ...this.#facts, way: null, inUse: null };
    if (meant?.state === 'authorised') this.#reach();
  }

  #reach(): void {
    const { wanted } = this.#facts;
    const { serial, transport } = phoneMeant(this.#facts) ?? { serial: '', transport: null };
    if (wanted === null || transport === null || this.#server === null) return;
    this.#way.reach(this.#server, { serial, transport, port: wanted.port });
  }

  #tell(): void {
    const view = this.view();
    const told = JSON.stringify([view, this.place()]);
    if (told === this.#told) return;
    this.#told = told;
    this.#options.log('changed', { word: view.word, phones: view.phones.length });
    for (const listener of [...this.#listeners]) listener();
  }
}

function isSamePhone(a: PhoneSeen | null, b: PhoneSeen | null): boolean {
  return a?.serial === b?.serial && a?.state === b?.state && a?.transport === b?.transport;
}
