import { describe, expect, it } from 'vitest';
import type { LinkView } from '../../../../app/link/read/view.ts';
import { createStores, startStores } from '../../../../renderer/stores/stores.ts';
import { fakeTransport, linkView } from '../../../support/fakes.ts';

const READING: LinkView['activity'] = { name: 'reading', step: 'read-BSI', since: 0, limitMs: 5_000 };

describe('link store', () => {
  it('is asked for each time the line comes up, and forgets what another mode showed', async () => {
    const api = fakeTransport({ 'link.get': () => linkView({ rev: 10, restarts: 1 }), 'practice.plug': () => linkView({ rev: 11 }) });
    const stores = createStores(api, () => 0);
    startStores(api, stores);
    api.line('up');
    await expect.poll(() => stores.link.getState().view?.restarts).toBe(1);
    await stores.link.plug('agree');
    expect(stores.link.getState()).toMatchObject({ plugged: 'agree', view: { rev: 11 } });
    await stores.link.load(true);
    expect(stores.link.getState().plugged).toBeUndefined();
  });

  it('takes views from events, and no overtaken one', () => {
    const api = fakeTransport({});
    const stores = createStores(api, () => 0);
    startStores(api, stores);
    api.send({ type: 'link', link: linkView({ rev: 20, activity: READING }) });
    api.send({ type: 'link', link: linkView({ rev: 19, asOf: 9_000 }) });
    expect(stores.link.getState().view?.activity).toEqual(READING);
    api.send({ type: 'link', link: linkView({ rev: 21, asOf: 5 }) });
    expect(stores.link.getState().view?.activity).toEqual({ name: 'idle' });
  });

  it('sends one command at a time; cancelling and closing do not wait', async () => {
    const first = Promise.withResolvers<LinkView>();
    const api = fakeTransport({ 'link.read': () => first.promise, 'link.cancel': () => linkView(), 'link.close': () => linkView() });
    const { link } = createStores(api, () => 0);
    const running = link.run('link.read', { adapter: 'serial:x' });
    expect(await link.run('link.read', { adapter: 'serial:y' })).toBe(false);
    expect(await link.run('link.cancel', {})).toBe(true);
    expect(await link.run('link.close', {})).toBe(true);
    first.resolve(linkView());
    expect(await running).toBe(true);
    expect(api.calls.map(({ method }) => method)).toEqual(['link.read', 'link.cancel', 'link.close']);
    expect(link.getState().busy).toBeNull();
  });

  it('a refused command keeps its error until it was understood; a refused plug plugs nothing', async () => {
    const { link } = createStores(fakeTransport({ 'practice.plug': () => ({ fail: 'not-practice-adapter' }) }), () => 0);
    await link.plug('conflict');
    expect(link.getState()).toMatchObject({ plugged: undefined, error: { code: 'not-now' } });
    link.clearError();
    expect(link.getState().error).toBeNull();
  });

  it('the trace is asked for with a limit, and a failure is kept', async () => {
    const line = { at: 0, adapter: 'serial:x', dir: 'out', text: 'ATI' } as const;
    const api = fakeTransport({ 'link.trace': () => [line], 'link.exportTrace': () => ({ name: 'trace.txt', text: 'ATI' }) });
    const { link } = createStores(api, () => 0);
    await link.loadTrace();
    expect(link.getState().trace).toEqual([line]);
    expect(await link.exportTrace(true)).toEqual({ ok: true, value: { name: 'trace.txt', text: 'ATI' } });
    expect(api.calls.at(-1)).toEqual({ method: 'link.exportTrace', input: { withVins: true } });
    const failing = createStores(fakeTransport({}), () => 0).link;
    await failing.loadTrace();
    expect(failing.getState().error?.code).toBe('not-found');
  });
});
