/**
 * A computer, a server and what lies between them, for clock-cases.ts: true time, a wall clock that is off and moves, a monotonic clock that
 * may stand still during sleep, and a bridge that measures, or not. Nothing here waits.
 */
import { BRIDGE_1_0 } from '../../app/pims/bridge-protocol/index.ts';
import type { BridgeState } from '../../app/pims/types.ts';
import type { Clock } from '../../main/base/clock.ts';
import type { Bridge } from '../../main/pims/api.ts';

const READY = { name: 'ready', since: 0, sdk: '2.3', device: null, simulator: null } as const;

/** The world of one case. */
export class ClockWorld {
  /** True time, which is the server's, UTC ms. */
  server: number;
  #wall: number;
  #mono = 1_000;
  #state: BridgeState = { name: 'connecting', attempt: 1 };
  #listeners = new Set<(state: BridgeState) => void>();
  readonly clock: Clock = { wall: () => this.#wall, mono: () => this.#mono };
  bridge: Bridge;

  /** `skew`: how far this computer's clock is ahead, ms. */
  constructor(server: number, skew: number) {
    this.server = server;
    this.#wall = server + skew;
    this.bridge = this.#newBridge();
  }

  /** The computer was off for so long: a new process with a new bridge and a new monotonic clock. */
  restart(ms: number): void {
    this.sleep(ms, false);
    this.#mono = 1_000;
    this.bridge = this.#newBridge();
  }

  /** Time passes while the computer is awake. */
  pass(ms: number): void {
    this.server += ms;
    this.#wall += ms;
    this.#mono += ms;
  }

  /** The computer sleeps; some count that on the monotonic clock, some do not. */
  sleep(ms: number, isCounted: boolean): void {
    this.server += ms;
    this.#wall += ms;
    if (isCounted) this.#mono += ms;
  }

  /** Somebody, or something, sets this computer's clock. */
  setClock(byMs: number): void {
    this.#wall += byMs;
  }

  /** The bridge is there and tells the time, `errorMs` wrong; null: it tells none. */
  connect(errorMs: number | null): void {
    this.#become({ ...READY, skewMs: errorMs === null ? null : this.server - this.#wall + errorMs });
  }

  /** The bridge is gone. */
  disconnect(): void {
    this.#become({ name: 'waiting', problem: 'closed', retryAt: this.#wall + 1_000, attempt: 1 });
  }

  #newBridge(): Bridge {
    this.#listeners = new Set();
    this.#state = { name: 'connecting', attempt: 1 };
    return {
      state: () => this.#state,
      hello: () => BRIDGE_1_0,
      onState: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
      onStray: () => () => undefined,
      subscribe: () => () => undefined,
      ready: () => Promise.resolve(this.#state),
      request: () => Promise.resolve({ kind: 'not-sent', reason: 'not-connected' }),
      reconnect: () => undefined,
      renew: () => this.#become({ name: 'connecting', attempt: 1 }),
      stop: () => Promise.resolve(),
    };
  }

  #become(state: BridgeState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener(state);
  }
}

/** A bridge whose server is believed to have this computer's time, as a build would that judges by the local clock. */
export function localTime(bridge: Bridge): Bridge {
  const local = (state: BridgeState): BridgeState => (state.name === 'ready' ? { ...state, skewMs: 0 } : { ...READY, skewMs: 0 });
  return { ...bridge, state: () => local(bridge.state()), onState: (listener) => bridge.onState((state) => listener(local(state))) };
}
