import { fireEvent, screen } from '@testing-library/react';
// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { Tabs } from '../../../../renderer/ui/Tabs.tsx';
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
