import { describe, expect, it } from 'vitest';
import { chainOf, type ChainFacts } from '../../../app/carkey/chain.ts';
import type { AdapterSeen, LinkView } from '../../../app/link/view.ts';
import { wordsFor } from '../../../app/words/load.ts';
import { SIMULATED_CAR_NAMES } from '../../../app/words/words.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { sayBroken } from '../../../renderer/i18n/say-link.ts';
import { volts } from '../../../renderer/lib/format.ts';
import { actionOfKey } from '../../../renderer/lib/keys.ts';
import { traceText } from '../../../renderer/lib/trace-text.ts';
import { differingAt } from '../../../renderer/lib/vin.ts';
import { inOrder, mayRead } from '../../../renderer/screens/link/adapters.ts';
import { carOf, NOWHERE, PRACTICE_CARS } from '../../../renderer/screens/link/practice-cars.ts';
import { LOW_VOLTS, supplyWarning, VERY_LOW_VOLTS } from '../../../renderer/screens/link/supply.ts';
import { createStores, startStores } from '../../../renderer/stores/stores.ts';
import { fakeTransport, jobView, linkView } from './fakes.ts';

const words = await wordsFor('en');
const READING: LinkView['activity'] = { name: 'reading', step: 'read-BSI', since: 0, limitMs: 5_000 };
const adapter = (name: string, change: Partial<AdapterSeen> = {}): AdapterSeen => ({
  id: `serial:${name}`,
  kind: 'serial',
  name,
  where: name,
  likely: false,
  simulated: false,
  unusable: null,
  speed: null,
  rssi: null,
  ...change,
});

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

describe('the list of adapters', () => {
  it('has likely ones first, then usable ones, then the rest, each by name', () => {
    const list = [
      adapter('d', { unusable: 'held-by-other' }),
      adapter('c'),
      adapter('b', { likely: true, unusable: 'no-permission' }),
      adapter('a', { likely: true }),
      adapter('B'),
    ];
    expect(inOrder(list).map(({ name }) => name)).toEqual(['a', 'b', 'B', 'c', 'd']);
  });

  it('a name that does not say OBD may be chosen, what cannot be opened may not', () => {
    expect(mayRead(adapter('x', { unusable: 'other-name' }))).toBe(true);
    expect(mayRead(adapter('x'))).toBe(true);
    for (const unusable of ['no-permission', 'held-by-other', 'bluetooth-port', 'not-connectable', 'classic-bluetooth'] as const)
      expect(mayRead(adapter('x', { unusable })), unusable).toBe(false);
  });
});

describe('the practice vehicles', () => {
  it('stand in one group each, and a name that nobody knows is no socket', () => {
    const cars = Object.values(PRACTICE_CARS).flat();
    expect(cars.toSorted()).toEqual([...SIMULATED_CAR_NAMES, null].toSorted());
    expect([carOf('gateway'), carOf(NOWHERE), carOf('a car of a later version')]).toEqual(['gateway', null, null]);
  });
});

describe('what a reading says', () => {
  it('the supply is warned of below its limits and not at them', () => {
    expect([LOW_VOLTS, 12.4, 14.6].map(supplyWarning)).toEqual(['good', 'good', 'good']);
    expect([LOW_VOLTS - 0.1, VERY_LOW_VOLTS].map(supplyWarning)).toEqual(['low', 'low']);
    expect([VERY_LOW_VOLTS - 0.1, 6].map(supplyWarning)).toEqual(['veryLow', 'veryLow']);
    expect([5.9, 0].map(supplyWarning)).toEqual(['none', 'none']);
    expect(volts('de', 12.4)).toBe('12,4\u00a0V');
  });

  it('marks the letters that differ, a missing one too', () => {
    expect([...differingAt(['ABCD', 'AXCD', 'ABCE'])]).toEqual([1, 3]);
    expect([...differingAt(['ABC', 'AB'])]).toEqual([2]);
    expect(differingAt(['ABC']).size + differingAt([]).size).toBe(0);
  });

  it('shows the newest line of the trace first', () => {
    const lines = [
      { at: 1_000, adapter: 'a', dir: 'out', text: 'ATI' },
      { at: 1_020, adapter: 'a', dir: 'in', text: 'ELM327 v1.5' },
    ] as const;
    expect(traceText(lines)).toBe('00:00:01.020 < ELM327 v1.5\n00:00:01.000 > ATI');
  });

  it('F10 opens the link panel', () => {
    const press = (key: string, ctrlKey = false) => actionOfKey({ key, ctrlKey, metaKey: false, altKey: false, shiftKey: false });
    expect(press('F10')).toBe('link');
    expect(press('F10', true)).toBeNull();
  });
});

describe('the sentence of the first broken lamp', () => {
  const WELL: ChainFacts = { line: 'up', logProblem: null, link: linkView(), bridge: null, job: jobView(), now: 1_000 };
  const said = (change: Partial<ChainFacts>): string => {
    const facts = { ...WELL, ...change };
    const { broken } = chainOf(facts);
    return broken === null ? '' : `${broken.id}: ${sayBroken({ words, labels: en }, broken, facts)}`;
  };

  it('is the remedy of the cause where that is known', () => {
    expect(said({ logProblem: 'disk-full' })).toBe(`desktop: ${words.logProblem['disk-full'].hands}`);
    expect(said({ link: linkView({ problem: { code: 'held-by-other', detail: '' } }) })).toBe(
      `adapter: ${words.linkProblem['held-by-other'].hands}`,
    );
    expect(said({ bridge: { name: 'refused', problem: 'wrong-token' } })).toBe(`cloud: ${words.bridgeProblem['wrong-token'].hands}`);
  });

  it('is that of the lamp where the cause is not known', () => {
    expect(said({ line: 'lost', logProblem: 'disk-full' })).toBe(`desktop: ${words.lampRemedy['line-lost']}`);
    expect(said({})).toBe('');
  });
});
