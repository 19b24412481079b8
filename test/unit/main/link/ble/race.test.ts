import { describe, expect, it } from 'vitest';
import { race, reasonOf } from '../../../../../main/link/ble/race.ts';

const never = (): Promise<never> => new Promise(() => undefined);

describe('a call of the stack', () => {
  it('ends with its value or with its words, also when it throws at once', async () => {
    expect(await race(() => Promise.resolve(7), 1_000)).toEqual({ kind: 'done', value: 7 });
    expect(await race(() => Promise.reject(new Error('refused')), 1_000)).toEqual({ kind: 'failed', message: 'refused' });
    const throws = (): Promise<void> => {
      throw new TypeError('not a Buffer');
    };
    expect(await race(throws, 1_000)).toEqual({ kind: 'failed', message: 'not a Buffer' });
  });

  it('ends at its limit, and by the signal, before or after it began', async () => {
    expect(await race(never, 1)).toEqual({ kind: 'timeout' });
    const stop = new AbortController();
    const running = race(never, 60_000, stop.signal);
    stop.abort();
    expect(await running).toEqual({ kind: 'aborted' });
    let began = false;
    const work = (): Promise<void> => {
      began = true;
      return Promise.resolve();
    };
    expect(await race(work, 60_000, stop.signal)).toEqual({ kind: 'aborted' });
    expect(began).toBe(false);
  });

  it('tells what happened in words', () => {
    expect(reasonOf({ kind: 'failed', message: 'refused' }, 1)).toBe('refused');
    expect(reasonOf({ kind: 'timeout' }, 2_500)).toBe('no answer within 2.5 s');
    expect(reasonOf({ kind: 'aborted' }, 1)).toBe('given up');
  });
});
