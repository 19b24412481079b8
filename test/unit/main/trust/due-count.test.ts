import { describe, expect, it, vi } from 'vitest';
import type { TrailMaintenance } from '../../../../main/audit/trail/audit-trail.ts';
import { silentLogger } from '../../../../main/base/logger.ts';
import { dueCount } from '../../../../main/trust/due-count.ts';

const clockAt = (start: number) => ({
  now: start,
  wall: () => 0,
  mono(): number {
    return this.now;
  },
});

describe('the count of vehicles due for erasure', () => {
  const counting = () => {
    const clock = clockAt(0);
    const state: { days: number | null; due: number } = { days: null, due: 2 };
    const dueForErasure = vi.fn<TrailMaintenance['dueForErasure']>(() =>
      Promise.resolve(Array.from({ length: state.due }, () => ({}) as never)),
    );
    const onCounted = vi.fn();
    const error = vi.fn();
    const due = dueCount({ maintenance: { dueForErasure }, clock, days: () => state.days, onCounted, log: { ...silentLogger, error } });
    const told = (times: number) => vi.waitUntil(() => onCounted.mock.calls.length === times);
    const periods = () => dueForErasure.mock.calls.map(([days]) => days);
    return { clock, state, dueForErasure, error, due, told, periods };
  };

  it('is made beside everything else, once an hour, and anew for another period or after an erasure', async () => {
    const { clock, state, due, told, periods } = counting();
    expect([due.get(), periods()]).toEqual([null, []]);
    state.days = 90;
    expect([due.get(), due.get()]).toEqual([null, null]);
    await told(1);
    await vi.waitUntil(() => due.get() === 2);
    expect(periods()).toEqual([90]);
    clock.now = 3_600_000;
    state.due = 3;
    expect(due.get()).toBe(2);
    await told(2);
    expect([due.get(), periods()]).toEqual([3, [90, 90]]);
    state.days = 30;
    expect(due.get()).toBeNull();
    await told(3);
    expect([due.get(), periods()]).toEqual([3, [90, 90, 30]]);
    state.due = 1;
    due.forget();
    expect(due.get()).toBe(3);
    await told(4);
    expect([due.get(), periods()]).toEqual([1, [90, 90, 30, 30]]);
  });

  it('that breaks is told to the log and made again, and one that runs is called off by the stop', async () => {
    const { state, dueForErasure, error, due, periods } = counting();
    state.days = 90;
    dueForErasure.mockRejectedValueOnce(new Error('no'));
    due.get();
    await vi.waitUntil(() => error.mock.calls.length === 1);
    dueForErasure.mockImplementationOnce(
      (_days, signal) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve([]), { once: true })),
    );
    await vi.waitUntil(() => due.get() === null && periods().length === 2);
    await due.stop();
    expect([due.get(), periods().length]).toEqual([null, 2]);
  });
});
