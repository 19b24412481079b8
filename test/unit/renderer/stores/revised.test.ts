/** Which view is the newer one is told by its number alone: clocks may be set back, and an older view may arrive last. */
import { describe, expect, it } from 'vitest';
import type { TrustView } from '../../../../app/audit/search/trust.ts';
import type { ConsoleEvent, SettingsView } from '../../../../app/contract/console.ts';
import type { OperatorsTold } from '../../../../app/operators/types.ts';
import { createStores, startStores, type Stores } from '../../../../renderer/stores/stores.ts';
import { fakeTransport, jobView, linkView } from '../../../support/fakes.ts';

/** A clock that went back by a day and more with every view. */
const back = (rev: number) => 1_760_000_000_000 - rev * 90_000_000;

/** An event of each kind of view, by its number, and the number that the store holds then. */
const KINDS: Readonly<Record<string, { tell: (rev: number) => ConsoleEvent; held: (stores: Stores) => number | undefined }>> = {
  job: { tell: (rev) => ({ type: 'job', job: jobView({ rev, asOf: back(rev) }) }), held: ({ job }) => job.getState().view?.rev },
  link: { tell: (rev) => ({ type: 'link', link: linkView({ rev, asOf: back(rev) }) }), held: ({ link }) => link.getState().view?.rev },
  trust: {
    tell: (rev) => ({ type: 'trust', trust: { rev, asOf: back(rev) } as TrustView }),
    held: ({ trust }) => trust.getState().view?.rev,
  },
  settings: {
    tell: (rev) => ({ type: 'settings', settings: { rev, mode: 'practice' } as SettingsView }),
    held: ({ settings }) => settings.getState().value?.rev,
  },
  operators: {
    tell: (rev) => ({ type: 'operators', operators: { rev, session: null, fault: null } as OperatorsTold }),
    held: ({ operators }) => operators.getState().view?.rev,
  },
  'follow-ups': { tell: (rev) => ({ type: 'followups', open: 1, overdue: 0, rev }), held: ({ followUps }) => followUps.getState().rev },
  bridge: {
    tell: (rev) => ({ type: 'bridge', bridge: { name: 'off', rev }, simulator: null }),
    held: ({ session }) => session.getState().bridge?.rev,
  },
  log: {
    tell: (rev) => ({ type: 'log', log: { origin: 'o', size: rev, root: '', problem: null, rev } }),
    held: ({ session }) => session.getState().log?.rev,
  },
};

describe.each(Object.entries(KINDS))('the view of %s', (_, { tell, held }) => {
  const started = () => {
    const api = fakeTransport({});
    const stores = createStores(api, () => 0);
    startStores(api, stores);
    return { api, stores };
  };

  it('goes on when the clock is set back, and keeps the newer one when an older one arrives last', () => {
    const { api, stores } = started();
    const seen = [5, 6, 4, 9, 8].map((rev) => {
      api.send(tell(rev));
      return held(stores);
    });
    expect(seen).toEqual([5, 6, 6, 9, 9]);
  });

  it('is taken from a console that started anew and counts from one', () => {
    const { api, stores } = started();
    api.send(tell(500));
    api.line('up');
    api.send(tell(1));
    expect(held(stores)).toBe(1);
  });
});
