import { fireEvent, screen } from '@testing-library/react';
// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { Confirmations } from '../../../../../../renderer/screens/job/requirements/Confirmations.tsx';
import { OK_VIN } from '../../../../../support/console.ts';
import { shown } from '../../../../../support/shown.tsx';
import { jobView } from '../../../../../support/fakes.ts';
import type { Working } from '../../../../../../renderer/screens/job/parts/working.ts';

const working = (changes: Partial<Working> = {}): Working => ({ ...jobView(), vin: OK_VIN, ...changes }) as Working;

describe('a confirmation', () => {
  it('is given with the VIN it is for, and taken back by the same switch', async () => {
    const { transport, stores, again } = await shown(<Confirmations view={working()} />);
    fireEvent.click(screen.getByRole('switch', { name: /keys are in hand/i, checked: false }));
    await expect.poll(() => stores.job.getState().busy).toBeNull();
    again(<Confirmations view={working({ confirmations: { keys: { at: 1_000, by: 'Kim' }, inside: null } })} />);
    const given = screen.getByRole('switch', { name: /keys are in hand/i, checked: true });
    expect(given.textContent).toContain('Kim');
    fireEvent.click(given);
    await expect
      .poll(() => transport.calls.filter(({ method }) => method === 'job.confirm').map(({ input }) => input))
      .toEqual([
        { vin: OK_VIN, what: 'keys', value: true },
        { vin: OK_VIN, what: 'keys', value: false },
      ]);
  });
});
