/** The small parts of the watch over a log, one by one. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { TrustFinding, TrustView } from '../../../app/audit/trust.ts';
import type { AuditTrail, TrailMaintenance } from '../../../main/audit/trail/audit-trail.ts';
import { exportText } from '../../../main/audit/export/export.ts';
import { createLogger, silentLogger } from '../../../main/base/logger.ts';
import { backupsOf } from '../../../main/trust/backups.ts';
import { bridgeTrace } from '../../../main/trust/bundle/bridge-trace.ts';
import { collectRows } from '../../../main/trust/bundle/collect.ts';
import { dueCount } from '../../../main/trust/due-count.ts';
import { filterWords } from '../../../main/trust/bundle/filter-words.ts';
import { shareVisits } from '../../../main/trust/share-visits.ts';
import { createViewPublisher } from '../../../main/trust/view-publisher.ts';
import { warmUps } from '../../../main/trust/warm-up.ts';

const clockAt = (start: number) => ({
  now: start,
  wall: () => 0,
  mono(): number {
    return this.now;
  },
});

function file(name: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'carkey-trust-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return join(dir, name);
}

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

describe('the teller', () => {
  const finding: TrustFinding = { what: 'forked', firstBad: 3, detail: 'd' };
  const teller = (known: TrustFinding | null) => {
    const clock = clockAt(1_000);
    let view = { finding: null, verifying: null, asOf: 0 } as unknown as TrustView;
    const [emit, onFinding, whole] = [vi.fn(), vi.fn(), vi.fn(() => view)];
    const moving = () => ({ verifying: { part: 0.5, since: 0 }, backingUp: null, asOf: 7, rev: 3 });
    return {
      clock,
      emit,
      onFinding,
      whole,
      set: (next: Partial<TrustView>) => (view = { ...view, ...next }),
      it: createViewPublisher({ clock, whole, moving, emit, onFinding }, known),
    };
  };

  it('tells progress at most every 200 ms, and asks only what moves', () => {
    const { it: told, clock, emit, whole } = teller(null);
    told.changed();
    told.progressed();
    clock.now += 199;
    told.progressed();
    expect(emit).toHaveBeenCalledTimes(1);
    clock.now += 1;
    told.progressed();
    expect(emit).toHaveBeenLastCalledWith({ finding: null, verifying: { part: 0.5, since: 0 }, backingUp: null, asOf: 7, rev: 3 });
    expect(whole).toHaveBeenCalledTimes(1);
    told.stop();
    clock.now += 1_000;
    told.progressed();
    told.changed();
    expect(emit).toHaveBeenCalledTimes(2);
  });

  it('reports a finding once, and not the one that the start found', () => {
    const first = teller(null);
    first.set({ finding });
    first.it.changed();
    first.it.changed();
    expect(first.onFinding.mock.calls).toEqual([[finding]]);
    const second = teller(finding);
    second.set({ finding });
    second.it.changed();
    expect(second.onFinding).not.toHaveBeenCalled();
  });
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

describe('collecting', () => {
  const rows = Array.from({ length: 350 }, (_, seq) => ({ seq }));
  const pages = (size: number) => ({
    view: () => ({ size }) as never,
    page: (_filter: unknown, { after = -1, limit }: { after?: number; limit: number }) => {
      const page = rows.filter(({ seq }) => seq > after).slice(0, limit);
      return { rows: page as never, next: (page.at(-1)?.seq ?? 349) < 349 ? (page.at(-1)?.seq ?? null) : null };
    },
  });

  it('takes what was there when it began, and gives up beyond the limit', async () => {
    expect(await collectRows(pages(350), {}, 350)).toHaveLength(350);
    expect(await collectRows(pages(340), {}, 345)).toHaveLength(340);
    expect(await collectRows(pages(350), {}, 349)).toBeNull();
  });

  it('makes one CSV with one head out of many slices', async () => {
    const many = rows.map((row) => ({ ...row, ts: 0, kind: 'clock', err: null }));
    const csv = await exportText(many as never, 'csv');
    const lines = csv.trimEnd().split('\r\n');
    expect([lines.length, lines.filter((line) => line.includes('"seq","time"')).length, lines.at(-1)?.startsWith('"349",')]).toEqual([
      351,
      1,
      true,
    ]);
  });
});

describe('words for a filter', () => {
  it('say every condition, and that there is none', () => {
    expect(filterWords({})).toBe('all entries');
    expect(filterWords({ kinds: ['sent', 'result'], err: 12, from: 0, text: 'x' })).toBe(
      'kinds sent, result; error code 12; from 1970-01-01T00:00:00.000Z; text "x"',
    );
  });
});

describe('the trace of the bridge', () => {
  it('is what the redacting logger wrote about it, newest last, and nothing else of the file', () => {
    const path = file('console.log');
    const lines: string[] = ['"msg":"bridge-cut"}\n', 'no json\n'];
    const log = createLogger({ write: (line: string) => void lines.push(line) });
    log.info('bridge-state', { state: 'ready', problem: 'VR1AB12C3D4567890' });
    log.info('link-opened', { port: 4 });
    log.info('bridge-stray', { kind: 'late', secret: 'abc' });
    writeFileSync(path, lines.join(''));
    const told = bridgeTrace(path, 10).map(({ source, text }) => [source, text.replace(/^\S+ /, '')]);
    expect(told).toEqual([
      ['bridge', 'bridge-state state=ready problem=[redacted]'],
      ['bridge', 'bridge-stray kind=late redacted=true'],
    ]);
    expect(bridgeTrace(path, 1)).toHaveLength(1);
    expect(bridgeTrace(`${path}.none`, 10)).toEqual([]);
  });
});
