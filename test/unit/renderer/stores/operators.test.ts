import { describe, expect, it } from 'vitest';
import type { ConsoleEvent, MethodName, Outputs, SettingsView } from '../../../../app/contract/console.ts';
import type { PlainCode } from '../../../../app/base/error-code.ts';
import type { OperatorsTold, SessionView } from '../../../../app/operators/types.ts';
import type { Transport } from '../../../../renderer/api/transport.ts';
import { atMostEvery, TOUCH_EVERY_MS } from '../../../../renderer/hooks/activity.ts';
import { actionOfKey } from '../../../../renderer/actions/keys.ts';
import { coverOf, personAt } from '../../../../renderer/stores/operators.ts';
import { createStores, startStores } from '../../../../renderer/stores/stores.ts';
import { fakeTransport, jobView } from '../../../support/fakes.ts';

const NOT_SET_UP: OperatorsTold = { setUp: false, fault: null, proposedName: 'Ada', names: [], session: null, rev: 1 };
const SIGNED_OUT: OperatorsTold = { ...NOT_SET_UP, setUp: true, names: ['Ada', 'Ben'] };

function session(changes: Partial<SessionView> = {}): OperatorsTold {
  return { ...SIGNED_OUT, session: { name: 'Ada', role: 'admin', since: 0, locked: false, freshPinUntil: null, notices: [], ...changes } };
}

type Refuse = { readonly code: PlainCode } | null;

/** A console in live mode whose guard and session the test sets. */
function liveConsole() {
  const state = { view: SIGNED_OUT, refuse: (_method: MethodName): Refuse => null, vin: 'VR1AB12C3D4567890' };
  const answers: { [M in MethodName]?: (input: never) => Outputs[M] } = {
    'about.get': () => ({ mode: 'live', log: { size: 0 } }) as Outputs['about.get'],
    'operators.get': () => state.view,
    'operators.list': () => [],
    'operators.signIn': () => (state.view = session()),
    'operators.freshPin': () => (state.view = session({ freshPinUntil: 1 })),
    'operators.unlock': () => (state.view = session()),
    'operators.lock': () => (state.view = session({ locked: true })),
    'operators.signOut': () => (state.view = SIGNED_OUT),
    'job.get': () => jobView({ vin: state.vin as never }),
    'job.decide': () => jobView({ vin: state.vin as never, next: { action: 'finish', about: null } }),
    'job.activate': () => jobView(),
    'job.confirm': () => jobView({ vin: state.vin as never }),
    'code.hide': () => null,
    'settings.change': () => ({ mode: 'live' }) as SettingsView,
  };
  const fake = fakeTransport(answers);
  const call: Transport['call'] = async (method, input) => {
    const refused = state.refuse(method);
    if (refused === null) return fake.call(method, input);
    fake.calls.push({ method, input });
    return { ok: false, error: { code: refused.code } };
  };
  return { state, api: { ...fake, call }, calls: fake.calls };
}

/** Stores that were started and have all answers. */
async function started(view: OperatorsTold) {
  const { state, api, calls } = liveConsole();
  state.view = view;
  if (view.session?.locked !== false) state.refuse = signedOutUnless('operators.', 'about.');
  const stores = createStores(api, () => 0);
  startStores(api, stores);
  api.line('up');
  await expect.poll(() => stores.operators.getState().view).not.toBeNull();
  await expect.poll(() => stores.job.getState().view !== null || view.session?.locked !== false).toBe(true);
  const before = calls.length;
  const sent = (method: MethodName) => calls.slice(before).filter((call) => call.method === method).length;
  return { state, stores, sent, send: (event: ConsoleEvent) => api.send(event) };
}

function signedOutUnless(...open: readonly string[]) {
  return (method: MethodName): Refuse => (open.some((start) => method.startsWith(start)) ? null : { code: 'signed-out' });
}

const DECIDE = { attempt: 'A-00000000000000000000000000', as: 'no-effect', reason: 'looked at it' } as const;

