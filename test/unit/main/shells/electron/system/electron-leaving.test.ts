import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { lockOn, stopBeforeQuit, watchLeaving } from '../../../../../../main/shells/electron/system/leaving.ts';
import { bringForward } from '../../../../../../main/shells/electron/window/window.ts';

/** A window in one state that keeps what was done to it. */
function windowThat(state: { readonly destroyed?: boolean; readonly minimized?: boolean }) {
  const done: string[] = [];
  const only = (what: string) => (): void => void done.push(what);
  const gone = (): never => {
    throw new TypeError('Object has been destroyed');
  };
  const isMinimized = () => (state.destroyed === true ? gone() : state.minimized === true);
  const window = {
    isDestroyed: () => state.destroyed === true,
    isMinimized,
    restore: only('restore'),
    show: only('show'),
    focus: only('focus'),
  };
  return { window, done };
}

describe('a second start on the same folder', () => {
  it.each([
    ['a window behind others', {}, ['show', 'focus']],
    ['a window that is minimized', { minimized: true }, ['restore', 'show', 'focus']],
    ['a window that is closed while the console stops', { destroyed: true }, []],
  ])('brings %s forward, and never throws', (_, state, expected) => {
    const { window, done } = windowThat(state);
    bringForward(window);
    expect(done).toEqual(expected);
  });
});

describe('a person who leaves', () => {
  it.each(['suspend', 'lock-screen', 'user-did-resign-active'])('by %s is locked out of the session', (event) => {
    const power = new EventEmitter();
    let locked = 0;
    watchLeaving(power, () => (locked += 1));
    power.emit(event);
    expect(locked).toBe(1);
    for (const other of ['resume', 'unlock-screen', 'on-battery']) power.emit(other);
    expect(locked).toBe(1);
  });

  it('while the lock cannot be told (a mode is being replaced, the disk is full) leaves no box on the screen', () => {
    const power = new EventEmitter();
    const faults: unknown[] = [];
    const fault = new Error('no mode is running');
    const lock = lockOn(
      () => {
        throw fault;
      },
      (told) => faults.push(told),
    );
    watchLeaving(power, lock);
    power.emit('suspend');
    expect(faults).toEqual([fault]);
  });
});

describe('quitting', () => {
  const setUp = () => {
    const [app, power, window] = [new EventEmitter(), new EventEmitter(), new EventEmitter()];
    const done: string[] = [];
    const exits: number[] = [];
    const stop = () => Promise.resolve(void done.push('stop'));
    stopBeforeQuit({ app: Object.assign(app, { exit: (code: number) => exits.push(code) }), power, window, stop } as never);
    const quit = () => {
      let held = false;
      app.emit('before-quit', { preventDefault: () => (held = true) });
      return held;
    };
    return { power, window, done, exits, quit };
  };

  it('waits for the console, once', async () => {
    const { done, exits, quit } = setUp();
    expect([quit(), quit()]).toEqual([true, true]);
    await expect.poll(() => exits).toEqual([0]);
    expect(done).toEqual(['stop']);
  });

  it.each(['power', 'window'] as const)(
    'is not held up when the system ends (told by the %s), or a log-out would be cancelled',
    async (by) => {
      const { done, exits, quit, ...from } = setUp();
      from[by].emit(by === 'power' ? 'shutdown' : 'session-end');
      expect(quit()).toBe(false);
      await expect.poll(() => exits).toEqual([0]);
      expect(done).toEqual(['stop']);
    },
  );

  describe('with something left to do', () => {
    /** The last deed is over when the test says so. */
    const leaving = () => {
      const power = new EventEmitter();
      const [app, window] = [new EventEmitter(), new EventEmitter()];
      const order: string[] = [];
      const { promise, resolve } = Promise.withResolvers<undefined>();
      let letGo: () => void = () => undefined;
      stopBeforeQuit({
        app: Object.assign(app, { exit: () => order.push('exit') }),
        power,
        window,
        stop: () => Promise.resolve(void order.push('stop')),
        leave: (given: () => void) => {
          order.push('leave');
          letGo = given;
          return promise;
        },
      } as never);
      const isHeld = () => {
        let held = false;
        app.emit('before-quit', { preventDefault: () => (held = true) });
        return held;
      };
      return { power, order, isHeld, letGo: () => letGo(), finish: () => resolve(undefined) };
    };

    it('does it after the stop and before the end', async () => {
      const { order, isHeld, finish } = leaving();
      expect(isHeld()).toBe(true);
      await expect.poll(() => order).toEqual(['stop', 'leave']);
      finish();
      await expect.poll(() => order).toEqual(['stop', 'leave', 'exit']);
    });

    it('lets go of the end when somebody else ends the program', async () => {
      const { order, isHeld, letGo } = leaving();
      isHeld();
      await expect.poll(() => order).toEqual(['stop', 'leave']);
      expect(isHeld()).toBe(true);
      letGo();
      expect(isHeld()).toBe(false);
      expect(order).toEqual(['stop', 'leave']);
    });

    it('does it not while the system ends', async () => {
      const { power, order } = leaving();
      power.emit('shutdown');
      await expect.poll(() => order).toEqual(['stop', 'exit']);
    });
  });
});
