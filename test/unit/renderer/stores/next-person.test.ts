/** What one person opened is not shown to the next. */
import { describe, expect, it } from 'vitest';
import type { ReceiptView } from '../../../../app/audit/search/trust.ts';
import type { Outputs } from '../../../../app/contract/console.ts';
import type { OperatorsTold } from '../../../../app/operators/types.ts';
import { createStores, startStores, type Stores } from '../../../../renderer/stores/stores.ts';
import { fakeTransport } from '../../../support/fakes.ts';

const SIGNED_OUT: OperatorsTold = { setUp: true, fault: null, proposedName: '', names: ['Ada', 'Ben'], session: null, rev: 1 };
const session = (name: string, locked = false): OperatorsTold => ({
  ...SIGNED_OUT,
  session: { name, role: 'technician', since: 0, locked, freshPinUntil: null, notices: [] },
});

/** Stores with a bundle, a receipt, a bundle in the making and a dialog open, and a way to say who is there. */
async function opened(first: OperatorsTold) {
  const api = fakeTransport({
    'about.get': () => ({ mode: 'live', log: { size: 0 } }) as Outputs['about.get'],
    'operators.get': () => first,
    'receipt.get': () => ({ attempt: 'A-01' }) as ReceiptView,
    'bundle.preview': () => ({ entries: 1, opened: 0, withheld: 0, traces: 0, bytes: 1, readable: [], sealed: [], sample: '' }),
  });
  const stores = createStores(api, () => 0);
  startStores(api, stores);
  await stores.operators.load();
  await stores.bundle.open(new Blob(['no bundle']), 'case');
  await stores.bundle.start({ filter: {} });
  await stores.trust.showReceipt('A-01' as ReceiptView['attempt']);
  stores.ui.open('receipt');
  return { stores, nowThere: (view: OperatorsTold) => api.send({ type: 'operators', operators: view }) };
}

const held = ({ bundle, trust, ui }: Stores) => [
  bundle.getState().reading !== null,
  bundle.getState().making !== null,
  trust.getState().receipt !== null,
  ui.getState().overlay !== null,
];

const ALL = [true, true, true, true];
const NOTHING = [false, false, false, false];

describe('when somebody signs in', () => {
  it('another person finds nothing open', async () => {
    const { stores, nowThere } = await opened(session('Ada'));
    expect(held(stores)).toEqual(ALL);
    nowThere(SIGNED_OUT);
    nowThere(session('Ben'));
    expect(held(stores)).toEqual(NOTHING);
  });

  it('also where the session goes from one to the other at once, or by way of a lock', async () => {
    const straight = await opened(session('Ada'));
    straight.nowThere(session('Ben'));
    expect(held(straight.stores)).toEqual(NOTHING);
    const locked = await opened(session('Ada'));
    locked.nowThere(session('Ada', true));
    locked.nowThere(session('Ben'));
    expect(held(locked.stores)).toEqual(NOTHING);
  });

  it('the same person goes on where they were', async () => {
    const { stores, nowThere } = await opened(session('Ada'));
    nowThere(session('Ada', true));
    nowThere(session('Ada'));
    nowThere(SIGNED_OUT);
    nowThere(session('Ada'));
    expect(held(stores)).toEqual(ALL);
  });

  it('another person starts at the start page, with an empty find field', async () => {
    const { stores, nowThere } = await opened(session('Ada'));
    stores.ui.go('settings');
    stores.job.setFind('VR1AB12C3D4567890');
    nowThere(SIGNED_OUT);
    nowThere(session('Ben'));
    expect([stores.ui.getState().screen, stores.job.getState().find.text]).toEqual(['job', '']);
  });

  it('what was scanned behind the cover is the one’s who then signs in', async () => {
    const { stores, nowThere } = await opened(session('Ada'));
    stores.job.setFind('left by Ada');
    nowThere(SIGNED_OUT);
    stores.job.setFind('VR1AB12C3D4567890', { scanned: true, kept: true });
    nowThere(session('Ben'));
    expect(stores.job.getState().find.text).toBe('VR1AB12C3D4567890');
  });

  it('the same person finds screen and find field as they were', async () => {
    const { stores, nowThere } = await opened(session('Ada'));
    stores.ui.go('settings');
    stores.job.setFind('VR1');
    nowThere(session('Ada', true));
    nowThere(session('Ada'));
    expect([stores.ui.getState().screen, stores.job.getState().find.text]).toEqual(['settings', 'VR1']);
  });

  it('the first person keeps what was opened before anybody was there', async () => {
    const { stores, nowThere } = await opened(SIGNED_OUT);
    nowThere(session('Ada'));
    expect(held(stores)).toEqual(ALL);
  });
});
