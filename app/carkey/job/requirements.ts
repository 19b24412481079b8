/**
 * What must hold before an activation, as a list in the order in which it is best repaired. Each line says whether it was measured or asked;
 * what it rests on, and so whether it blocks, is in grounds.ts.
 */
import { isOpen } from '../attempt/index.ts';
import { ASKING, type Ground, groundOf, type JobFacts, judgeSameVehicle, meaningOf, type Why } from '../status/index.ts';
import { ONE_TIME_CODE, SIGNED_OUT } from '../../pims/index.ts';
import {
  type AskingId,
  BATTERY_LOW_PERCENT,
  type Confirmation,
  type Requirement,
  type RequirementId,
  type RequirementReason,
  type RequirementState,
  SKEW_BLOCK_MS,
  SKEW_WARN_MS,
  STATUS_FRESH_MS,
  type StatusReading,
} from '../index.ts';
import { type Failure, readError, refusalOf } from './failure.ts';

/** Need to sign in, need strong authentication: nothing else will work before. */
const OF_SIGN_IN: ReadonlySet<number> = new Set([SIGNED_OUT, ONE_TIME_CODE]);

/** Judges all requirements at `facts.now`, always the same eleven lines in the same order. */
export function requirementsOf(facts: JobFacts): readonly Requirement[] {
  const line = <Id extends RequirementId>(id: Id, how: Requirement['how'], why: Why<Id>) => lineOf(facts, id, how, why);
  return [
    line('bridge', 'measured', facts.bridge.name === 'ready' ? null : because('bridge-not-ready')),
    line('session', 'measured', session(facts)),
    line('phone-connected', 'measured', phone(facts)),
    line('same-vehicle', 'measured', judgeSameVehicle(facts)),
    line('status', 'measured', status(facts)),
    line('clock', 'measured', clock(facts)),
    line('phone-battery', 'measured', battery(facts)),
    line('subscription', 'measured', subscription(facts)),
    line('no-open-attempt', 'measured', noOpenAttempt(facts)),
    line('keys', 'asked', confirmed(facts.keys)),
    line('inside', 'asked', confirmed(facts.inside)),
  ];
}

/** Does the line keep an activation from being sent as it stands? */
export function holdsUp({ state }: Requirement): boolean {
  return state === 'unmet' || state === 'needs-reason';
}

/** The lines that a person could go on over with a reason now. */
export function asking(requirements: readonly Requirement[]): readonly AskingId[] {
  return ASKING.filter((id) => requirements.some((one) => one.id === id && one.state === 'needs-reason'));
}

/** The lines that would ask, had a person not gone on over them. */
export function goneOver(requirements: readonly Requirement[]): readonly AskingId[] {
  const isGoneOver = ({ id, state, reason }: Requirement) => state === 'warning' && groundOf(id, reason).effect === 'asks';
  return ASKING.filter((id) => requirements.some((one) => one.id === id && isGoneOver(one)));
}

function lineOf<Id extends RequirementId>(facts: JobFacts, id: Id, how: Requirement['how'], why: Why<Id>): Requirement {
  if (why === null) return { id, how, state: 'met', reason: null, basis: null, values: {} };
  const { reason, values } = why;
  return { id, how, values, ...stateOf(groundOf(id, reason), reason, facts.goOn?.over.some((one) => one === id) ?? false) };
}

function stateOf({ basis, effect }: Ground, reason: RequirementReason, goesOn: boolean): RequirementState {
  if (effect === 'blocks') return { state: 'unmet', reason, basis };
  if (effect === 'asks') return goesOn ? { state: 'warning', reason, basis } : { state: 'needs-reason', reason, basis };
  // Shown as not known; a person's own word for the vehicle is known, and is a warning.
  return { state: effect === 'warns' || basis === 'safety' ? 'warning' : 'unknown', reason, basis };
}

/** Server time at `facts.now`; this computer's clock while the offset is not measured. */
export function serverNow(facts: JobFacts): number {
  return facts.now + (serverOffset(facts) ?? 0);
}

/** Milliseconds to add to this computer's clock to get server time; null while not measured. */
export function serverOffset({ bridge }: JobFacts): number | null {
  return bridge.name === 'ready' ? bridge.skewMs : null;
}