describe('the cover', () => {
  it('is never there in practice', () => {
    for (const view of [null, NOT_SET_UP, SIGNED_OUT, session({ locked: true })]) expect(coverOf({ view }, 'practice')).toBe('none');
  });

  it('stands before live work until somebody is signed in and not locked', () => {
    expect(coverOf({ view: NOT_SET_UP }, 'live')).toBe('first');
    expect(coverOf({ view: SIGNED_OUT }, 'live')).toBe('sign-in');
    expect(coverOf({ view: session({ locked: true }) }, 'live')).toBe('locked');
    expect(coverOf({ view: { ...SIGNED_OUT, fault: 'pin-key-lost' } }, 'live')).toBe('fault');
    expect(coverOf({ view: null }, 'live')).toBe('fault');
    expect(coverOf({ view: session() }, 'live')).toBe('none');
  });

  it('comes with the event of a lock at once, and takes the notices with it', async () => {
    const { stores, send } = await started(session());
    stores.ui.notify(() => 'Read as VR1AB12C3D4567890');
    send({ type: 'operators', operators: session({ locked: true }) });
    expect(coverOf(stores.operators.getState(), 'live')).toBe('locked');
    expect(personAt(stores.operators.getState())).toBeNull();
    expect(stores.ui.getState().toasts).toEqual([]);
  });

  it('asks for everything anew once it is gone', async () => {
    const { stores, state, sent } = await started(SIGNED_OUT);
    state.refuse = () => null;
    expect(await stores.operators.run('operators.signIn', { name: 'Ada', pin: '740291' })).toBeNull();
    await expect.poll(() => stores.job.getState().view?.vin).toBe(state.vin);
    expect(sent('followups.list')).toBe(1);
  });
});

describe('a command that lacks a PIN', () => {
  it('waits for it and is then repeated once', async () => {
    const { stores, state, sent } = await started(session());
    state.refuse = (method) => (method === 'job.decide' && state.view.session?.freshPinUntil === null ? { code: 'fresh-pin' } : null);
    const done = stores.job.run('job.decide', DECIDE);
    await expect.poll(() => stores.operators.getState().asked).toEqual({ reason: 'fresh-pin', again: true });
    expect(sent('job.decide')).toBe(1);
    await stores.operators.run('operators.freshPin', { pin: '740291' });
    expect(await done).toBe(true);
    expect(sent('job.decide')).toBe(2);
    expect(stores.operators.getState().asked).toBeNull();
  });

  it.each([
    ['proof.command', { vin: 'VR1AB12C3D4567890', call: 'command.unlock', last: null, carInSight: true }],
    ['enrolment.act', { vin: 'VR1AB12C3D4567890', run: 'R-1', step: 1, act: 'give', typed: { pin: '1234' } }],
    ['customer.openBrowser', { work: 'sign-out' }],
  ] as const)('%s is pressed again and never repeated: it cannot be taken back', async (method, input) => {
    const { stores, state, sent } = await started(session());
    state.refuse = (asked) => (asked === method ? { code: 'locked' } : null);
    expect(await stores.customer.run(method, input as never)).toBe(false);
    await expect.poll(() => stores.operators.getState().asked).toEqual({ reason: 'locked', again: false });
    state.refuse = () => null;
    await stores.operators.run('operators.unlock', { pin: '740291' });
    await expect.poll(() => stores.operators.getState().asked).toBeNull();
    expect(sent(method)).toBe(1);
  });

  it('holds up nothing that waits behind it and cannot be taken back', async () => {
    const { stores, state, sent } = await started(session());
    state.refuse = (asked) => (asked === 'job.confirm' ? { code: 'locked' } : null);
    const stated = stores.job.run('job.confirm', { vin: state.vin, what: 'both', value: true });
    const pressed = stores.job.run('job.activate', { vin: state.vin });
    await expect.poll(() => stores.operators.getState().asked).not.toBeNull();
    state.refuse = () => null;
    await stores.operators.run('operators.unlock', { pin: '740291' });
    expect(await Promise.all([stated, pressed])).toEqual([true, false]);
    expect([sent('job.confirm'), sent('job.activate')]).toEqual([2, 0]);
  });

  it('is repeated only once even when it is refused again', async () => {
    const { stores, state, sent } = await started(session());
    state.refuse = (method) => (method === 'job.decide' ? { code: 'fresh-pin' } : null);
    const done = stores.job.run('job.decide', DECIDE);
    await expect.poll(() => stores.operators.getState().asked).not.toBeNull();
    await stores.operators.run('operators.freshPin', { pin: '740291' });
    expect(await done).toBe(false);
    expect(sent('job.decide')).toBe(2);
  });

  it('is refused when no PIN is given, or when somebody signs out instead', async () => {
    for (const how of ['giveUp', 'signOut'] as const) {
      const { stores, state, sent } = await started(session());
      state.refuse = (method) => (method === 'job.decide' ? { code: 'fresh-pin' } : null);
      const done = stores.job.run('job.decide', DECIDE);
      await expect.poll(() => stores.operators.getState().asked).not.toBeNull();
      if (how === 'giveUp') stores.operators.giveUp();
      else await stores.operators.run('operators.signOut', {});
      expect(await done).toBe(false);
      expect(sent('job.decide')).toBe(1);
    }
  });

  it('is not repeated for another vehicle than the one it was meant for', async () => {
    const { stores, state, sent, send } = await started(session());
    state.refuse = (method) => (method === 'job.decide' ? { code: 'fresh-pin' } : null);
    const done = stores.job.run('job.decide', DECIDE);
    await expect.poll(() => stores.operators.getState().asked).not.toBeNull();
    send({ type: 'job', job: jobView({ vin: 'VR7CD34E5F6789012' as never, asOf: 2_000 }) });
    await stores.operators.run('operators.freshPin', { pin: '740291' });
    expect(await done).toBe(false);
    expect(sent('job.decide')).toBe(1);
  });

  it('is not repeated in the name of another person', async () => {
    const { stores, state, sent } = await started(session({ name: 'Ben' }));
    state.refuse = (method) => (method === 'job.decide' ? { code: 'locked' } : null);
    state.view = SIGNED_OUT;
    const done = stores.job.run('job.decide', DECIDE);
    await expect.poll(() => stores.operators.getState().asked).not.toBeNull();
    await stores.operators.run('operators.signIn', { name: 'Ada', pin: '740291' });
    expect(await done).toBe(false);
    expect(sent('job.decide')).toBe(1);
  });

  it('is never repeated when it is an activation: the person presses again, and the old refusal is gone', async () => {
    const { stores, state, sent } = await started(session());
    state.refuse = (method) => (method === 'job.activate' ? { code: 'fresh-pin' } : null);
    expect(await stores.job.run('job.activate', { vin: 'VR1AB12C3D4567890' })).toBe(false);
    expect(stores.operators.getState().asked).toEqual({ reason: 'fresh-pin', again: false });
    expect(stores.job.getState().error?.code).toBe('fresh-pin');
    state.refuse = () => null;
    await stores.operators.run('operators.freshPin', { pin: '740291' });
    await expect.poll(() => stores.job.getState().error).toBeNull();
    expect(sent('job.activate')).toBe(1);
  });

  it('asks nobody when the page sent it by itself, or from behind the cover', async () => {
    const { stores, state } = await started(session());
    state.refuse = signedOutUnless('operators.');
    await stores.followUps.load();
    await stores.job.hideCode('A-01ARZ3NDEKTSV4RRFFQ69G5FAV' as never, 12);
    expect(stores.operators.getState().asked).toBeNull();
    await stores.operators.run('operators.lock', {});
    expect(await stores.settings.change('station', { station: 'Bay 9' })).toBeNull();
    expect(stores.operators.getState().asked).toBeNull();
  });
});

