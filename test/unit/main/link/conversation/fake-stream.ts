/** A stream to a simulated adapter without hardware; what it is connected to can be changed while it is open. */
import type { LinkProblem } from '../../../../../app/link/read/view.ts';
import { ok } from '../../../../../app/base/result.ts';
import { simulatedAdapter } from '../../../../../app/link/simulator/adapters.ts';
import { simulatedCar } from '../../../../../app/link/simulator/cars.ts';
import { SimulatedElm } from '../../../../../app/link/simulator/elm.ts';
import { systemClock } from '../../../../../main/base/clock.ts';
import { End } from '../../../../../main/link/transports/end.ts';
import type { ByteStream } from '../../../../../main/link/transports/stream.ts';

type Lines = { readonly dtr: boolean; readonly rts: boolean };

/** `speed`: the only one that the adapter answers at. `baud`: the one that the port was opened with. `slowMs`: on top of its own time. */
type Port = { readonly speed?: number | 'any'; readonly baud?: number; readonly slowMs?: number };

/** Serial port with an adapter that answers at one speed only, or (as over Bluetooth) at any. */
export class FakeStream implements ByteStream {
  readonly #listeners = new Set<(chunk: Uint8Array) => void>();
  readonly #end = new End();
  readonly #speed: number | 'any';
  readonly #slowMs: number;
  readonly lines: Lines[] = [];
  readonly speeds: number[] = [];
  readonly sent: string[] = [];
  readonly ended = this.#end.promise;
  #elm: SimulatedElm;
  baud: number;
  deaf = false;
  onLines: (lines: Lines) => void = () => undefined;

  constructor(car: string, adapter: string, { speed = 38_400, baud = 38_400, slowMs = 0 }: Port = {}) {
    this.#elm = elmOf(car, adapter);
    this.#speed = speed;
    this.#slowMs = slowMs;
    this.baud = baud;
  }

  become(car: string, adapter = 'elm327'): void {
    this.#elm = elmOf(car, adapter);
  }

  break(problem: LinkProblem): void {
    this.#end.say(problem);
  }

  write(bytes: Uint8Array): ReturnType<ByteStream['write']> {
    this.sent.push(String.fromCharCode(...bytes).trim());
    if (this.#fits && !this.deaf) this.#play(bytes);
    return Promise.resolve(ok(null));
  }

  onBytes(listener: (chunk: Uint8Array) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): Promise<void> {
    this.#end.say(null);
    return Promise.resolve();
  }

  setSpeed(baud: number): ReturnType<NonNullable<ByteStream['setSpeed']>> {
    this.speeds.push(baud);
    this.baud = baud;
    return Promise.resolve(ok(null));
  }

  setLines(lines: Lines): ReturnType<NonNullable<ByteStream['setLines']>> {
    this.lines.push(lines);
    this.onLines(lines);
    return Promise.resolve(ok(null));
  }

  get #fits(): boolean {
    return this.#speed === 'any' || this.baud === this.#speed;
  }

  #play(bytes: Uint8Array): void {
    for (const { afterMs, text } of this.#elm.receive(bytes, systemClock.mono()).emit)
      setTimeout(() => this.#emit(text), afterMs + this.#slowMs);
  }

  /** What is sent at another speed than the port has arrives as noise, and is left out. */
  #emit(text: string): void {
    if (!this.#fits) return;
    const chunk = Uint8Array.from(text, (character) => character.charCodeAt(0));
    for (const listener of this.#listeners) listener(chunk);
  }
}

function elmOf(car: string, adapter: string): SimulatedElm {
  return new SimulatedElm(simulatedCar(car)!, simulatedAdapter(adapter)!);
}
