/**
 * What every requirement rests on, as data: where PIMS publishes it, which safety rule of the console it is, or why we concluded it. What is
 * published blocks, and so does a safety rule; what we only concluded warns, and a person may go on with a reason that is logged. A concluded
 * line that blocks without a way on cannot be written here: its type has no such effect. As a page: docs/requirements.md, made from this table.
 */
import type { AskingId, Requirement, RequirementId, RequirementReason } from '../index.ts';

/** Where a line comes from: words for people who read docs and code, in English. */
export type Ground =
  /** `source`: place in the published contract of PIMS. */
  | { readonly basis: 'published'; readonly source: string; readonly effect: 'blocks' | 'shows' }
  /** `source`: rule of docs/activation-rules.md that keeps an activation from reaching a wrong car, or from being sent twice. */
  | { readonly basis: 'safety'; readonly source: string; readonly effect: 'blocks' | 'shows' }
  /** `source`: why we think so. `asks`: going on takes a person's reason. */
  | { readonly basis: 'concluded'; readonly source: string; readonly effect: 'asks' | 'warns' | 'shows' };

/** By line and reason: what it rests on, and what it does. */
type Grounds = Readonly<Record<RequirementId, Partial<Readonly<Record<RequirementReason, Ground>>>>>;

const published = (source: string): Ground => ({ basis: 'published', source, effect: 'blocks' });
const safety = (source: string): Ground => ({ basis: 'safety', source, effect: 'blocks' });
const asks = (source: string): Ground => ({ basis: 'concluded', source, effect: 'asks' });
const warns = (source: string): Ground => ({ basis: 'concluded', source, effect: 'warns' });
const shows = (source: string): Ground => ({ basis: 'concluded', source, effect: 'shows' });

const PAGE = 'CarKey page, “Requirements”';

/** Every reason that a line of the list can have. */
export const GROUNDS = {
  bridge: { 'bridge-not-ready': published('error 2001: before `initialize` every call fails') },
  session: {
    'bridge-not-ready': shows('without a bridge nobody can tell'),
    'signed-out': published('error 2301: sign in, then repeat the call'),
    'one-time-code': published('error 2302: give the one-time code, then repeat the call'),
  },
  'phone-connected': {
    'phone-not-connected': published(`${PAGE}: the phone is connected to the vehicle by Bluetooth`),
    'not-asked': asks(
      'that the phone is connected is published, that it has to say so over `pims.vehicle.connection` is not: a bridge may not offer that call',
    ),
  },
  'same-vehicle': {
    'not-read': safety('rule 8: at least one source of the car itself names it, or a person of the desk answers for it'),
    'other-vehicle': safety('rules 8 and 10: the activation names no vehicle and acts on the one that the phone is in'),
    'odd-vin': safety('rules 8 and 10: VINs are compared letter by letter'),
    overridden: { basis: 'safety', source: 'rule 8: a person of the desk answered for the vehicle', effect: 'shows' },
  },
  status: {
    'not-read': safety('rule 11: without a status an activation could be the second one'),
    stale: safety('rule 11: a status older than 60 s'),
    'already-active': published('CarKey page: performed only once; if it is active, there is nothing to launch'),
    contradiction: safety('rule 11: one field says active, so an activation could be the second one'),
    unreadable: asks('values of the status may be added at any time; one that we do not know is no “active”'),
  },
  clock: {
    'skew-unknown': shows('an answer without a date'),
    'skew-warn': warns('error 2356 is published, the limit is not: 30 s is ours'),
    'skew-block': asks('error 2356 is published, the limit is not: 5 min is ours'),
  },
  'phone-battery': {
    'battery-unknown': shows('a phone that does not tell its charge'),
    'battery-low': warns('a phone that switches off leaves the outcome unknown; 15 % is ours'),
  },
  subscription: {
    'services-unknown': shows('the list could not be read'),
    'no-remote-service': asks(
      'CarKey unlocks remote services, so we expected one in `pims.subscription.services`; the published requirements do not name it',
    ),
  },
  'no-open-attempt': {
    'attempt-open-here': safety('rule 2'),
    'attempt-open-elsewhere': safety('rule 2'),
    'attempt-vehicle-unknown': safety('rule 2'),
    'log-not-writable': safety('rule 15'),
  },
  keys: { 'not-confirmed': published(`${PAGE}: the keys are in the person's possession`) },
  inside: { 'not-confirmed': published(`${PAGE}: the person is inside the vehicle, with key and phone`) },
} as const satisfies Grounds;

/** A reason that a line can have. */
export type ReasonOf<Id extends RequirementId> = keyof (typeof GROUNDS)[Id] & RequirementReason;

/** What a line with this reason rests on. Throws for a pair that is not in the table: a fault of the program. */
export function groundOf(id: RequirementId, reason: RequirementReason): Ground {
  const ground = (GROUNDS as Grounds)[id][reason];
  if (ground === undefined) throw new Error(`${id} has no reason ${reason}`);
  return ground;
}

/** Why a line does not hold, with the values of its sentence; null: it holds. */
export type Why<Id extends RequirementId> = { readonly reason: ReasonOf<Id>; readonly values: Requirement['values'] } | null;

/** The lines that ask for a person's reason, in the order of the list. */
export const ASKING: readonly AskingId[] = ['phone-connected', 'status', 'clock', 'subscription'];
