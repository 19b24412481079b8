/** Which vehicles have been kept long enough. How long that is, a person decides; nothing is erased by itself. */
import type { VehicleRef } from '../../../app/audit/entry/index.ts';
import type { AttemptId } from '../../../app/carkey/index.ts';

const DAY_MS = 24 * 3600 * 1000;

/** When a vehicle was last spoken of (UTC ms), and its open attempt. */
export type VehicleAge = { readonly veh: VehicleRef; readonly lastAt: number; readonly openAttempt: AttemptId | null };

/** The vehicles that nothing was recorded of for `days` days, oldest first. One with an open attempt is never due. Throws for less than a day. */
export function dueForErasure(vehicles: readonly VehicleAge[], days: number, now: number): readonly VehicleAge[] {
  if (!(days >= 1)) throw new RangeError('a retention has at least a day');
  return vehicles
    .filter(({ lastAt, openAttempt }) => openAttempt === null && now - lastAt >= days * DAY_MS)
    .toSorted((a, b) => a.lastAt - b.lastAt);
}
