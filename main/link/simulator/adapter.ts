/**
 * The simulated adapter as a real peer: it listens on the loopback interface, speaks the adapter's text over plain TCP like a Wi-Fi
 * adapter does, and takes the time a real one takes. The console meets it as it meets any other adapter.
 */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import {
  type AdapterTraits,
  SIMULATED_ADAPTERS,
  SIMULATED_CARS,
  simulatedAdapter,
  simulatedCar,
  type SimulatedCar,
  SimulatedElm,
} from '../../../app/link/simulator/index.ts';
import type { Vin } from '../../../app/vehicle/index.ts';
import { carWithVin } from './car-with-vin.ts';

/** How to start one. */
export type SimulatedAdapterOptions = {
  /** 0: any free one. */
  readonly port: number;
  /** Name of a simulated car; null: the adapter is in no socket. */
  readonly car: string | null;
  /** Name of a simulated adapter. */
  readonly adapter: string;
  /** The VIN of the car, instead of the one it was written with. */
  readonly vin?: Vin;
  /** Changes one adapter, for tests. */
  readonly traits?: Partial<AdapterTraits>;
  /** Answer times are multiplied by this; 1, as long as a real adapter takes, when absent. */
  readonly pace?: number;
  /** Every command as it arrives, without its end. */
  readonly onCommand?: (text: string) => void;
};

/** A running one. */
export type RunningSimulatedAdapter = {
  readonly port: number;
  /** Puts it into another car, or (null) into none; false for an unknown car. Whoever is connected is cut off: the supply was interrupted. */
  readonly setCar: (name: string | null, vin?: Vin) => boolean;
  readonly stop: () => Promise<void>;
};

/** Names for a person to choose from. */
export const SIMULATED_CAR_NAMES: readonly string[] = SIMULATED_CARS.map(({ name }) => name);
/** Names for a person to choose from. */
export const SIMULATED_ADAPTER_NAMES: readonly string[] = SIMULATED_ADAPTERS.map(({ name }) => name);

const NO_SOCKET = 'not-in-socket';

function carNamed(name: string | null, vin: Vin | undefined): SimulatedCar | null {
  const car = simulatedCar(name ?? NO_SOCKET);
  return car === null || vin === undefined ? car : carWithVin(car, vin);
}

/** Starts one. Throws for an unknown car or adapter (a person's input is to be checked before) and for a taken port. */
export async function startSimulatedAdapter(options: SimulatedAdapterOptions): Promise<RunningSimulatedAdapter> {
  const known = simulatedAdapter(options.adapter);
  const car = carNamed(options.car, options.vin);
  if (known === null || car === null) throw new Error(`unknown simulated adapter or car: ${options.adapter}, ${options.car ?? 'none'}`);
  const player = new Player(car, { ...known, ...options.traits }, options);
  const server = createServer((socket) => player.accept(socket));
  const port = await listen(server, options.port);
  return {
    port,
    setCar: (name, vin) => {
      const next = carNamed(name, vin);
      if (next !== null) player.setCar(next);
      return next !== null;
    },
    stop: () => stop(server, player),
  };
}

/** Plays the model over one connection at a time; the newest wins, as the old one may be half dead. */
class Player {
  readonly #traits: AdapterTraits;
  readonly #pace: number;
  readonly #onCommand: (text: string) => void;
  readonly #timers = new Set<NodeJS.Timeout>();
  #elm: SimulatedElm;
  #socket: Socket | null = null;
  #typed = '';
  #played = 0;

  constructor(car: SimulatedCar, traits: AdapterTraits, { pace = 1, onCommand = () => undefined }: SimulatedAdapterOptions) {
    this.#traits = traits;
    this.#pace = pace;
    this.#onCommand = onCommand;
    this.#elm = new SimulatedElm(car, traits);
  }

  setCar(car: SimulatedCar): void {
    this.#elm = new SimulatedElm(car, this.#traits);
    this.cut();
  }

  accept(socket: Socket): void {
    this.cut();
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => this.#receive(bytes));
  }

  cut(): void {
    this.#drop();
    this.#socket?.destroy();
    this.#socket = null;
  }

  #receive(bytes: Buffer): void {
    this.#tell(bytes);
    const now = this.#now();
    const { drop, emit } = this.#elm.receive(bytes, now);
    if (drop) this.#drop();
    for (const { afterMs, text } of emit) this.#later(now, afterMs, text);
  }

  /** The model's time. Timers may fire a little early; who has heard an answer must not be told that it is still on its way. */
  #now(): number {
    return Math.max(performance.now() / this.#pace, this.#played);
  }

  #tell(bytes: Buffer): void {
    const lines = (this.#typed + bytes.toString('latin1')).split('\r');
    this.#typed = lines.pop() ?? '';
    for (const line of lines) this.#onCommand(line);
  }

  #later(now: number, afterMs: number, text: string): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#played = Math.max(this.#played, now + afterMs);
      this.#socket?.write(text, 'latin1');
    }, afterMs * this.#pace);
    this.#timers.add(timer);
  }

  #drop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function stop(server: Server, player: Player): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    player.cut();
  });
}
