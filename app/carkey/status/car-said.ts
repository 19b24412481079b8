/**
 * What a read says about a car, and whether it still says it about the vehicle in work. Voltage, silence and a conflict belong to the vehicle
 * that stood there when they were found: the next one must not inherit them, and after a while nobody knows whether they still hold.
 */
import type { VehicleReport } from '../../link/read/index.ts';
import type { Vin } from '../../vehicle/index.ts';
import type { CarSilence } from './job-facts.ts';

/** What a lamp can say about a car. */
export type CarWord = 'answers' | 'silent' | 'conflict' | 'limited' | 'no-power' | 'other-car';

/** A statement about a car. `vehicle`: the VIN it was made for, null when none was in work. `at`: UTC ms of this computer's clock. */
export type CarStatement = { readonly word: CarWord; readonly vehicle: Vin | null; readonly at: number };

/** Does a statement hold for the vehicle in work? `earlier`: it was made for another one. `old`: it was made too long ago. */
export type Standing = 'counts' | 'earlier' | 'old';

/** A statement this old or older is not shown as if it were now, ms: a charger is connected and an ignition switched on within minutes. */
export const CAR_SAID_FRESH_MS = 10 * 60_000;

/** The page's clock ticks twice a second, so a new statement may seem to come from just ahead; anything further ahead has no age, ms. */
const AHEAD_MS = 5_000;

/** What a read said; null when the adapter did not work, and so has not asked the car. `vin`: the vehicle in work. */
export function carStatement({ verdict, facts, vehicle, at }: VehicleReport, vin: Vin | null): CarStatement | null {
  switch (verdict.kind) {
    case 'silent':
      if (facts.states.adapter !== 'answers') return null;
      return { word: facts.states.powered === 'no' ? 'no-power' : 'silent', vehicle, at };
    case 'limited':
    case 'conflict':
      return { word: verdict.kind, vehicle, at };
    case 'agree':
      return { word: (vin ?? verdict.vin) === verdict.vin ? 'answers' : 'other-car', vehicle, at };
  }
}

/**
 * Whether a read still speaks about the vehicle in work. A car that said one VIN names itself: that it is not the vehicle in work is news,
 * whatever was in work then.
 */
export function standingOf({ verdict, vehicle, at }: VehicleReport, vin: Vin | null, now: number): Standing {
  const named = verdict.kind === 'agree' || (verdict.kind === 'conflict' && verdict.vins.some((one) => one.vin === vin));
  if (!named && vehicle !== vin) return 'earlier';
  const age = now - at;
  return age >= CAR_SAID_FRESH_MS || age < -AHEAD_MS ? 'old' : 'counts';
}

/** What a read found instead of a VIN, while it counts for the vehicle in work; null: the car said one, or nothing that counts was read. */
export function carSilence(report: VehicleReport | null, vin: Vin | null, now: number): CarSilence | null {
  if (report?.verdict.kind !== 'silent' || standingOf(report, vin, now) !== 'counts') return null;
  const { adapter, powered } = report.facts.states;
  if (adapter !== 'answers') return adapter === 'unknown' ? null : 'adapter';
  return powered === 'no' ? 'no-power' : 'silent';
}
