// @vitest-environment happy-dom
/** Parts of the vehicle's screen: what may be pressed, by what, and what it sends. */
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FoundList } from '../../../../renderer/components/FoundList.tsx';
import { Offered } from '../../../../renderer/lib/rights.tsx';
import { ActivateButton } from '../../../../renderer/screens/job/ActivateButton.tsx';
import { Confirmations } from '../../../../renderer/screens/job/Confirmations.tsx';
import { StagePanel } from '../../../../renderer/screens/job/StagePanel.tsx';
import { OK_VIN } from '../../../support/console.ts';
import { shown } from '../../../support/shown.tsx';
import { jobView } from '../fakes.ts';
import type { Working } from '../../../../renderer/screens/job/working.ts';

const working = (changes: Partial<Working> = {}): Working => ({ ...jobView(), vin: OK_VIN, ...changes }) as Working;

describe('the button that activates', () => {
  it('names the vehicle, and cannot be pressed while it may not: it says why', async () => {
    await shown(<ActivateButton view={working()} />);
    const button = screen.getByRole<HTMLButtonElement>('button', { name: /Activate CarKey.*D4567890/ });
    expect(button.disabled).toBe(true);
    expect(document.getElementById('activate-reason')?.textContent).not.toBe('');
  });

  it.each(['Enter', ' '])('is not pressed by the key "%s"', async (key) => {
    const view = working({ mayActivate: true });
    await shown(<ActivateButton view={view} />, ({ session }) => session.setState({ line: 'up' }));
    const button = screen.getByRole<HTMLButtonElement>('button', { name: /Activate CarKey/ });
    expect(button.disabled).toBe(false);
    expect(fireEvent.keyDown(button, { key })).toBe(false);
    expect(fireEvent.keyUp(button, { key })).toBe(false);
  });

  it('is off while the console is not reached', async () => {
    await shown(<ActivateButton view={working({ mayActivate: true })} />, ({ session }) => session.setState({ line: 'down' }));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /Activate CarKey/ }).disabled).toBe(true);
  });
});

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

describe('what is going on', () => {
  it('shows the way of an activation where one is under way, with the step it is at', async () => {
    await shown(<StagePanel stage={{ name: 'sending', since: 0, limitMs: 1_000 }} sending />);
    expect(screen.getAllByRole('listitem')).toHaveLength(5);
    expect(screen.getAllByRole('listitem').filter((step) => step.getAttribute('aria-current') === 'step')).toHaveLength(1);
  });

  it('shows no way where only the status is read', async () => {
    await shown(<StagePanel stage={{ name: 'waiting-for-answer', since: 0, limitMs: null }} sending={false} />);
    expect(screen.queryAllByRole('listitem')).toEqual([]);
  });

  it('is stopped by one press', async () => {
    const { transport } = await shown(<StagePanel stage={{ name: 'sending', since: 0, limitMs: null }} sending />);
    fireEvent.click(screen.getByRole('button'));
    await expect.poll(() => transport.calls.map(({ method }) => method)).toContain('job.stopWaiting');
  });
});

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

describe('what was found', () => {
  const sought = { kind: 'end', text: 'D4567890' } as never;
  const list = (found: unknown) => <FoundList find={{ found } as never} sought={sought} chosen={1} />;

  it('is looked for at first', async () => {
    await shown(list(null));
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(screen.getByTestId('shown').textContent).not.toBe('');
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
