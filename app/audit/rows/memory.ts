/** Derived tables in memory, laid over others: what the entries after a block change, or, over nothing, what a verification compares with. */
import type { AttemptFold, Change, FollowUpFold, Projections, VehicleFold } from './rows.ts';

/** Tables in memory. The maps hold the rows that differ from what lies below. */
export interface Overlay extends Projections {
  apply(changes: readonly Change[]): void;
  readonly attempts: ReadonlyMap<string, AttemptFold>;
  readonly followUps: ReadonlyMap<string, FollowUpFold>;
  readonly vehicles: ReadonlyMap<string, VehicleFold>;
}

/** Tables without a row. */
export const NOTHING: Projections = {
  attempt: () => undefined,
  followUp: () => undefined,
  vehicle: () => undefined,
  latestVehicle: () => undefined,
  attemptByTransaction: () => undefined,
  openAttempts: () => [],
};

/** An overlay without changes. */
export function overlay(below: Projections): Overlay {
  const attempts = new Map<string, AttemptFold>();
  const followUps = new Map<string, FollowUpFold>();
  const vehicles = new Map<string, VehicleFold>();
  let latest: VehicleFold | undefined;
  const attempt = (act: AttemptFold['act']) => attempts.get(act) ?? below.attempt(act);
  const applyOne = (change: Change) => {
    switch (change.table) {
      case 'attempt':
        attempts.set(change.row.act, change.row);
        return;
      case 'attempt-set': {
        const row = attempt(change.act);
        if (row !== undefined) attempts.set(change.act, { ...row, ...change.set });
        return;
      }
      case 'follow-up':
        followUps.set(change.row.id, change.row);
        return;
      case 'vehicle':
        vehicles.set(change.row.veh, change.row);
        latest = change.row;
    }
  };
  return {
    attempt,
    followUp: (id) => followUps.get(id) ?? below.followUp(id),
    vehicle: (veh) => vehicles.get(veh) ?? below.vehicle(veh),
    latestVehicle: () => latest?.veh ?? below.latestVehicle(),
    attemptByTransaction(tx) {
      const found = [...attempts.values()].find((row) => row.tx === tx) ?? below.attemptByTransaction(tx);
      return found === undefined ? undefined : attempt(found.act);
    },
    openAttempts: () => {
      const untouched = below.openAttempts().filter((row) => !attempts.has(row.act));
      return [...untouched, ...[...attempts.values()].filter((row) => row.open === 1)];
    },
    apply: (changes) => {
      for (const change of changes) applyOne(change);
    },
    attempts,
    followUps,
    vehicles,
  };
}
