import { screen } from '@testing-library/react';
// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { Lamp } from '../../../../renderer/ui/Lamp.tsx';
import { shown } from '../../../support/shown.tsx';

describe('a lamp', () => {
  it('has a word beside its colour, and its name for all', async () => {
    await shown(<Lamp tone="bad" icon={null} name="Phone" text="not connected" detail="since 9:00" />);
    expect(screen.getByRole('group', { name: 'Phone' }).textContent).toBe('Phone not connectedsince 9:00');
  });

  it('that is quiet says its name to assistive technology alone', async () => {
    await shown(<Lamp tone="on" icon={null} name="Phone" text="Connected by Bluetooth" quiet />);
    expect(screen.getByRole('group', { name: 'Phone' }).textContent.trim()).toBe('Connected by Bluetooth');
  });
});
