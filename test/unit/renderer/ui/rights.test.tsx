import { screen } from '@testing-library/react';
// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { Offered } from '../../../../renderer/ui/rights.tsx';
import { shown } from '../../../support/shown.tsx';

describe('what is offered', () => {
  it('in practice is the control itself', async () => {
    await shown(
      <Offered action="audit.forget" name="Forget">
        <button type="button">Forget</button>
      </Offered>,
    );
    expect(screen.getByRole('button', { name: 'Forget' })).toBeTruthy();
  });

  it('is its name and who may, where nobody signed in for it', async () => {
    const live = { value: { mode: 'live' } } as never;
    await shown(
      <Offered action="audit.forget" name="Forget">
        <button type="button">Forget</button>
      </Offered>,
      ({ settings }) => settings.setState(live),
    );
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText(/administrator/i).textContent).toContain('Forget');
  });
});
