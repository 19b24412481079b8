/** The supply voltage at the plug (ATRV). A true chip is within 2 %, so every limit here is a rule of practice, not of physics. */
import { compact } from '../protocol/index.ts';

/** Below this the adapter is not in the socket: it lives from USB. Other clients use the same limit. */
export const NOT_IN_SOCKET_VOLTS = 6;
/** Below this a 12 V battery is too weak for control units to be relied on, and the person is warned. */
export const WEAK_VOLTS = 11;
/** From here on something charges the battery: the engine or a charger. The exact limit is uncertain. */
export const CHARGING_VOLTS = 13.2;

/** What a voltage says about the supply. */
export type Supply = 'not-in-socket' | 'weak' | 'battery' | 'charging';

/** Volts of an ATRV answer (`12.3V`, `12.3`); null when no line is a voltage between 0 and 40. */
export function parseVoltage(lines: readonly string[]): number | null {
  for (const line of lines) {
    const match = /^(\d{1,2}\.\d{1,2})V?$/.exec(compact(line));
    const volts = Number(match?.[1] ?? Number.NaN);
    if (volts <= 40) return volts;
  }
  return null;
}

/** Judges a voltage. */
export function supplyOf(volts: number): Supply {
  if (volts < NOT_IN_SOCKET_VOLTS) return 'not-in-socket';
  if (volts < WEAK_VOLTS) return 'weak';
  return volts < CHARGING_VOLTS ? 'battery' : 'charging';
}
