/** The simulated vehicles in groups by what they teach; within a group the plain situations come first. */
import { SIMULATED_CAR_NAMES, type SimulatedCarName } from '../../../app/words/shape/index.ts';

/** Stands for no socket in a choice. */
export const NOWHERE = '';

/** Groups by their label; null is no socket. Each vehicle stands in one of them, which a test sees to. */
export const PRACTICE_CARS = {
  plugSays: ['agree', 'silent-bsi', 'units-only', 'two-engines', 'session', 'pending', 'newer-telematics', 'older-radio', 'k-line'],
  plugOdd: ['conflict', 'new-bsi', 'blank-bsi', 'gateway', 'always-pending'],
  plugSilent: ['weak-battery', 'asleep', 'pins-3-8', 'not-in-socket', null],
} as const satisfies Readonly<Record<string, readonly (SimulatedCarName | null)[]>>;

/** The vehicle that a choice or a setting names; null for no socket, and for a name that this version does not know. */
export function carOf(name: string): SimulatedCarName | null {
  return SIMULATED_CAR_NAMES.find((one) => one === name) ?? null;
}
