/** One link: opens a stream, finds its speed, reads the car, keeps the port between reads, and notices when it is lost. */
import { type AdapterPlace, BAUD_RATES, baudOrder, NOT_IN_SOCKET_VOLTS, placeId, type PortHint } from '../../../app/link/adapters/index.ts';
import type { LinkActivity, LinkProblem, Medium, ReadReport, Step } from '../../../app/link/read/index.ts';
import type { LinkFacts } from '../../../app/link/protocol/index.ts';
import { ok, type Result } from '../../../app/base/index.ts';
import type { Clock } from '../../base/index.ts';
import { findSpeed } from './find-speed.ts';
import { IDLE_MS, lookIdle } from './idle.ts';
import { Line } from './line.ts';
import { readCar, type CarRead } from './read-car.ts';
import type { OpenStream } from '../transports/index.ts';
import type { TellTrace } from './tracer.ts';

/** What to read, and what is known about the port. `fresh`: opens it anew even when it is open. */
export type ReadOrder = { readonly place: AdapterPlace; readonly hint: PortHint; readonly fresh: boolean };

/** What a session tells. `lost`: the port is gone, or the car behind it; `closed` follows. */
export type SessionTell = {
  readonly activity: (activity: LinkActivity) => void;
  readonly facts: (facts: LinkFacts) => void;
  readonly trace: TellTrace;
  readonly opened: () => void;
  readonly speed: (baud: number) => void;
  readonly lost: (problem: LinkProblem) => void;
  readonly closed: () => void;
};

/** What a session is made of. `open` gives the transport of a place; a serial port is opened at `baud`. */
export type SessionParts = {
  readonly open: (place: AdapterPlace, baud: number) => Promise<OpenStream>;
  readonly clock: Clock;
  readonly tell: SessionTell;
  readonly idleMs?: number;
};

type Held = {
  readonly id: string;
  readonly medium: Medium;
  readonly line: Line;
  readonly baud: number | null;
  /** Did the adapter have the car's supply at the last read? */
  supplied: boolean;
};
type Opened = { readonly held: Held; readonly answeringMs: number };

/** Longest time that a stream may take to open, ms. Shown; the streams keep limits of their own. */
const OPEN_LIMIT = { serial: 5_000, network: 5_000, ble: 30_000 } as const;

/** Reads one after the other, which the caller sees to. Measurements between reads never overlap one. */
export class Session {
  readonly #parts: SessionParts;
  #held: Held | null = null;
  #reading = false;
  #idle: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  /** Reads the car. The port stays open afterwards, unless there is no adapter to talk to behind it. */
  async read(order: ReadOrder, signal: AbortSignal): Promise<Result<ReadReport, LinkProblem>> {
    const started = this.#parts.clock.mono();
    this.#reading = true;
    clearTimeout(this.#idle);
    await this.#looking;
    const read = await this.#readFrom(started, order, signal);
    this.#reading = false;
    this.#rest();
    return read;
  }

  /** Closes the port, if one is open. False: the driver does not let go of it, and only the end of the process will. */
  async close(): Promise<boolean> {
    clearTimeout(this.#idle);
    const held = this.#held;
    if (held === null) return true;
    this.#held = null;
    await held.line.stream.close();
    this.#parts.tell.closed();
    return (await held.line.stream.ended) === null;
  }

  /** Somebody saw that the port or the car behind it is gone. Answers as {@link close}. */
  async lose(why: LinkProblem): Promise<boolean> {
    if (this.#held === null) return true;
    this.#parts.tell.lost(why);
    return this.close();
  }

  async #readFrom(started: number, order: ReadOrder, signal: AbortSignal): Promise<Result<ReadReport, LinkProblem>> {
    const { clock } = this.#parts;
    const opened = await this.#hold(order, signal);
    if (!opened.ok) return opened;
    const { held } = opened.value;
    const read = await this.#readHeld(held, signal);
    if (!read.ok) return read;
    const { result, answeringMs } = read.value;
    const times = { at: clock.wall(), elapsedMs: clock.mono() - started, answeringMs: answeringMs + opened.value.answeringMs };
    if (result.facts.states.adapter !== 'answers') await this.close();
    return ok({ adapter: held.id, ...times, ...result });
  }

  async #readHeld(held: Held, signal: AbortSignal): Promise<Result<CarRead, LinkProblem>> {
    const { tell, clock } = this.#parts;
    const step = ({ name, limitMs }: Step): void => tell.activity({ name: 'reading', step: name, since: clock.wall(), limitMs });
    const note = (text: string): void => tell.trace('note', text);
    const read = await readCar(held.line, { medium: held.medium, tell: { step, facts: tell.facts, note }, signal });
    if (!read.ok) return read;
    const { states, volts } = read.value.result.facts;
    held.supplied = volts !== null && volts >= NOT_IN_SOCKET_VOLTS;
    if (held.baud !== null && states.adapter === 'answers') tell.speed(held.baud);
    return read;
  }

  async #hold(order: ReadOrder, signal: AbortSignal): Promise<Result<Opened, LinkProblem>> {
    if (this.#held?.id === placeId(order.place) && !order.fresh) return ok({ held: this.#held, answeringMs: 0 });
    await this.close();
    const opened = await this.#open(order, signal);
    if (opened.ok) this.#keep(opened.value.held);
    return opened;
  }

  async #open({ place, hint }: ReadOrder, signal: AbortSignal): Promise<Result<Opened, LinkProblem>> {
    const { tell, clock, open } = this.#parts;
    tell.activity({ name: 'opening', since: clock.wall(), limitMs: OPEN_LIMIT[place.kind] });
    const first = firstSpeed(place, hint);
    const opened = await (await open(place, first))(signal);
    if (!opened.ok) return opened;
    const line = new Line(opened.value, tell.trace, clock);
    const medium: Medium = place.kind === 'ble' ? 'radio' : 'usb';
    const base = { id: placeId(place), medium, line, supplied: false };
    if (place.kind !== 'serial') return ok({ held: { ...base, baud: null }, answeringMs: 0 });
    if (place.baud !== null) return ok({ held: { ...base, baud: place.baud }, answeringMs: 0 });
    const onStep = ({ name, limitMs }: Step): void => tell.activity({ name: 'reading', step: name, since: clock.wall(), limitMs });
    const found = await findSpeed(line, hint, first, { signal, onStep });
    if (found.ok) return ok({ held: { ...base, baud: found.value.baud }, answeringMs: found.value.answeringMs });
    await line.stream.close();
    return found;
  }

  #keep(held: Held): void {
    this.#held = held;
    this.#parts.tell.opened();
    held.line.onEnd((why) => {
      if (this.#held !== held || why === null) return;
      this.#held = null;
      clearTimeout(this.#idle);
      this.#parts.tell.lost(why);
      this.#parts.tell.closed();
    });
  }

  #rest(): void {
    clearTimeout(this.#idle);
    if (this.#held === null || this.#reading) return;
    this.#idle = setTimeout(() => {
      this.#looking = this.#look();
    }, this.#parts.idleMs ?? IDLE_MS);
  }

  async #look(): Promise<void> {
    const held = this.#held;
    if (held === null) return;
    const why = await lookIdle(held.line, held.supplied);
    if (this.#held !== held) return;
    if (why !== null) await this.lose(why);
    this.#rest();
  }
}

function firstSpeed(place: AdapterPlace, hint: PortHint): number {
  const explicit = place.kind === 'serial' ? place.baud : null;
  return explicit ?? baudOrder(hint)[0] ?? BAUD_RATES[0];
}
