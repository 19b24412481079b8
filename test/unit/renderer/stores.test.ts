import { describe, expect, test } from 'vitest';
import type { EntryRow, FollowUp } from '../../../app/audit/types.ts';
import type { SettingsView } from '../../../app/console.ts';
import type { JobView } from '../../../app/carkey/types.ts';
import { PAGE } from '../../../renderer/stores/audit.ts';
import { shelfOf, shelve } from '../../../renderer/stores/followups.ts';
import { EMPTY_JOB, reduceView } from '../../../renderer/stores/job.ts';
import { createStores, startStores } from '../../../renderer/stores/stores.ts';
import { fakeTransport, jobView } from './fakes.ts';

const row = (seq: number): EntryRow => ({
  log: 'l',
  seq,
  ts: seq,
  mono: seq,
  boot: 'b',
  kind: 'status',
  station: 's',
  err: null,
  app: '1',
  vin: null,
  operator: null,
});

/** A log of `size` entries that answers pages as the console does. */
function logOf(size: () => number, match: (seq: number) => boolean = () => true) {
  return ({ before, limit }: { before?: number; limit: number }) => {
    const seqs = Array.from({ length: size() }, (_, index) => size() - 1 - index).filter((seq) => seq < (before ?? Infinity) && match(seq));
    const rows = seqs.slice(0, limit).map(row);
    return { rows, next: seqs.length > limit ? (rows.at(-1)?.seq ?? null) : null, size: size() };
  };
}

describe('job store', () => {
  test('an older view does not replace a newer one', () => {
    const held = reduceView(EMPTY_JOB, jobView({ asOf: 2_000, next: 'activate' }), 5);
    expect(reduceView(held, jobView({ asOf: 1_999, next: 'find' }), 6)).toBe(held);
    expect(reduceView(held, jobView({ asOf: 2_000, next: 'finish' }), 6).view?.next).toBe('finish');
  });

  test('a second command while one is under way is not sent', async () => {
    const first = Promise.withResolvers<JobView>();
    const api = fakeTransport({ 'job.activate': () => first.promise, 'job.refresh': () => jobView() });
    const { job } = createStores(api, () => 0);
    const running = job.run('job.activate', { vin: 'VR1AB12C3D4567890' });
    expect(await job.run('job.activate', { vin: 'VR1AB12C3D4567890' })).toBe(false);
    expect(await job.run('job.refresh', {})).toBe(false);
    expect(api.calls.map((call) => call.method)).toEqual(['job.activate']);
    first.resolve(jobView());
    expect(await running).toBe(true);
    expect(job.getState().busy).toBeNull();
  });

  test('"stop waiting" gets through while an activation is under way', async () => {
    const first = Promise.withResolvers<JobView>();
    const api = fakeTransport({ 'job.activate': () => first.promise, 'job.stopWaiting': () => jobView({ next: 'check-again' }) });
    const { job } = createStores(api, () => 0);
    const running = job.run('job.activate', { vin: 'VR1AB12C3D4567890' });
    expect(await job.run('job.stopWaiting', {})).toBe(true);
    first.resolve(jobView({ next: 'check-again' }));
    await running;
    expect(job.getState().view?.next).toBe('check-again');
  });

  test('a refused command keeps its error and the view', async () => {
    const { job } = createStores(fakeTransport({ 'job.close': () => ({ fail: 'not-now' }) }), () => 0);
    job.takeView(jobView({ next: 'wait' }));
    expect(await job.run('job.close', {})).toBe(false);
    expect(job.getState().error?.code).toBe('not-now');
    expect(job.getState().view?.next).toBe('wait');
  });

  test('a judgement of a text that has changed meanwhile is not shown', async () => {
    const api = fakeTransport({ 'vin.judge': (input: { text: string }) => ({ input: input.text }) as never });
    const { job } = createStores(api, () => 0);
    job.setFind('VR1');
    const judged = job.judge('VR1');
    job.setFind('VR12');
    await judged;
    expect(job.getState().find).toMatchObject({ text: 'VR12', judgement: null });
  });
});

describe('all stores', () => {
  test('everything is asked anew each time the line comes up', () => {
    const api = fakeTransport({ 'job.get': () => jobView() });
    const stores = createStores(api, () => 0);
    startStores(api, stores);
    api.line('up');
    api.line('down');
    const before = api.calls.length;
    api.line('up');
    const again = api.calls.slice(before).map((call) => call.method);
    for (const method of ['about.get', 'bridge.get', 'job.get', 'settings.get', 'followups.list', 'vehicles.recent'])
      expect(again).toContain(method);
    expect(stores.session.getState()).toMatchObject({ line: 'up', wasUp: true });
  });

  test('a view that came by event is shown', () => {
    const api = fakeTransport({});
    const stores = createStores(api, () => 7);
    startStores(api, stores);
    api.send({ type: 'job', job: jobView({ next: 'confirm' }) });
    expect(stores.job.getState()).toMatchObject({ view: { next: 'confirm' }, receivedAt: 7 });
  });

  test('a page that was told to watch knows it until a command is taken', async () => {
    let watching = true;
    const api = fakeTransport({ 'job.refresh': () => (watching ? { fail: 'watch-only' } : jobView()) });
    const stores = createStores(api, () => 0);
    await stores.job.run('job.refresh', {});
    expect(stores.session.getState().watching).toBe(true);
    watching = false;
    await stores.job.run('job.refresh', {});
    expect(stores.session.getState().watching).toBe(false);
  });
});

