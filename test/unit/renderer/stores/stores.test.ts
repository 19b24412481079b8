import { describe, expect, test } from 'vitest';
import type { FollowUp } from '../../../../app/audit/entry/types.ts';
import type { SettingsView } from '../../../../app/contract/console.ts';
import type { JobView } from '../../../../app/carkey/types.ts';
import { shelfOf, shelve } from '../../../../renderer/stores/followups.ts';
import { EMPTY_JOB, reduceView } from '../../../../renderer/stores/job.ts';
import { createStores, startStores } from '../../../../renderer/stores/stores.ts';
import { fakeTransport, jobView } from '../../../support/fakes.ts';

describe('job store', () => {
  test('an older view does not replace a newer one', () => {
    const held = reduceView(EMPTY_JOB, jobView({ rev: 20, next: { action: 'activate', about: null } }), 5);
    expect(reduceView(held, jobView({ rev: 19, asOf: 9_000, next: { action: 'find', about: null } }), 6)).toBe(held);
    expect(reduceView(held, jobView({ rev: 20, asOf: 1, next: { action: 'finish', about: null } }), 6).view?.next.action).toBe('finish');
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
    const api = fakeTransport({
      'job.activate': () => first.promise,
      'job.stopWaiting': () => jobView({ next: { action: 'check-again', about: null } }),
    });
    const { job } = createStores(api, () => 0);
    const running = job.run('job.activate', { vin: 'VR1AB12C3D4567890' });
    expect(await job.run('job.stopWaiting', {})).toBe(true);
    first.resolve(jobView({ next: { action: 'check-again', about: null } }));
    await running;
    expect(job.getState().view?.next.action).toBe('check-again');
  });

  test('a refused command keeps its error and the view', async () => {
    const { job } = createStores(fakeTransport({ 'job.close': () => ({ fail: 'activation-running' }) }), () => 0);
    job.takeView(jobView({ next: { action: 'wait', about: null } }));
    expect(await job.run('job.close', {})).toBe(false);
    expect(job.getState().error?.code).toBe('not-now');
    expect(job.getState().view?.next.action).toBe('wait');
  });

  test('a judgement is of the text in the field, and of no other', () => {
    const { job } = createStores(fakeTransport({}), () => 0);
    job.setFind('VR1');
    job.judge();
    expect(job.getState().find.judgement).toMatchObject({ input: 'VR1', valid: false });
    job.setFind('VR12');
    expect(job.getState().find).toMatchObject({ text: 'VR12', judgement: null });
  });

  test('the end of a short command is waited for, that of an activation is not', async () => {
    const answers: (() => void)[] = [];
    const held = () =>
      new Promise<never>((resolve) => answers.push(() => resolve(jobView({ next: { action: 'wait', about: null } }) as never)));
    const { job } = createStores(fakeTransport({ 'job.refresh': held, 'job.activate': held }), () => 0);
    void job.run('job.refresh', {});
    const free = job.whenFree();
    await expect.poll(() => answers.length).toBe(1);
    answers.shift()?.();
    expect(await free).toBe(true);
    void job.run('job.activate', { vin: 'VR1AB12C3D4567890' });
    expect(await job.whenFree()).toBe(false);
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
    api.send({ type: 'job', job: jobView({ next: { action: 'confirm', about: null } }) });
    expect(stores.job.getState()).toMatchObject({ view: { next: { action: 'confirm', about: null } }, receivedAt: 7 });
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
      fakeTransport({ 'settings.get': () => value, 'settings.change': () => ({ fail: 'activation-running' }) }),
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
    [9, 'tomorrow'],
    [32, 'tomorrow'],
    [33, 'week'],
    [6 * 24, 'week'],
    [8 * 24, 'later'],
  ] as const)('%i hours from now is on the shelf %s', (distance, shelf) => {
    expect(shelfOf(item('a', hours(distance)), now)).toBe(shelf);
  });

  test('what is done is on its own shelf, whatever its date', () => {
    expect(shelfOf(item('a', hours(-1), 'done'), now)).toBe('done');
    expect(shelfOf(item('a', null), now)).toBe('undated');
  });

  test('an outcome that nobody knows stands on the first shelf, never without a date at the end', () => {
    const unknown: FollowUp = { ...item('unknown', null), kind: 'unknown-outcome' };
    const groups = shelve([item('late', hours(-3)), item('undated', null), unknown], now);
    expect(groups.map((group) => group.shelf)).toEqual(['unsettled', 'overdue', 'undated']);
  });

  test('the nearest comes first and empty shelves are left out', () => {
    const groups = shelve([item('far', hours(5)), item('near', hours(1)), item('late', hours(-3))], now);
    expect(groups.map((group) => [group.shelf, group.items.map((one) => one.id)])).toEqual([
      ['overdue', ['late']],
      ['today', ['near', 'far']],
    ]);
  });
});
