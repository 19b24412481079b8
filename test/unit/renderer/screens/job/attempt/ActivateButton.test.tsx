import { fireEvent, screen } from '@testing-library/react';
// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { ActivateButton } from '../../../../../../renderer/screens/job/attempt/ActivateButton.tsx';
import { OK_VIN } from '../../../../../support/console.ts';
import { shown } from '../../../../../support/shown.tsx';
import { jobView } from '../../../../../support/fakes.ts';
import type { Working } from '../../../../../../renderer/screens/job/parts/working.ts';

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
