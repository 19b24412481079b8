/**
 * The server's time, by which everything that ends is judged (activation rule 12). It is measured whenever the bridge becomes ready and then
 * runs on the monotonic clock, but only as long as both clocks of this computer agree on how much time has passed since. After a sleep, or
 * when somebody set the clock, nobody knows the time until the bridge has told it again, and nothing is called expired meanwhile.
 */
import type { BridgeState } from '../../app/pims/index.ts';
import type { Clock } from '../base/index.ts';
import type { Bridge } from '../pims/index.ts';

/** A difference between wall and monotonic clock above this is a jump or a sleep, ms. */
export const JUMP_MS = 5_000;

/** One measurement: both clocks of this computer, and the server's time at that moment. */
type Measured = { readonly wall: number; readonly mono: number; readonly server: number };

/** The server's time as this console knows it. All in UTC ms. */
export interface ServerTime {
  /** Null while nobody vouches for it. A lost bridge takes nothing back: both clocks go on. */
  now(): number | null;
  /** As well as it is known: this computer's own while nobody vouches for another. Only for what is shown with that doubt. */
  nowOrOwn(): number;
  /** The bridge's state; a skew that was measured before the clock jumped is not in it. */
  bridgeState(): BridgeState;
}

/** Measures from now on. To be called before anybody else listens to the bridge, so that they find the time measured. */
export function measureServerTime(bridge: Pick<Bridge, 'state' | 'onState'>, clock: Clock): ServerTime {
  let measured: Measured | null = null;
  const take = (state: BridgeState) => {
    if (state.name !== 'ready' || state.skewMs === null) return;
    const wall = clock.wall();
    measured = { wall, mono: clock.mono(), server: wall + state.skewMs };
  };
  take(bridge.state());
  bridge.onState(take);
  const now = () => (measured === null ? null : timeSince(measured, clock));
  return {
    now,
    nowOrOwn: () => now() ?? clock.wall(),
    bridgeState: () => {
      const state = bridge.state();
      return state.name === 'ready' && now() === null ? { ...state, skewMs: null } : state;
    },
  };
}

function timeSince({ wall, mono, server }: Measured, clock: Clock): number | null {
  const passed = clock.mono() - mono;
  const drift = clock.wall() - wall - passed;
  return Math.abs(drift) > JUMP_MS ? null : server + passed;
}
