// @vitest-environment happy-dom
/** Giving up a call that waits for a person: what the button says and does, from the first press to the end of the waiting. */
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { LongCallView } from '../../../../../app/contract/index.ts';
import type { Vin } from '../../../../../app/vehicle/index.ts';
import { CustomerSide } from '../../../../../renderer/screens/customer/CustomerSide.tsx';
import { en as labels } from '../../../../../renderer/i18n/en/index.ts';
import { en as words } from '../../../../../app/words/en/index.ts';
import { emptyCustomerView } from '../../../../../main/customer/empty-view.ts';
import { OK_VIN } from '../../../../support/console.ts';
import { jobView } from '../../../../support/fakes.ts';
import { shown } from '../../../../support/shown.tsx';

const vin = OK_VIN as Vin;

/** Shows a sign-in that goes on, given up so far. */
async function givingUp(cancel: LongCallView['cancel']) {
  const call: LongCallView = { call: 'user.login', since: 0, limitMs: 600_000, progress: 'person-at-work', cancel };
  const session = { name: 'at-work', work: 'sign-in', since: 0, before: null } as const;
  const { transport } = await shown(<CustomerSide part="session" />, (stores) => {
    stores.job.setState({ view: jobView({ vin }) });
    stores.customer.setState({ view: { ...emptyCustomerView(1), vin, session, next: 'wait', call } });
  });
  return () => transport.calls.filter(({ method }) => method === 'customer.cancel').map(({ input }) => input);
}

describe('a call that is given up', () => {
  it('is asked for once: while the phone is asked, a second press sends nothing', async () => {
    const sent = await givingUp('asked');
    expect(screen.getByText(words.customer.cancel.asked)).toBeTruthy();
    const button = screen.getByRole('button', { name: labels.customer.cancel });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(button);
    expect(sent()).toEqual([]);
  });

  it('is asked for once by an impatient hand', async () => {
    const sent = await givingUp(null);
    const button = screen.getByRole('button', { name: labels.customer.cancel });
    fireEvent.click(button);
    fireEvent.click(button);
    await expect.poll(sent).toEqual([{ call: 'user.login' }]);
    expect(sent()).toHaveLength(1);
  });

  it.each(['cancelled', 'done'] as const)(
    'where the phone has said “%s” and its answer does not come, the waiting can be ended',
    async (said) => {
      const sent = await givingUp(said);
      expect(screen.getByText(words.customer.cancel[said])).toBeTruthy();
      expect(screen.queryByRole('button', { name: labels.customer.cancel })).toBeNull();
      fireEvent.click(screen.getByRole('button', { name: labels.stage.stop }));
      await expect.poll(sent).toEqual([{ call: 'user.login' }]);
    },
  );
});
