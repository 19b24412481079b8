// @vitest-environment happy-dom
/** Training on the screen: what is offered, what a round that runs may say, and what the result tells. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { RoundView, TrainingView } from '../../../../../app/contract/index.ts';
import type { Vin } from '../../../../../app/vehicle/index.ts';
import { TrainingResult } from '../../../../../renderer/screens/training/ResultDialog.tsx';
import { Training } from '../../../../../renderer/screens/training/Training.tsx';
import { en as labels } from '../../../../../renderer/i18n/en/index.ts';
import { createStores } from '../../../../../renderer/stores/stores.ts';
import { fakeTransport } from '../../../../support/fakes.ts';
import { shown } from '../../../../support/shown.tsx';

const says = labels.training;
const [FIRST, SECOND] = ['VR1AB12C3D4567890', 'VR3PRACT0S0000101'] as unknown as readonly [Vin, Vin];

const round = (change: Partial<RoundView> = {}): RoundView => ({
  course: 'basics',
  who: null,
  startedAt: 0,
  endedAt: null,
  exercises: [
    { vin: FIRST, state: 'in-work', says: null, result: null },
    { vin: SECOND, state: 'waiting', says: null, result: null },
  ],
  points: 0,
  most: 4,
  ...change,
});
const view = (of: RoundView | null, rev = 1): TrainingView => ({ courses: [{ name: 'basics', exercises: 8 }], round: of, rev });

const ended = round({
  endedAt: 65_000,
  points: 1,
  exercises: [
    {
      vin: FIRST,
      state: 'ended',
      says: null,
      result: { scenario: 'ok', goal: 'activate', sent: 2, ms: 4_000, verdict: 'with-faults', faults: ['sent-again'] },
    },
    {
      vin: SECOND,
      state: 'ended',
      says: null,
      result: { scenario: 'sold', goal: 'unlink', sent: 0, ms: null, verdict: 'missed', faults: ['not-done'] },
    },
  ],
});

const training = (of: TrainingView, empty = true) => shown(<Training empty={empty} />, (stores) => stores.training.setState({ view: of }));

describe('the choice of a course', () => {
  it('says how many vehicles, and begins with one press', async () => {
    const { transport } = await training(view(null));
    fireEvent.click(screen.getByRole('button', { name: /Basics.*8 vehicles/ }));
    await waitFor(() => expect(transport.calls).toContainEqual({ method: 'training.begin', input: { course: 'basics' } }));
    // The console of this test knows no answer: the refusal stands where it was pressed.
    await waitFor(() => expect(document.querySelector('[data-refused]')).not.toBeNull());
    expect(screen.queryByText(says.showResult)).toBeNull();
  });

  it('is neither there beside a vehicle nor where there is no training', async () => {
    await training(view(null), false);
    expect(screen.queryByText(says.title)).toBeNull();
    await training({ courses: [], round: null, rev: 1 });
    expect(screen.queryByText(says.title)).toBeNull();
  });
});

describe('a round that runs', () => {
  it('says how far it is, offers the next vehicle, and not what it plays', async () => {
    const { transport } = await training(view(round()), false);
    expect(screen.getByRole('region', { name: says.strip }).textContent).toContain('Training · 1 of 2');
    fireEvent.click(screen.getByRole('button', { name: /Next vehicle/ }));
    await waitFor(() => expect(transport.calls).toContainEqual({ method: 'job.open', input: { vin: SECOND, how: 'chosen' } }));
    fireEvent.click(screen.getByRole('button', { name: says.end }));
    await waitFor(() => expect(transport.calls).toContainEqual({ method: 'training.end', input: {} }));
  });

  it('has the customer of the vehicle in work say what they want', async () => {
    const [first, second] = round().exercises;
    await training(view(round({ exercises: [{ ...first!, says: 'sold' }, second!] })), false);
    expect(screen.getByRole('region', { name: says.strip }).textContent).toContain(says.says_sold);
  });

  it('offers the result once every vehicle was in work', async () => {
    const { exercises } = round();
    await training(view(round({ exercises: exercises.map((one) => ({ ...one, state: 'in-work' })) })), false);
    expect(screen.queryByRole('button', { name: /Next vehicle/ })).toBeNull();
    expect(screen.getByText(says.finish)).not.toBeNull();
  });
});

describe('the result', () => {
  it('has score, time in all, and what would have been right where it was not', async () => {
    await shown(<TrainingResult />, (stores) => stores.training.setState({ view: view(ended) }));
    const page = screen.getByRole('article').textContent;
    for (const said of [
      '1 of 4 points',
      '1m 5s',
      says.noName,
      'Everything works',
      says['fault_sent-again'],
      says.goal_activate,
      says.goal_unlink,
      // One vehicle was never begun: that is not the same as missing it.
      says.notBegun,
      says.endedEarly,
      '1 of 2',
    ])
      expect(page).toContain(said);
    expect([...screen.getByRole('article').querySelectorAll('tbody tr')].map((row) => row.querySelectorAll('td')[1]?.textContent)).toEqual([
      '4s',
      '–',
    ]);
  });

  it('is not there before the end', async () => {
    await shown(<TrainingResult />, (stores) => stores.training.setState({ view: view(round()) }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('the store', () => {
  it('holds the newest view, whichever comes last, and keeps why a command was refused', async () => {
    const api = fakeTransport({ 'training.get': () => view(round(), 3), 'training.begin': () => ({ fail: 'training-attempt-open' }) });
    const { training: store } = createStores(api);
    await store.load();
    store.take({ type: 'training', training: view(null, 2) });
    expect(store.getState().view?.rev).toBe(3);
    expect(await store.run('training.begin', { course: 'basics' })).toBe(false);
    expect(store.getState()).toMatchObject({ busy: null, error: { refusal: { reason: 'training-attempt-open' } } });
  });
});