describe('audit store', () => {
  test('without a filter any page can be fetched straight away', async () => {
    const { audit } = createStores(fakeTransport({ 'audit.list': logOf(() => 100_000) }), () => 0);
    await audit.reload();
    expect(audit.getState().length).toBe(100_000);
    audit.want(70_010, 70_030);
    await expect.poll(() => audit.getState().rows.get(70_020)?.seq).toBe(100_000 - 1 - 70_020);
    expect(audit.getState().rows.has(50_000)).toBe(false);
  });

  test('every page is asked for once', async () => {
    const api = fakeTransport({ 'audit.list': logOf(() => 1_000) });
    const { audit } = createStores(api, () => 0);
    await audit.reload();
    audit.want(150, 250);
    audit.want(160, 260);
    await expect.poll(() => audit.getState().rows.has(250)).toBe(true);
    expect(api.calls).toHaveLength(3);
  });

  test('with a filter pages follow each other to the end', async () => {
    const { audit } = createStores(
      fakeTransport({
        'audit.list': logOf(
          () => 1_000,
          (seq) => seq % 4 === 0,
        ),
      }),
      () => 0,
    );
    await audit.narrow({ kind: 'status' });
    expect(audit.getState().length).toBe(PAGE);
    for (let goal = 200; goal <= 250; goal += 50) {
      audit.want(0, audit.getState().length - 1);
      await expect.poll(() => audit.getState().length).toBe(goal);
    }
    expect(audit.getState().next).toBeNull();
    expect(audit.getState().rows.get(249)?.seq).toBe(0);
  });

  test('new entries are counted and do not move the list', async () => {
    let size = 10;
    const { audit } = createStores(fakeTransport({ 'audit.list': logOf(() => size) }), () => 0);
    await audit.reload();
    size = 13;
    audit.take({ type: 'log', log: { origin: 'l', size: 13, root: '', problem: null } });
    expect(audit.getState()).toMatchObject({ size: 10, newest: 13, length: 10 });
    await audit.reload();
    expect(audit.getState()).toMatchObject({ size: 13, newest: 13, length: 13 });
  });

  test('an answer to an earlier filter is dropped', async () => {
    const slow = Promise.withResolvers<ReturnType<ReturnType<typeof logOf>>>();
    let first = true;
    const answer = (input: { limit: number }) => {
      if (!first) return logOf(() => 3)(input);
      first = false;
      return slow.promise;
    };
    const { audit } = createStores(fakeTransport({ 'audit.list': answer }), () => 0);
    const early = audit.reload();
    await audit.narrow({ kind: 'status' });
    slow.resolve(logOf(() => 500)({ limit: PAGE }));
    await early;
    expect(audit.getState().length).toBe(3);
  });

  test('a condition can be taken off', async () => {
    const { audit } = createStores(fakeTransport({ 'audit.list': logOf(() => 3) }), () => 0);
    await audit.narrow({ kind: 'status' });
    await audit.narrow({ err: 2204 });
    await audit.widen('kind');
    expect(audit.getState().filter).toEqual({ err: 2204 });
  });
});

describe('settings store', () => {
  const value = { theme: 'light' } as SettingsView;

  test('a change answers what was before, so that it can be taken back', async () => {
    const { settings } = createStores(
      fakeTransport({ 'settings.get': () => value, 'settings.change': () => ({ ...value, theme: 'dark' }) }),
      () => 0,
    );
    await settings.load();
    expect(await settings.change('theme', { theme: 'dark' })).toBe(value);
    expect(settings.getState()).toMatchObject({ value: { theme: 'dark' }, saved: 'theme', failed: null });
  });

  test('a refused change keeps the values and names the field', async () => {
    const { settings } = createStores(
      fakeTransport({ 'settings.get': () => value, 'settings.change': () => ({ fail: 'not-now' }) }),
      () => 0,
    );
    await settings.load();
    expect(await settings.change('mode', { mode: 'live' })).toBeNull();
    expect(settings.getState()).toMatchObject({ value, saved: null, failed: { field: 'mode' } });
  });
});

describe('follow-ups', () => {
  const now = new Date(2026, 10, 23, 15, 0).getTime();
  const item = (id: string, due: number | null, state: FollowUp['state'] = 'open'): FollowUp =>
    ({ id, kind: 'reactivation', vin: null, veh: 'V-1', act: null, due, state, changedAt: now }) as FollowUp;
  const hours = (n: number) => now + n * 3_600_000;

  test.each([
    [-1, 'overdue'],
    [8, 'today'],
    [9, 'week'],
    [6 * 24, 'week'],
    [8 * 24, 'later'],
  ] as const)('%i hours from now is on the shelf %s', (distance, shelf) => {
    expect(shelfOf(item('a', hours(distance)), now)).toBe(shelf);
  });

  test('what is done is on its own shelf, whatever its date', () => {
    expect(shelfOf(item('a', hours(-1), 'done'), now)).toBe('done');
    expect(shelfOf(item('a', null), now)).toBe('undated');
  });

  test('the nearest comes first and empty shelves are left out', () => {
    const groups = shelve([item('far', hours(5)), item('near', hours(1)), item('late', hours(-3))], now);
    expect(groups.map((group) => [group.shelf, group.items.map((one) => one.id)])).toEqual([
      ['overdue', ['late']],
      ['today', ['near', 'far']],
    ]);
  });
});
