/** Rule 7: a vehicle that was activated once without anybody seeing the code. Asking for it again takes a person of the desk. */
import type { Vin } from '../../../app/vehicle/index.ts';
import type { AuditTrail } from '../../audit/index.ts';

/** One vehicle never lost more codes than this: each needs a person of the desk. */
const MOST_LOST = 100;

/** Was this vehicle activated once, however long ago, and its code lost? */
export function hasLostCode(trail: AuditTrail, vin: Vin): boolean {
  const veh = trail.findVehicle(vin);
  if (veh === null) return false;
  const lost = trail.list({ veh, kind: 'resolved', out: 'activated-code-lost' }, undefined, MOST_LOST).rows;
  // A late answer may have brought the code since.
  return lost.some(({ act }) => {
    const state = act === undefined ? undefined : trail.attempt(act)?.state;
    return state?.name === 'resolved' && state.as === 'activated-code-lost';
  });
}
