/**
 * The server's time, by which everything that ends is judged (activation rule 12). It is measured whenever the bridge becomes ready and then
 * runs on the monotonic clock, but only as long as both clocks of this computer agree on how much time has passed since. After a sleep, or
 * when somebody set the clock, nobody knows the time until the bridge has told it again, and nothing is called expired meanwhile.
 */
import type { BridgeState } from '../../../app/pims/types.ts';
import type { Clock } from '../../base/index.ts';
import type { Bridge } from '../../pims/index.ts';
import type { CarKeyContext } from '../index.ts';

/** A difference between wall and monotonic clock above this is a jump or a sleep, ms. */
export const JUMP_MS = 5_000;

/** What a server's time is read from. */
type Sources = Pick<CarKeyContext, 'bridge' | 'clock'>;

/** One measurement: both clocks of this computer, and the server's time at that moment. */
type Measured = { readonly wall: number; readonly mono: number; readonly server: number };

class ServerClock {
  readonly #clock: Clock;
  #measured: Measured | null = null;

  constructor({ bridge, clock }: Sources) {
    this.#clock = clock;
    this.#take(bridge.state());
    bridge.onState((state) => this.#take(state));
  }

  /** Server time, UTC ms; null while not measured. A lost bridge takes nothing back: both clocks go on. */
  now(): number | null {
    const measured = this.#measured;
    if (measured === null) return null;
    const passed = this.#clock.mono() - measured.mono;
    const drift = this.#clock.wall() - measured.wall - passed;
    return Math.abs(drift) > JUMP_MS ? null : measured.server + passed;
  }

  #take(state: BridgeState): void {
    if (state.name !== 'ready' || state.skewMs === null) return;
    const wall = this.#clock.wall();
    this.#measured = { wall, mono: this.#clock.mono(), server: wall + state.skewMs };
  }
}

/** One per bridge, whoever asks first: what is measured once holds for all of them. */
const CLOCKS = new WeakMap<Bridge, ServerClock>();

function clockOf(sources: Sources): ServerClock {
  const known = CLOCKS.get(sources.bridge);
  if (known !== undefined) return known;
  const made = new ServerClock(sources);
  CLOCKS.set(sources.bridge, made);
  return made;
}

/** Starts measuring. To be called before anybody else listens to the bridge, so that they find the time measured. */
export function measureServerTime(sources: Sources): void {
  clockOf(sources);
}

/** Server time, UTC ms; null while nobody vouches for it. */
export function serverNow(sources: Sources): number | null {
  return clockOf(sources).now();
}

/** Server time as well as it is known: this computer's own while nobody vouches for another. Only for what is shown with that doubt. */
export function serverNowOrOwn(sources: Sources): number {
  return serverNow(sources) ?? sources.clock.wall();
}

/** The bridge's state; a skew that was measured before the clock jumped is not in it. */
export function bridgeState(sources: Sources): BridgeState {
  const state = sources.bridge.state();
  return state.name === 'ready' && serverNow(sources) === null ? { ...state, skewMs: null } : state;
}
