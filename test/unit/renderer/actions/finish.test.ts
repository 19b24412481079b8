/** Laying a vehicle aside leaves alone what is typed for the next one. */
import { describe, expect, it } from 'vitest';
import { finish } from '../../../../renderer/actions/actions.ts';
import { createStores } from '../../../../renderer/stores/stores.ts';
import { fakeTransport, jobView } from '../../../support/fakes.ts';

/** Closes a vehicle; `typed` is put into the find field before the console has answered. */
async function closedWhile(typed: string | null) {
  const stores = createStores(
    fakeTransport({
      'job.close': () => {
        if (typed !== null) stores.job.setFind(typed);
        return jobView({});
      },
    }),
    () => 0,
  );
  await finish(stores);
  return stores.ui.getState().focus?.part ?? null;
}

describe('laying a vehicle aside', () => {
  it('puts the focus into the find field', async () => {
    expect(await closedWhile(null)).toBe('find');
  });

  it('selects nothing of what was typed there meanwhile', async () => {
    expect(await closedWhile('VR1AB')).toBe(null);
  });
});
