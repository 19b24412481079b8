import { screen } from '@testing-library/react';
// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { MarkedVin } from '../../../../renderer/ui/MarkedVin.tsx';
import { Button } from '../../../../renderer/ui/ui.tsx';
import { shown } from '../../../support/shown.tsx';

it('a marked VIN is read as one word', async () => {
  await shown(<MarkedVin vin="VR1AB12C3D4567890" differs={new Set([3])} />);
  expect(screen.getByText((_text, element) => element?.tagName === 'P').textContent).toBe('VR1AB12C3D4567890');
});

it('a button tells its key to assistive technology, and shows it as decoration', async () => {
  await shown(<Button hotkey="F8">Support</Button>);
  const button = screen.getByRole('button', { name: 'Support' });
  expect(button.getAttribute('aria-keyshortcuts')).toBe('F8');
  expect(button.querySelector('kbd')?.getAttribute('aria-hidden')).toBe('true');
});