describe('the store', () => {
  it('sends one PIN at a time', async () => {
    const { stores, sent } = await started(SIGNED_OUT);
    const [first, second] = await Promise.all([
      stores.operators.run('operators.signIn', { name: 'Ada', pin: '740291' }),
      stores.operators.run('operators.signIn', { name: 'Ada', pin: '740291' }),
    ]);
    expect([first, second?.code]).toEqual([null, 'not-now']);
    expect(sent('operators.signIn')).toBe(1);
  });

  it('forgets the list of accounts when the administrator is gone or locked', async () => {
    const { stores, send } = await started(session());
    await stores.operators.loadList();
    expect(stores.operators.getState().list).toEqual([]);
    send({ type: 'operators', operators: session({ locked: true }) });
    expect(stores.operators.getState().list).toBeNull();
  });
});

describe('activity and keys', () => {
  it('tells that somebody is there at most once in twenty seconds', () => {
    let now = 0;
    let told = 0;
    const touch = atMostEvery(
      TOUCH_EVERY_MS,
      () => now,
      () => (told += 1),
    );
    for (; now < 60_000; now += 500) touch();
    expect(told).toBe(3);
  });

  it('locks with a key that no browser takes, and with nothing near it', () => {
    const press = (key: string, held: object = {}) =>
      actionOfKey({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });
    expect(press('F1', { shiftKey: true })).toBe('lock');
    expect(press('F1')).toBe('help');
    expect(press('F1', { shiftKey: true, ctrlKey: true })).toBeNull();
    expect(press('F2', { shiftKey: true })).toBeNull();
  });
});
