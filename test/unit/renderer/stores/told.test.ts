/** Events and replies travel apart: a reply that was on its way when the console told something newer must not put the older thing back. */
import { describe, expect, it } from 'vitest';
import type { About } from '../../../../app/contract/console.ts';
import type { BridgeState } from '../../../../app/pims/types.ts';
import type { Revised } from '../../../../app/base/revised.ts';
import { createJobStore } from '../../../../renderer/stores/job.ts';
import { createLinkStore } from '../../../../renderer/stores/link.ts';
import { createSessionStore } from '../../../../renderer/stores/session.ts';
import { fakeTransport, jobView, linkView } from '../../../support/fakes.ts';

const CONNECTING: BridgeState & Revised = { name: 'connecting', attempt: 1, rev: 2 };
const READY: BridgeState & Revised = { name: 'ready', since: 1, sdk: '2.3', device: null, simulator: 'fleet', skewMs: 0, rev: 3 };

function sessionAsking() {
  const about = Promise.withResolvers<About>();
  const session = createSessionStore(fakeTransport({ 'about.get': () => about.promise, 'bridge.get': () => CONNECTING }));
  return { session, answer: () => about.resolve({ mode: 'practice', log: { size: 1 } } as unknown as About) };
}

describe('a reply that was overtaken', () => {
  it('the lamp of PIMS does not go back to "connecting" after a change of mode', async () => {
    const { session, answer } = sessionAsking();
    const loading = session.load();
    session.take({ type: 'bridge', bridge: READY, simulator: 'fleet' });
    answer();
    await loading;
    expect(session.getState()).toMatchObject({ bridge: READY, simulator: 'fleet', about: { mode: 'practice' } });
  });

  it('without anything told meanwhile the reply counts', async () => {
    const { session, answer } = sessionAsking();
    session.take({ type: 'bridge', bridge: { ...READY, rev: 1 }, simulator: 'fleet' });
    const loading = session.load();
    answer();
    await loading;
    expect(session.getState()).toMatchObject({ bridge: CONNECTING, simulator: null });
  });

  it('"try again" does not put back what was before the answer', async () => {
    const reply = Promise.withResolvers<BridgeState & Revised>();
    const session = createSessionStore(fakeTransport({ 'bridge.reconnect': () => reply.promise }));
    const trying = session.reconnectBridge();
    session.take({ type: 'bridge', bridge: READY, simulator: null });
    reply.resolve(CONNECTING);
    await trying;
    expect(session.getState()).toMatchObject({ bridge: READY, reconnecting: false });
  });

  it('a vehicle and a link that are asked for anew', async () => {
    const replies = {
      job: Promise.withResolvers<ReturnType<typeof jobView>>(),
      link: Promise.withResolvers<ReturnType<typeof linkView>>(),
    };
    const api = fakeTransport({ 'job.get': () => replies.job.promise, 'link.get': () => replies.link.promise });
    const job = createJobStore(api, () => 0);
    const link = createLinkStore(api);
    const loading = [job.load(true), link.load(true)];
    job.takeView(jobView({ rev: 9, next: { action: 'activate', about: null } }));
    link.take({ type: 'link', link: linkView({ rev: 9, restarts: 2 }) });
    replies.job.resolve(jobView({ rev: 8, next: { action: 'wait', about: null } }));
    replies.link.resolve(linkView({ rev: 8, restarts: 1 }));
    await Promise.all(loading);
    expect([job.getState().view?.next.action, link.getState().view?.restarts]).toEqual(['activate', 2]);
  });
});
