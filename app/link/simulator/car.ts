/**
 * A car for the simulated adapter: control units that answer requests on a bus. Pure data and rules; production code never imports it.
 */
import { type Bytes, fromHex } from '../protocol/index.ts';

/** A unit. `answers`: hex of the request to hex of its messages in order; `inSession`: answers that need the extended session. */
export type SimulatedEcu = {
  readonly tx: string;
  readonly rx: string;
  /** Does it answer requests to all (7DF)? */
  readonly functional: boolean;
  readonly delayMs: number;
  readonly answers: Readonly<Record<string, readonly string[]>>;
  readonly inSession?: Readonly<Record<string, readonly string[]>>;
  /** Short frames instead of frames filled up to 8 bytes. */
  readonly unpadded?: boolean;
};

/** A car. `bus` none: nothing answers (asleep, ignition off, other pins). */
export type SimulatedCar = {
  readonly name: string;
  readonly volts: number;
  readonly bus: 'can' | 'kline' | 'none';
  readonly ecus: readonly SimulatedEcu[];
};

/** One CAN frame on its way to the adapter, `atMs` after the request. */
export type TimedFrame = { readonly rx: string; readonly atMs: number; readonly bytes: Bytes };

const FRAME_GAP_MS = 2;
const PADDING = 0xaa;

/** What the units of a car remember during one connection. */
export class CarMemory {
  readonly #extended = new Set<string>();

  /** Messages of one unit to one request; none when it keeps silent. */
  answer(ecu: SimulatedEcu, request: string, functional: boolean): readonly Bytes[] {
    const texts =
      this.#session(ecu, request) ?? this.#data(ecu, request) ?? (functional ? [] : [`7F${request.slice(0, 2)}${nrcFor(request)}`]);
    return texts.flatMap((text) => fromHex(text) ?? []).length === 0 ? [] : texts.map((text) => fromHex(text) ?? []);
  }

  #session(ecu: SimulatedEcu, request: string): readonly string[] | null {
    if (request !== '1003' && request !== '1001') return null;
    if (request === '1003') this.#extended.add(ecu.rx);
    else this.#extended.delete(ecu.rx);
    return [`50${request.slice(2)}00C80014`];
  }

  #data(ecu: SimulatedEcu, request: string): readonly string[] | undefined {
    const locked = ecu.inSession?.[request];
    if (locked === undefined) return ecu.answers[request];
    return this.#extended.has(ecu.rx) ? locked : [`7F${request.slice(0, 2)}7F`];
  }
}

/** 13: wrong length (a cut request); 31: identifier unknown; 11: service unknown. */
function nrcFor(request: string): string {
  if (request.startsWith('22')) return request.length === 6 ? '31' : '13';
  return '11';
}

/** Frames of a message (ISO 15765-2). Without flow control at its own address a unit stops after the first frame. */
export function framesOf(ecu: SimulatedEcu, message: Bytes, flowControlled: boolean, startMs: number): readonly TimedFrame[] {
  const { rx } = ecu;
  if (message.length <= 7) return [{ rx, atMs: startMs, bytes: pad(ecu, [message.length, ...message]) }];
  const first = { rx, atMs: startMs, bytes: [0x10 | (message.length >> 8), message.length & 0xff, ...message.slice(0, 6)] };
  if (!flowControlled) return [first];
  const rest: TimedFrame[] = [];
  for (let at = 6, next = 1; at < message.length; at += 7, next += 1) {
    const bytes = pad(ecu, [0x20 | (next & 0x0f), ...message.slice(at, at + 7)]);
    rest.push({ rx, atMs: startMs + next * FRAME_GAP_MS, bytes });
  }
  return [first, ...rest];
}

function pad(ecu: SimulatedEcu, bytes: Bytes): Bytes {
  return ecu.unpadded === true ? bytes : [...bytes, ...new Array<number>(8 - bytes.length).fill(PADDING)];
}