/** Is a reading young enough to carry an activation? A reading "from the future" means that the clock jumped: not fresh. */
export function isFresh(reading: StatusReading, now: number): boolean {
  const age = now - reading.at;
  return age >= 0 && age < STATUS_FRESH_MS;
}

/** The error by which PIMS said that a person has to sign in, or to give a one-time code; null: it did not. */
export function signInFailure(facts: JobFacts): Failure | null {
  const read = readError(facts);
  if (read !== null) return ofSignIn(read);
  const attempt = facts.attempt?.view;
  const answeredAt = attempt === undefined ? null : (attempt.steps.at(-1)?.at ?? attempt.openedAt);
  const readSince = answeredAt !== null && facts.reading !== null && facts.reading.at > answeredAt;
  return readSince ? null : ofSignIn(refusalOf(facts));
}

const ofSignIn = (failure: Failure | null): Failure | null => (failure !== null && OF_SIGN_IN.has(failure.code) ? failure : null);

/** Does the last failure say that a person has to sign in, or to give a one-time code? */
export function isSignedOut(facts: JobFacts): boolean {
  return signInFailure(facts) !== null;
}

function because<Reason extends RequirementReason>(reason: Reason, values: Requirement['values'] = {}) {
  return { reason, values };
}

function session(facts: JobFacts): Why<'session'> {
  if (facts.bridge.name !== 'ready') return because('bridge-not-ready');
  const failure = signInFailure(facts);
  if (failure === null) return null;
  return because(failure.code === ONE_TIME_CODE ? 'one-time-code' : 'signed-out');
}

function phone({ connection }: JobFacts): Why<'phone-connected'> {
  if (connection === null) return because('not-asked');
  return connection.fact.connected ? null : because('phone-not-connected');
}

function status(facts: JobFacts): Why<'status'> {
  const { reading, now } = facts;
  if (reading === null || facts.readFailure !== null) return because('not-read');
  const meaning = meaningOf(reading.answer, serverNow(facts));
  if (meaning.word === 'active') return because('already-active');
  if (!meaning.mayActivate) return because('contradiction');
  if (!isFresh(reading, now)) return because('stale', { seconds: Math.max(0, Math.round((now - reading.at) / 1000)) });
  return meaning.word === 'unreadable' ? because('unreadable') : null;
}

function clock(facts: JobFacts): Why<'clock'> {
  const offset = serverOffset(facts);
  if (offset === null) return because('skew-unknown');
  const skew = Math.abs(offset);
  const values = { seconds: Math.round(skew / 1000), ahead: offset > 0 ? 'server' : 'computer', hours: wholeHours(skew) };
  if (skew > SKEW_BLOCK_MS) return because('skew-block', values);
  return skew > SKEW_WARN_MS ? because('skew-warn', values) : null;
}

/** How far from whole hours a difference may be that time zone or summer time explain, ms. */
const HOUR_TOLERANCE_MS = 120_000;
const HOUR_MS = 3_600_000;

/** The hours of a difference that is one of whole hours, else 0. */
function wholeHours(skew: number): number {
  const hours = Math.round(skew / HOUR_MS);
  return Math.abs(skew - hours * HOUR_MS) <= HOUR_TOLERANCE_MS ? hours : 0;
}

function battery({ bridge }: JobFacts): Why<'phone-battery'> {
  const percent = bridge.name === 'ready' ? (bridge.device?.batteryPercent ?? null) : null;
  if (percent === null) return because('battery-unknown');
  return percent < BATTERY_LOW_PERCENT ? because('battery-low', { percent }) : null;
}

/** The published contract names no service codes, so any subscribed service counts; only an empty list is worth a question. */
function subscription({ services }: JobFacts): Why<'subscription'> {
  if (services === null) return because('services-unknown');
  return services.length === 0 ? because('no-remote-service') : null;
}

/** The log is part of this line: without it an attempt could not be opened at all (rule 15). */
function noOpenAttempt({ attempt, openElsewhere, vehicleUnknown, logProblem }: JobFacts): Why<'no-open-attempt'> {
  if (attempt !== null && isOpen(attempt.view.state)) return because('attempt-open-here');
  if (vehicleUnknown) return because('attempt-vehicle-unknown');
  if (openElsewhere) return because('attempt-open-elsewhere');
  return logProblem === null ? null : because('log-not-writable');
}

function confirmed(by: Confirmation | null): Why<'keys' | 'inside'> {
  return by === null ? because('not-confirmed') : null;
}
