import { expect, it } from 'vitest';
import { isOpen, stillListed } from '../../../../../app/audit/projection/follow-ups.ts';
import type { FollowUp } from '../../../../../app/audit/entry/types.ts';

const one = (id: string, more: Partial<FollowUp> = {}): FollowUp =>
  ({ id, kind: 'reactivation', vin: 'VR1AB12C3D4567890', veh: 'V-1', act: null, due: 1, state: 'open', changedAt: 0, ...more }) as FollowUp;
const listed = (...all: readonly FollowUp[]) => stillListed(all).map(({ id }) => id);

it('what facts settled leaves, what a person ticked off stays to be taken back', () => {
  const unknown = { kind: 'unknown-outcome', due: null } as const;
  expect(listed(one('settled', { ...unknown, state: 'past' }), one('over', { state: 'past' }), one('ticked', { state: 'done' }))).toEqual([
    'ticked',
  ]);
});

it('an unknown outcome stands first, before every date', () => {
  const ticked = one('ticked', { kind: 'unknown-outcome', due: null, state: 'done' });
  const all = [one('due'), ticked, one('later', { due: 9 }), one('unknown', { kind: 'unknown-outcome', due: null })];
  expect(listed(...all)).toEqual(['unknown', 'due', 'later', 'ticked']);
  expect(stillListed(all).filter(isOpen)).toHaveLength(3);
});

it('a vehicle that was forgotten leaves, unless nobody knows what an activation did to it', () => {
  const gone = { vin: null } as const;
  const all = [
    one('date', gone),
    one('ticked', { ...gone, state: 'done' }),
    one('settled', { ...gone, kind: 'unknown-outcome', state: 'past' }),
    one('unknown', { ...gone, kind: 'unknown-outcome' }),
  ];
  expect(listed(...all)).toEqual(['unknown']);
});
