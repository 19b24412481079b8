/** The order and the usability of adapters in the list. */
import type { AdapterSeen } from '../../../app/link/read/index.ts';

/** Likely ones first, then those that can be used, then by name. Pure. */
export function inOrder(adapters: readonly AdapterSeen[]): readonly AdapterSeen[] {
  const rank = (one: AdapterSeen) => (one.likely ? 0 : 2) + (mayRead(one) ? 0 : 1);
  return adapters.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

/** May a person choose it? A name that does not say OBD is a doubt, not an obstacle. */
export function mayRead({ unusable }: AdapterSeen): boolean {
  return unusable === null || unusable === 'other-name';
}
