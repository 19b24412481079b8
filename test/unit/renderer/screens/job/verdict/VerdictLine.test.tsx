// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AttemptState } from '../../../../../../app/carkey/types.ts';
import { viewJob } from '../../../../../../app/carkey/job/job.ts';
import type { JobFacts } from '../../../../../../app/carkey/status/job-facts.ts';
import { en } from '../../../../../../app/words/en/index.ts';
import { NextStep } from '../../../../../../renderer/screens/job/attempt/NextStep.tsx';
import { UnknownPanel } from '../../../../../../renderer/screens/job/attempt/UnknownPanel.tsx';
import type { Working } from '../../../../../../renderer/screens/job/parts/working.ts';
import { attempt, facts, NOW, phone, TX } from '../../../../../support/facts.ts';
import { shown } from '../../../../../support/shown.tsx';

const working = (change: Partial<JobFacts>): Working => viewJob(facts({ keys: null, inside: null, ...change })) as Working;
const refused = (code: number): Partial<JobFacts> => ({
  attempt: attempt({ name: 'refused', transactionId: TX, because: { kind: 'error', code } }),
});
const unknown: Extract<AttemptState, { name: 'unknown' }> = {
  name: 'unknown',
  transactionId: TX,
  sentAt: NOW - 60_000,
  reason: 'timeout',
  errorCode: null,
  noEffectSeen: false,
};
const line = (text: string) => screen.getByText(text, { selector: 'summary' });

describe('whose matter it is', () => {
  it('stands on the card of a refusal; what it rests on is kept apart behind it', async () => {
    await shown(<NextStep view={working(refused(2342))} />);
    const summary = line('Most likely: the phone. We conclude it from PIMS error 2342.');
    const details = summary.closest('details')!;
    expect(details.open).toBe(false);
    fireEvent.click(summary);
    expect(details.open).toBe(true);
    const part = (name: string) => within(screen.getByText(name, { selector: 'dt' }).parentElement!);
    expect(part('Measured here').queryByText(/2342/)).toBeNull();
    part('Answered by PIMS or the phone').getByText('PIMS answered with error 2342.');
    part('Concluded by us').getByText(/PIMS does not publish what causes 2342/);
    part('What would prove it').getByText(en.verdict.proof['phone-list-in-car']);
  });

  it('tells of earlier cases of its error once it is unfolded, and leads to them in the log', async () => {
    const precedents = {
      code: 2342,
      times: 4,
      lastAt: NOW,
      vehicles: 3,
      activated: 2,
      exact: false,
      cures: [{ cure: 'signed-in', vehicles: 2 }],
    } as const;
    const { transport, stores } = await shown(<NextStep view={working(refused(2342))} />, undefined, {
      'errors.precedents': () => precedents,
    });
    const asked = () => transport.calls.filter(({ method }) => method === 'errors.precedents');
    expect(asked()).toEqual([]);
    fireEvent.click(line('Most likely: the phone. We conclude it from PIMS error 2342.'));
    await screen.findByText('Vehicles: 3. Later activated: 2.');
    expect(asked()).toEqual([{ method: 'errors.precedents', input: { code: 2342 } }]);
    screen.getByText(/^Error 2342: 4 times, last /);
    screen.getByText('Only the newest cases were looked at.');
    screen.getByText('The customer signed in: 2');
    fireEvent.click(screen.getByRole('button', { name: 'Show them in the log' }));
    expect(stores.audit.getState().filter).toEqual({ err: 2342 });
    expect(stores.ui.getState().screen).toBe('audit');
  });

  it('says so where its error never came before', async () => {
    const never = { code: 2342, times: 0, lastAt: null, vehicles: 0, activated: 0, exact: true, cures: [] } as const;
    await shown(<NextStep view={working(refused(2342))} />, undefined, { 'errors.precedents': () => never });
    fireEvent.click(line('Most likely: the phone. We conclude it from PIMS error 2342.'));
    await screen.findByText('Error 2342 has not been seen here before.');
    expect(screen.queryByRole('button', { name: 'Show them in the log' })).toBeNull();
  });

  it('stands on the card of a stopped job', async () => {
    await shown(<NextStep view={working({ connection: phone(false) })} />);
    line('Most likely: the phone. PIMS or the phone answered so.');
  });

  it('is said of an unknown outcome once, after the next step, and blames nobody', async () => {
    const view = working({ attempt: attempt(unknown), bridge: { name: 'off' } });
    await shown(
      <>
        <UnknownPanel view={view} attempt={view.attempt!} state={unknown} />
        <NextStep view={view} />
      </>,
    );
    const summary = line('Where it lies is not known yet. What is known is not enough to tell.');
    expect(summary.closest('section')?.getAttribute('aria-labelledby')).toBe('unknown-title');
    expect(document.querySelectorAll('[data-party]')).toHaveLength(1);
  });

  it('says nothing where nothing is in the way', async () => {
    await shown(<NextStep view={working({})} />);
    expect(document.querySelector('[data-party]')).toBeNull();
  });
});
