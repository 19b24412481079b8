/**
 * How closely enrolments and what goes with them may follow each other at one site: users report blocked addresses after many registrations, and
 * a dealership sends everything from one. Counted like activations, over restarts (app/operators/throttle.ts).
 */
import { maySend, type RunNow, type SentAt, type ThrottleRefusal } from '../operators/index.ts';
import type { SpendCall } from '../pims/session-calls/index.ts';
import type { Result } from '../base/index.ts';

/** Enrolments per hour and site. Concluded, as for activations. */
export const ENROLMENTS_PER_HOUR = 10;

/** Calls that register a phone or a number. */
const SPACED: ReadonlySet<SpendCall> = new Set<SpendCall>(['sms.certify-phone', 'enrolment.enrol', 'enrolment.enrol-with-phone']);

/** Is the call one that is spaced? */
export const isSpaced = (call: SpendCall): boolean => SPACED.has(call);

/** May one more be sent? `sent`: at least the last {@link ENROLMENTS_PER_HOUR} spaced calls of this site, in any order. */
export function mayEnrol(sent: readonly SentAt[], now: RunNow): Result<null, ThrottleRefusal> {
  return maySend({ sending: false, sent, limit: ENROLMENTS_PER_HOUR }, now);
}
