/** How a person is warned of the supply. Finer than the reading's own limits (app/link/adapters/voltage.ts): an activation takes minutes, a read seconds. */
import { NOT_IN_SOCKET_VOLTS } from '../../../app/link/adapters/index.ts';

/** Below this a 12 V battery at rest is nearly empty: a charger is advised. */
export const LOW_VOLTS = 11.8;
/** Below this control units switch themselves off while they are being used. */
export const VERY_LOW_VOLTS = 9;

/** What is said about a voltage. `none`: the adapter is not in the socket. */
export type SupplyWarning = 'good' | 'low' | 'veryLow' | 'none';

/** Judges a voltage at the plug, in volts. */
export function supplyWarning(volts: number): SupplyWarning {
  if (volts < NOT_IN_SOCKET_VOLTS) return 'none';
  if (volts < VERY_LOW_VOLTS) return 'veryLow';
  return volts < LOW_VOLTS ? 'low' : 'good';
}
