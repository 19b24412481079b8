// @vitest-environment happy-dom
/** The small parts: what they say to assistive technology, and where their branches lead. */
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { Lamp } from '../../../../renderer/components/Lamp.tsx';
import { MarkedVin } from '../../../../renderer/components/MarkedVin.tsx';
import { Tabs } from '../../../../renderer/components/Tabs.tsx';
import { Toasts } from '../../../../renderer/components/Toasts.tsx';
import { Button } from '../../../../renderer/components/ui.tsx';
import { shown } from '../../../support/shown.tsx';

const ITEMS = [
  { id: 'one', label: 'One' },
  { id: 'two', label: 'Two' },
  { id: 'three', label: 'Three' },
] as const;

describe('tabs', () => {
  it.each([
    ['ArrowRight', 'three', 'one'],
    ['ArrowLeft', 'one', 'three'],
    ['ArrowRight', 'one', 'two'],
  ] as const)('%s at "%s" chooses "%s"', async (key, value, chosen) => {
    const onChange = vi.fn();
    await shown(
      <Tabs label="Kinds" items={ITEMS} value={value} onChange={onChange}>
        text
      </Tabs>,
    );
    fireEvent.keyDown(screen.getByRole('tab', { selected: true }), { key });
    expect(onChange.mock.calls).toEqual([[chosen]]);
  });

  it('leave other keys to others, and only the chosen one is in the way of Tab', async () => {
    const onChange = vi.fn();
    await shown(
      <Tabs label="Kinds" items={ITEMS} value="two" onChange={onChange}>
        text
      </Tabs>,
    );
    fireEvent.keyDown(screen.getByRole('tab', { selected: true }), { key: 'Home' });
    expect(onChange).not.toHaveBeenCalled();
    expect(screen.getAllByRole('tab').map((tab) => tab.tabIndex)).toEqual([-1, 0, -1]);
    expect(screen.getByRole('tabpanel', { name: 'Two' }).textContent).toBe('text');
  });
});

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
