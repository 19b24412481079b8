import { fireEvent, screen } from '@testing-library/react';
// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { StagePanel } from '../../../../../../renderer/screens/job/attempt/StagePanel.tsx';
import { shown } from '../../../../../support/shown.tsx';

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
