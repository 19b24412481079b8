/** Server time is known as long as both clocks of this computer agree on how much time has passed since it was measured. */
import { describe, expect, it } from 'vitest';
import { bridgeState, JUMP_MS, serverNow, serverNowOrOwn } from '../../../main/carkey/codes/server-clock.ts';
import { ClockWorld } from '../../faults/clock-world.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2027, 3, 1, 9);

/** A world whose clock is a day behind, measured. */
function measured(): ClockWorld {
  const world = new ClockWorld(START, -24 * HOUR);
  serverNow(world);
  world.connect(0);
  return world;
}

describe('server time', () => {
  it('is not known before the bridge told it, and is this computer’s own meanwhile', () => {
    const world = new ClockWorld(START, -24 * HOUR);
    expect(serverNow(world)).toBeNull();
    expect(serverNowOrOwn(world)).toBe(START - 24 * HOUR);
    world.connect(null);
    expect(serverNow(world)).toBeNull();
  });

  it('goes on while the bridge is lost', () => {
    const world = measured();
    world.pass(HOUR);
    world.disconnect();
    world.pass(HOUR);
    expect(serverNow(world)).toBe(START + 2 * HOUR);
  });

  it.each([
    ['the clock is set', (world: ClockWorld) => world.setClock(-HOUR)],
    ['the monotonic clock stood still in a sleep', (world: ClockWorld) => world.sleep(HOUR, false)],
  ])('is doubted once %s, until it is measured again', (_what, happens) => {
    const world = measured();
    happens(world);
    expect(serverNow(world)).toBeNull();
    expect(bridgeState(world)).toMatchObject({ name: 'ready', skewMs: null });
    world.connect(0);
    expect(serverNow(world)).toBe(world.server);
    expect(bridgeState(world)).not.toMatchObject({ skewMs: null });
  });

  it('runs on the monotonic clock where the other one is corrected by a little', () => {
    const world = measured();
    world.setClock(JUMP_MS);
    world.pass(HOUR);
    expect(serverNow(world)).toBe(world.server);
  });
});
