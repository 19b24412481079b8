import { describe, expect, it } from 'vitest';
import type { TrailMaintenance } from '../../../../main/audit/trail/audit-trail.ts';
import { backupsOf } from '../../../../main/trust/backups.ts';

const clockAt = (start: number) => ({
  now: start,
  wall: () => 0,
  mono(): number {
    return this.now;
  },
});

describe('backups', () => {
  it('are made one at a time, and a problem is told in the words of the contract', async () => {
    const clock = clockAt(0);
    const told: string[] = [];
    const backup = (): ReturnType<TrailMaintenance['backup']> =>
      Promise.resolve({ ok: false, error: { code: 'not-verified', finding: { seq: 4, what: 'gap', detail: '' } } });
    const backups = backupsOf({ maintenance: { backup }, clock, onChange: (what) => told.push(what) });
    const first = backups.make();
    expect(backups.running()).toEqual({ part: 0, since: 0 });
    expect(await backups.make()).toMatchObject({ ok: false, error: { code: 'not-now' } });
    expect(await first).toMatchObject({
      ok: false,
      error: { code: 'log-unwritable', refusal: { reason: 'backup-differs', entry: 4 } },
    });
    expect([told, backups.running()]).toEqual([['begun', 'ended'], null]);
  });
});
