/**
 * What the steps are asked by, and what an error of the ask means. The `stepsID` of this phone is the surest; 2346 says that it is another phone's,
 * and then the `carAssociationID` is asked for. By VIN stands in the schema only: tried where there is nothing else, never insisted on.
 */
import type { StepsBy } from '../pims/session-calls/index.ts';
import type { Vin } from '../vehicle/index.ts';
import type { CarAssociationId, StepsId } from './types.ts';

/** What is at hand. */
export type StepsAtHand = { readonly stepsID: StepsId | null; readonly association: CarAssociationId | null; readonly vin: Vin };

/** What the steps are asked by. */
export function stepsBy({ stepsID, association, vin }: StepsAtHand): StepsBy {
  if (stepsID !== null) return { stepsID };
  return association === null ? { vin } : { carAssociationID: association };
}

/** What to do about an error of the steps. `type-association`: the person types or scans it. */
export const STEPS_REMEDIES = [
  'forget-steps-id',
  'type-association',
  'one-time-code',
  'sign-in',
  'ask-again',
  'settings',
  'support',
] as const;

/** One of {@link STEPS_REMEDIES}. */
export type StepsRemedy = (typeof STEPS_REMEDIES)[number];

/** The remedy for an error, by what was asked. */
export function stepsRemedy(code: number, asked: StepsBy): StepsRemedy {
  switch (code) {
    case 2346:
      return 'stepsID' in asked ? 'forget-steps-id' : 'type-association';
    case 2101:
    case 2102:
      // Where the VIN form is unknown to the SDK, it misses or refuses a parameter.
      return 'carAssociationID' in asked ? 'support' : 'type-association';
    case 2301:
      return 'sign-in';
    case 2302:
      return 'one-time-code';
    case 2001:
    case 2006:
      return 'settings';
    case 2000:
    case 2201:
    case 2202:
    case 2203:
    case 2204:
      return 'ask-again';
    default:
      return 'support';
  }
}
