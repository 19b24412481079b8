import { fireEvent, screen } from '@testing-library/react';
// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { FoundList } from '../../../../renderer/find/FoundList.tsx';
import { OK_VIN } from '../../../support/console.ts';
import { shown } from '../../../support/shown.tsx';

describe('what was found', () => {
  const sought = { kind: 'end', text: 'D4567890' } as never;
  const list = (found: unknown) => <FoundList find={{ found } as never} sought={sought} chosen={1} />;

  it('is looked for at first', async () => {
    await shown(list(null));
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(screen.getByTestId('shown').textContent).not.toBe('');
  });

  it('of an error is the way to what it means', async () => {
    const found = { offers: [{ kind: 'error', code: 2302 }], hasMore: false, error: null, sought: { kind: 'error', text: '2302' } };
    const { stores } = await shown(<FoundList find={{ found } as never} sought={found.sought as never} chosen={0} />);
    fireEvent.click(screen.getByRole('option', { name: 'What PIMS error 2302 means' }));
    expect(stores.ui.getState().overlay).toEqual({ error: 2302 });
    expect(stores.job.getState().find.text).toBe('');
  });

  it('are lines of which the chosen one is told', async () => {
    const offers = [
      { kind: 'vehicle', vin: OK_VIN },
      { kind: 'vehicle', vin: 'VR3PRACT000000101' },
    ];
    await shown(list({ offers, hasMore: true, error: null, sought }));
    expect(screen.getAllByRole('option').map((line) => line.getAttribute('aria-selected'))).toEqual(['false', 'true']);
  });
});
