import { describe, expect, it, vi } from 'vitest';
import type { AuditTrail } from '../../../../main/audit/trail/audit-trail.ts';
import { silentLogger } from '../../../../main/base/logger.ts';
import { warmUps } from '../../../../main/trust/warm-up.ts';

describe('the warm-up of the search', () => {
  it('begins by itself, one at a time, and comes once more for all that asked meanwhile', async () => {
    const ends: (() => void)[] = [];
    const warmUp = vi.fn<AuditTrail['warmUp']>(() => new Promise((resolve) => ends.push(resolve)));
    const warmth = warmUps({ warmUp }, silentLogger, 1);
    await vi.waitUntil(() => warmUp.mock.calls.length === 1);
    warmth.again();
    warmth.again();
    expect(warmUp).toHaveBeenCalledTimes(1);
    ends[0]?.();
    await vi.waitUntil(() => warmUp.mock.calls.length === 2);
    const stopped = warmth.stop();
    expect(warmUp.mock.calls[1]?.[0].aborted).toBe(true);
    ends[1]?.();
    await stopped;
    expect(warmUp).toHaveBeenCalledTimes(2);
  });

  it('that breaks is told to the log, and the next one comes all the same', async () => {
    const error = vi.fn();
    const warmUp = vi.fn<AuditTrail['warmUp']>(() => Promise.resolve());
    warmUp.mockRejectedValueOnce(new Error('no'));
    const warmth = warmUps({ warmUp }, { ...silentLogger, error });
    warmth.again();
    await vi.waitUntil(() => error.mock.calls.length === 1);
    warmth.again();
    await vi.waitUntil(() => warmUp.mock.calls.length === 2);
    await warmth.stop();
  });
});
