// @vitest-environment happy-dom
/** What one error means, looked up by its number: for every published one, and what was met here. */
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { PIMS_ERRORS } from '../../../../../../app/pims/errors.ts';
import { ErrorCard } from '../../../../../../renderer/screens/job/verdict/ErrorCard.tsx';
import { shown } from '../../../../../support/shown.tsx';

const met = { code: 2302, times: 2, lastAt: 1_760_000_000_000, vehicles: 2, activated: 1, exact: true } as const;

describe('the card of an error', () => {
  it('says what to do, what it means, whose matter it is, how PIMS names it, and what became of earlier cases', async () => {
    const precedents = { ...met, cures: [{ cure: 'signed-in', vehicles: 1 }] } as const;
    const { stores } = await shown(<ErrorCard code={2302} />, (all) => all.ui.open({ error: 2302 }), {
      'errors.precedents': () => precedents,
    });
    const card = document.querySelector('[data-error="2302"]');
    for (const title of ['What it means', 'How to be sure', 'If that does not help', 'What would prove it', 'As PIMS publishes it'])
      expect(card?.textContent).toContain(title);
    expect(card?.textContent).not.toContain('PIMS answered');
    expect(card?.textContent).toContain('It is about the customer’s account.');
    await screen.findByText('The customer signed in: 1');
    fireEvent.click(screen.getByRole('button', { name: 'Show them in the log' }));
    expect(stores.audit.getState().filter).toEqual({ err: 2302 });
    expect(stores.ui.getState()).toMatchObject({ screen: 'audit', overlay: null });
  });

  it('has something to say of every published error', async () => {
    const { again } = await shown(<ErrorCard code={2000} />);
    for (const { code, label } of PIMS_ERRORS) {
      again(<ErrorCard key={code} code={code} />);
      const card = document.querySelector(`[data-error="${String(code)}"]`);
      expect(card?.textContent).toContain(label);
      expect([...(card?.querySelectorAll('dd, p') ?? [])].every((one) => one.textContent.trim() !== '')).toBe(true);
    }
  });
});
