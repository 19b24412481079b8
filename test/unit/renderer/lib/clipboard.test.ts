import { afterEach, describe, expect, test, vi } from 'vitest';
import { CLEAR_AFTER_MS, copyBriefly } from '../../../../renderer/lib/clipboard.ts';

describe('clipboard', () => {
  afterEach(() => vi.useRealTimers());
  const board = (start: string, readable = true) => {
    const state = { text: start };
    return {
      state,
      writeText: (text: string) => {
        state.text = text;
        return Promise.resolve();
      },
      readText: () => (readable ? Promise.resolve(state.text) : Promise.reject(new Error('no permission'))),
    };
  };

  test('a code that still lies there is cleared after the time, not before', async () => {
    vi.useFakeTimers();
    const clipboard = board('');
    const ends: boolean[] = [];
    await copyBriefly('shazam', clipboard, (cleared) => ends.push(cleared));
    await vi.advanceTimersByTimeAsync(CLEAR_AFTER_MS - 1);
    expect(clipboard.state.text).toBe('shazam');
    await vi.advanceTimersByTimeAsync(1);
    expect(clipboard.state.text).toBe('');
    expect(ends).toEqual([true]);
  });

  test('what somebody copied meanwhile is left alone', async () => {
    vi.useFakeTimers();
    const clipboard = board('');
    await copyBriefly('shazam', clipboard, () => expect.unreachable());
    clipboard.state.text = 'shopping list';
    await vi.advanceTimersByTimeAsync(CLEAR_AFTER_MS);
    expect(clipboard.state.text).toBe('shopping list');
  });

  test('a clipboard that may not be read is not touched, and that is said', async () => {
    vi.useFakeTimers();
    const clipboard = board('', false);
    const ends: boolean[] = [];
    await copyBriefly('shazam', clipboard, (cleared) => ends.push(cleared));
    await vi.advanceTimersByTimeAsync(CLEAR_AFTER_MS);
    expect(clipboard.state.text).toBe('shazam');
    expect(ends).toEqual([false]);
  });
});
