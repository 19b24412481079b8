/** The derived tables in memory: what a verification folds the log into, to compare. Index rows are not kept, there are as many as entries. */
import type { AttemptFold, Change, FollowUpFold, Projections, VehicleFold } from './projection-rows.ts';
import type { VehicleRef } from './types.ts';

/** Tables in memory. */
export interface MemoryProjections extends Projections {
  apply(changes: readonly Change[]): void;
  /** In the order of their first entry. */
  attempts(): Iterable<AttemptFold>;
  followUps(): ReadonlyMap<string, FollowUpFold>;
  vehicles(): ReadonlyMap<string, VehicleFold>;
}

/** Empty tables. */
export function memoryProjections(): MemoryProjections {
  const attempts = new Map<string, AttemptFold>();
  const followUps = new Map<string, FollowUpFold>();
  const vehicles = new Map<string, VehicleFold>();
  let latest: VehicleRef | undefined;
  const applyOne = (change: Change) => {
    switch (change.table) {
      case 'attempt':
        attempts.set(change.row.act, change.row);
        return;
      case 'attempt-set': {
        const row = attempts.get(change.act);
        if (row !== undefined) attempts.set(change.act, { ...row, ...change.set });
        return;
      }
      case 'follow-up':
        followUps.set(change.row.id, change.row);
        return;
      case 'vehicle':
        vehicles.set(change.row.veh, change.row);
        latest = latest === undefined || (vehicles.get(latest)?.rank ?? -1) < change.row.rank ? change.row.veh : latest;
    }
  };
  return {
    attempt: (act) => attempts.get(act),
    followUp: (id) => followUps.get(id),
    vehicle: (veh) => vehicles.get(veh),
    latestVehicle: () => latest,
    apply: (changes) => changes.forEach(applyOne),
    attempts: () => attempts.values(),
    followUps: () => followUps,
    vehicles: () => vehicles,
  };
}
