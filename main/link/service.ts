/**
 * The link as the rest of the console uses it: which adapters there are, one read at a time, and what is going on. All work is done in
 * processes of its own (see process.ts); nothing here waits for hardware.
 */
import { type AdapterPlace, type BleController, placeId } from '../../app/link/adapters/index.ts';
import {
  type LinkActivity,
  type LinkProblem,
  type LinkView,
  type ReadReport,
  type TraceLine,
  type TraceQuery,
  TraceRing,
  type VehicleReport,
} from '../../app/link/read/index.ts';
import type { LinkFacts } from '../../app/link/protocol/index.ts';
import type { Result } from '../../app/base/index.ts';
import type { Vin } from '../../app/vehicle/index.ts';
import { type Clock, problem, type Revisions } from '../base/index.ts';
import { hintFor, listAdapters, placeOf, speedKey, type Known, type NamedPlace, type SpeedMemory } from './adapter-list.ts';
import { LinkChannel } from './channel.ts';
import { PortWatch, RadioSearch } from './discovery.ts';
import { forkLink, type PortSeen, type SpawnLink } from './messages/index.ts';

/** What a link is made of. `discover`: look for the ports of this computer; without it there is only what was named. */
export type LinkOptions = {
  readonly clock: Clock;
  /** Numbers the views. */
  readonly revise: Revisions;
  /** One event for the program's own log; fields hold codes and numbers only. */
  readonly log: (event: string, fields: Readonly<Record<string, string | number>>) => void;
  readonly memory: SpeedMemory;
  readonly bleController: BleController;
  readonly discover: boolean;
  /** Starts the link's program; the default runs it from source with the runtime of this process. */
  readonly spawn?: SpawnLink;
};

/** How a read is made. `vehicle`: the VIN in work, which it is then made for. `fresh`: opens the port anew even when it is open. */
export type ReadOptions = { readonly vehicle?: Vin | null; readonly fresh?: boolean };

/** The running link. */
export interface LinkService {
  view(): LinkView;
  /** Tells every change; returns the function that ends it. */
  onChange(listener: (view: LinkView) => void): () => void;
  /** Reads the car through an adapter of the list. Uses the port that is open, unless `fresh`. */
  read(adapter: string, options?: ReadOptions): Promise<Result<ReadReport, LinkProblem>>;
  /** Reads again over the open port; fails with `no-adapter` when none is open. */
  reread(options?: Pick<ReadOptions, 'vehicle'>): Promise<Result<ReadReport, LinkProblem>>;
  /** Gives up the running read; the adapter is restored before the read ends. */
  cancel(): void;
  close(): Promise<void>;
  /** Looks for adapters on the radio, or stops looking. */
  scan(on: boolean): void;
  /** A person has read the problem. */
  forgetProblem(): void;
  trace(query: TraceQuery): readonly TraceLine[];
  /** Names an adapter that is not discovered. A named serial port is listed while it is there, if anybody looks for ports. */
  addPlace(place: AdapterPlace, options: Omit<NamedPlace, 'place'>): void;
  stop(): Promise<void>;
}

/** Starts the link. */
export function startLink(options: LinkOptions): LinkService {
  return new Link(options);
}

/** Until the link's process names the limit of its own, ms. */
const OPENING_MS = 5_000;

const IDLE: LinkActivity = { name: 'idle' };

class Link implements LinkService {
  readonly #options: LinkOptions;
  readonly #listeners = new Set<(view: LinkView) => void>();
  readonly #ring = new TraceRing();
  readonly #named = new Map<string, NamedPlace>();
  readonly #channel: LinkChannel;
  readonly #radio: RadioSearch;
  readonly #watch: PortWatch | null;
  #ports: readonly PortSeen[] | null;
  #chosen: string | null = null;
  #place: AdapterPlace | null = null;
  #open = false;
  #busy = false;
  #activity: LinkActivity = IDLE;
  #facts: LinkFacts | null = null;
  #last: VehicleReport | null = null;
  #problem: LinkProblem | null = null;
  #restarts = 0;

