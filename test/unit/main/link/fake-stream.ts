/** A stream to a simulated adapter without hardware; what it is connected to can be changed while it is open. */
import type { LinkProblem } from '../../../../app/link/view.ts';
import { ok } from '../../../../app/result.ts';
import { simulatedAdapter } from '../../../../app/link/simulated-adapters.ts';
import { simulatedCar } from '../../../../app/link/simulated-cars.ts';
import { SimulatedElm } from '../../../../app/link/simulated-elm.ts';
import { systemClock } from '../../../../main/clock.ts';
import { End } from '../../../../main/link/end.ts';
import type { ByteStream } from '../../../../main/link/stream.ts';

type Lines = { readonly dtr: boolean; readonly rts: boolean };

/** Serial port with an adapter that answers at one speed only. */
export class FakeStream implements ByteStream {
  readonly #listeners = new Set<(chunk: Uint8Array) => void>();
  readonly #end = new End();
  readonly #speed: number;
  readonly lines: Lines[] = [];
  readonly speeds: number[] = [];
  readonly sent: string[] = [];
  readonly ended = this.#end.promise;
  #elm: SimulatedElm;
  baud: number;
  deaf = false;
  onLines: (lines: Lines) => void = () => undefined;

  constructor(car: string, adapter: string, { speed = 38_400, baud = 38_400 } = {}) {
    this.#elm = elmOf(car, adapter);
    this.#speed = speed;
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
    if (this.baud === this.#speed && !this.deaf) this.#play(bytes);
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

  #play(bytes: Uint8Array): void {
    for (const { afterMs, text } of this.#elm.receive(bytes, systemClock.mono()).emit) setTimeout(() => this.#emit(text), afterMs);
  }

  #emit(text: string): void {
    const chunk = Uint8Array.from(text, (character) => character.charCodeAt(0));
    for (const listener of this.#listeners) listener(chunk);
  }
}

function elmOf(car: string, adapter: string): SimulatedElm {
  return new SimulatedElm(simulatedCar(car)!, simulatedAdapter(adapter)!);
}
