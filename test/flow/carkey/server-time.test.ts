/** Server time is known as long as both clocks of this computer agree on how much time has passed since it was measured. */
import { describe, expect, it } from 'vitest';
import { JUMP_MS, measureServerTime, type ServerTime } from '../../../main/carkey/server-time.ts';
import { ClockWorld } from '../../faults/clock-world.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2027, 3, 1, 9);

/** A world whose clock is a day behind, measured. */
function measured(): { readonly world: ClockWorld; readonly time: ServerTime } {
  const world = new ClockWorld(START, -24 * HOUR);
  const time = measureServerTime(world.bridge, world.clock);
  world.connect(0);
  return { world, time };
}

describe('server time', () => {
  it('is not known before the bridge told it, and is this computer’s own meanwhile', () => {
    const world = new ClockWorld(START, -24 * HOUR);
    const time = measureServerTime(world.bridge, world.clock);
    expect(time.now()).toBeNull();
    expect(time.nowOrOwn()).toBe(START - 24 * HOUR);
    world.connect(null);
    expect(time.now()).toBeNull();
  });

  it('goes on while the bridge is lost', () => {
    const { world, time } = measured();
    world.pass(HOUR);
    world.disconnect();
    world.pass(HOUR);
    expect(time.now()).toBe(START + 2 * HOUR);
  });

  it.each([
    ['the clock is set', (world: ClockWorld) => world.setClock(-HOUR)],
    ['the monotonic clock stood still in a sleep', (world: ClockWorld) => world.sleep(HOUR, false)],
  ])('is doubted once %s, until it is measured again', (_what, happens) => {
    const { world, time } = measured();
    happens(world);
    expect(time.now()).toBeNull();
    expect(time.bridgeState()).toMatchObject({ name: 'ready', skewMs: null });
    world.connect(0);
    expect(time.now()).toBe(world.server);
    expect(time.bridgeState()).not.toMatchObject({ skewMs: null });
  });

  it('runs on the monotonic clock where the other one is corrected by a little', () => {
    const { world, time } = measured();
    world.setClock(JUMP_MS);
    world.pass(HOUR);
    expect(time.now()).toBe(world.server);
  });
});
