import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { silentLogger } from '../../../../main/base/logger.ts';
import { shareVisits } from '../../../../main/trust/share-visits.ts';

describe('visits to the share', () => {
  const meetStation = () => Promise.resolve('waiting' as const);

  it('come one at a time, and many asked for during one make one more', async () => {
    const ends: (() => void)[] = [];
    const meetShare = vi.fn(() => new Promise<'met'>((resolve) => ends.push(() => resolve('met'))));
    const onVisited = vi.fn();
    const visits = shareVisits({ maintenance: { meetStation, meetShare }, log: silentLogger, onVisited });
    expect(visits.last()).toBeNull();
    visits.visit();
    visits.visit();
    visits.visit();
    expect(meetShare).toHaveBeenCalledTimes(1);
    ends[0]?.();
    await vi.waitUntil(() => meetShare.mock.calls.length === 2);
    ends[1]?.();
    await vi.waitUntil(() => onVisited.mock.calls.length === 2);
    expect([meetShare.mock.calls.length, visits.last(), visits.station()]).toEqual([2, 'met', 'waiting']);
    await visits.stop();
  });

  it('that break do not break anything else, and one that hangs does not hold up the stop', async () => {
    const error = vi.fn();
    const log = { ...silentLogger, error };
    const broken = shareVisits({
      maintenance: { meetStation, meetShare: () => Promise.reject(new Error('no')) },
      log,
      onVisited: () => undefined,
    });
    broken.visit();
    await broken.stop();
    expect(error).not.toHaveBeenCalled();
    const visited = vi.fn();
    const failing = shareVisits({
      maintenance: { meetStation, meetShare: () => Promise.reject(new Error('no')) },
      log,
      onVisited: visited,
    });
    failing.visit();
    await vi.waitUntil(() => visited.mock.calls.length === 1);
    expect(error).toHaveBeenCalledWith('share-visit-failed', expect.objectContaining({ error: 'Error' }));

    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const hanging = shareVisits({ maintenance: { meetStation, meetShare: () => new Promise(() => undefined) }, log, onVisited: visited });
    hanging.visit();
    const stopped = vi.fn();
    void hanging.stop().then(stopped);
    await vi.advanceTimersByTimeAsync(1_900);
    expect(stopped).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(stopped).toHaveBeenCalled();
  });
});
