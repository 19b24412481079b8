import { fireEvent, screen } from '@testing-library/react';
// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { Toasts } from '../../../../renderer/frame/Toasts.tsx';
import { shown } from '../../../support/shown.tsx';

describe('a notice', () => {
  it('does its one thing and goes', async () => {
    const run = vi.fn();
    const { stores } = await shown(<Toasts />, ({ ui }) => {
      ui.notify(() => 'Closed.', 'neutral', { label: () => 'Undo', run });
    });
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(run).toHaveBeenCalledOnce();
    expect(stores.ui.getState().toasts).toEqual([]);
  });

  it('is closed without doing it', async () => {
    const run = vi.fn();
    await shown(<Toasts />, ({ ui }) => {
      ui.notify(() => 'Closed.', 'neutral', { label: () => 'Undo', run });
    });
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(run).not.toHaveBeenCalled();
    expect(screen.queryByText('Closed.')).toBeNull();
  });
});
