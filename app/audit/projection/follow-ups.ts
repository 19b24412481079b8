/** Which follow-ups still wait for a person, and in which order. */
import type { FollowUp } from '../entry/index.ts';

/**
 * What a list of follow-ups shows, the most pressing first. Facts settle one (`past`): it leaves. So do those of a vehicle that was forgotten,
 * except an outcome that nobody knows yet: whatever became of the name, something may have reached a vehicle.
 */
export function stillListed(all: readonly FollowUp[]): readonly FollowUp[] {
  return all.filter(isListed).toSorted((a, b) => pressing(a) - pressing(b));
}

/** Does a follow-up wait for somebody now? */
export function isOpen({ state }: Pick<FollowUp, 'state'>): boolean {
  return state === 'open';
}

function isListed(one: FollowUp): boolean {
  if (one.state === 'past') return false;
  return one.vin !== null || (one.kind === 'unknown-outcome' && isOpen(one));
}

/** Unknown outcomes first; among the others the order stays. */
function pressing(one: FollowUp): number {
  if (!isOpen(one)) return 2;
  return one.kind === 'unknown-outcome' ? 0 : 1;
}