  constructor(options: LinkOptions) {
    const { spawn = forkLink(), discover, bleController, log } = options;
    this.#options = options;
    this.#ports = discover ? [] : null;
    const down = (problem: LinkProblem): void => log('process-down', { problem: problem.code });
    this.#watch = discover ? new PortWatch(spawn, (ports) => this.#portsChanged(ports), down) : null;
    this.#radio = new RadioSearch(spawn, bleController, () => this.#changed());
    this.#channel = new LinkChannel(spawn, {
      activity: (activity) => this.#set(() => (this.#activity = this.#busy ? activity : IDLE)),
      facts: (facts) => this.#set(() => (this.#facts = facts)),
      trace: (line) => this.#ring.add({ ...line, adapter: this.#chosen ?? '' }),
      opened: () => this.#opened(),
      speed: (baud) => this.#remember(baud),
      lost: (why) => this.#trouble(why),
      closed: () => this.#set(() => (this.#open = false)),
      down: (why) => this.#died(why),
    });
  }

  view(): LinkView {
    return {
      adapters: listAdapters(this.#known, this.#options.memory),
      chosen: this.#chosen,
      open: this.#open,
      activity: this.#activity,
      facts: this.#facts,
      last: this.#last,
      problem: this.#problem,
      bluetooth: this.#radio.state,
      restarts: this.#restarts,
      asOf: this.#options.clock.wall(),
      rev: this.#options.revise(),
    };
  }

  onChange(listener: (view: LinkView) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async read(adapter: string, { vehicle = null, fresh = false }: ReadOptions = {}): Promise<Result<ReadReport, LinkProblem>> {
    if (this.#busy) return problem('busy', 'A read is running.');
    const place = placeOf(adapter, this.#known, this.#options.bleController);
    if (place === null) return problem('not-found', 'This adapter is not in the list.');
    return this.#run(place, vehicle, fresh);
  }

  async reread({ vehicle = null }: Pick<ReadOptions, 'vehicle'> = {}): Promise<Result<ReadReport, LinkProblem>> {
    if (this.#busy) return problem('busy', 'A read is running.');
    if (!this.#open || this.#place === null) return problem('no-adapter', 'No adapter is open.');
    return this.#run(this.#place, vehicle, false);
  }

  cancel(): void {
    this.#channel.cancel();
  }

  async close(): Promise<void> {
    if (!this.#open && !this.#busy) return;
    this.#set(() => (this.#activity = { name: 'closing', since: this.#options.clock.wall() }));
    this.#channel.cancel();
    await this.#channel.close();
    this.#set(() => {
      this.#open = false;
      if (!this.#busy) this.#activity = IDLE;
    });
  }

  scan(on: boolean): void {
    if (on) this.#radio.start();
    else void this.#radio.stop();
  }

  forgetProblem(): void {
    this.#set(() => (this.#problem = null));
  }

  trace(query: TraceQuery): readonly TraceLine[] {
    return this.#ring.list(query);
  }

  addPlace(place: AdapterPlace, options: Omit<NamedPlace, 'place'>): void {
    this.#set(() => this.#named.set(placeId(place), { place, ...options }));
    this.#watch?.watch([...this.#named.values()].flatMap(({ place: named }) => (named.kind === 'serial' ? [named.path] : [])));
    this.#channel.warm();
  }

  async stop(): Promise<void> {
    this.#listeners.clear();
    await Promise.all([this.#watch?.stop(), this.#radio.stop(), this.#channel.stop()]);
  }

  get #known(): Known {
    return { ports: this.#ports, named: this.#named, radio: this.#radio.seen };
  }

  /** The radio's search ends first: many controllers do one thing at a time. */
  async #run(place: AdapterPlace, vehicle: Vin | null, fresh: boolean): Promise<Result<ReadReport, LinkProblem>> {
    const { clock, memory, log } = this.#options;
    this.#busy = true;
    this.#set(() => {
      this.#chosen = placeId(place);
      this.#place = place;
      this.#problem = null;
      this.#facts = null;
      this.#activity = { name: 'opening', since: clock.wall(), limitMs: OPENING_MS };
    });
    if (place.kind === 'ble') await this.#radio.stop();
    const result = await this.#channel.read({ place, hint: hintFor(place, this.#known, memory), fresh });
    this.#busy = false;
    this.#set(() => {
      this.#activity = IDLE;
      if (result.ok) [this.#last, this.#facts] = [{ ...result.value, vehicle }, result.value.facts];
      else if (result.error.code !== 'cancelled') this.#problem = result.error;
    });
    if (!result.ok) this.#note(result.error);
    if (result.ok) log('read', { state: result.value.verdict.kind, ms: Math.round(result.value.elapsedMs) });
    return result;
  }

  /** What was read over an earlier port says nothing about the car behind this one. */
  #opened(): void {
    this.#set(() => {
      this.#open = true;
      this.#last = null;
    });
  }

  #remember(baud: number): void {
    if (this.#place?.kind === 'serial') this.#options.memory.set(speedKey(this.#place.path, this.#known), baud);
  }

  #died(why: LinkProblem): void {
    this.#options.log('process-down', { problem: why.code });
    this.#restarts += 1;
    this.#trouble(why);
  }

  #trouble(why: LinkProblem): void {
    this.#note(why);
    this.#set(() => (this.#problem = why));
  }

  #note({ code, detail }: LinkProblem): void {
    this.#ring.add({ at: this.#options.clock.wall(), adapter: this.#chosen ?? '', dir: 'note', text: `${code}: ${detail}` });
  }

  /** A port that vanished from the list is unplugged, even if its driver has not noticed. */
  #portsChanged(ports: readonly PortSeen[]): void {
    const place = this.#place;
    const wasThere = (path: string): boolean => this.#ports?.some((port) => port.path === path) === true;
    const gone = place?.kind === 'serial' && wasThere(place.path) && !ports.some((port) => port.path === place.path);
    this.#set(() => (this.#ports = ports));
    if (ports.length > 0) this.#channel.warm();
    if (gone && this.#open) this.#channel.lost();
  }

  #set(change: () => unknown): void {
    change();
    this.#changed();
  }

  #changed(): void {
    const view = this.view();
    for (const listener of this.#listeners) listener(view);
  }
}
