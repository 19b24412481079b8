/**
 * What must hold before an activation, as a list in the order in which it is best repaired. Rules 8 (same vehicle),
 * 11 (fresh status) and 12 (clock) of docs/activation-rules.md. Each line says whether it was measured or asked.
 */
import { isOpen } from './attempt.ts';
import type { JobFacts } from './job.ts';
import { judgeSameVehicle } from './same-vehicle.ts';
import { meaningOf } from './status.ts';
import { SKEW_BLOCK_MS, SKEW_WARN_MS, STATUS_FRESH_MS } from './types.ts';
import type { Confirmation, Requirement, RequirementId, RequirementReason, StatusReading } from './types.ts';

/** Below this charge the phone may switch off in the middle of an activation: a warning. Percent. */
const BATTERY_LOW_PERCENT = 15;

/** Need to sign in, need strong authentication: nothing else will work before. */
const SIGNED_OUT: ReadonlySet<number> = new Set([2301, 2302]);

type Judged = Omit<Requirement, 'id' | 'how'>;

const MET: Judged = { state: 'met', reason: null, values: {} };

/** Judges all requirements at `facts.now`, always the same eleven lines in the same order. */
export function requirementsOf(facts: JobFacts): readonly Requirement[] {
  const measured = (id: RequirementId, judged: Judged): Requirement => ({ id, how: 'measured', ...judged });
  return [
    measured('bridge', facts.bridge.name === 'ready' ? MET : not('unmet', 'bridge-not-ready')),
    measured('session', session(facts)),
    measured('phone-connected', phone(facts)),
    measured('same-vehicle', judgeSameVehicle(facts)),
    measured('status', status(facts)),
    measured('clock', clock(facts)),
    measured('phone-battery', battery(facts)),
    measured('subscription', subscription(facts)),
    measured('no-open-attempt', noOpenAttempt(facts)),
    { id: 'keys', how: 'asked', ...confirmed(facts.keys) },
    { id: 'inside', how: 'asked', ...confirmed(facts.inside) },
  ];
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

/** Does the last failure say that a person has to sign in? */
export function isSignedOut(facts: JobFacts): boolean {
  const failure = facts.readFailure;
  if (failure !== null && 'error' in failure) return SIGNED_OUT.has(failure.error.code);
  const attempt = facts.attempt?.view;
  if (attempt?.state.name !== 'refused' || attempt.state.because.kind !== 'error') return false;
  const answeredAt = attempt.steps.at(-1)?.at ?? attempt.openedAt;
  const readSince = facts.reading !== null && facts.reading.at > answeredAt;
  return !readSince && SIGNED_OUT.has(attempt.state.because.code);
}

function not(state: Exclude<Requirement['state'], 'met'>, reason: RequirementReason, values: Requirement['values'] = {}): Judged {
  return { state, reason, values };
}

function session(facts: JobFacts): Judged {
  if (facts.bridge.name !== 'ready') return not('unknown', 'bridge-not-ready');
  return isSignedOut(facts) ? not('unmet', 'signed-out') : MET;
}

function phone({ connection }: JobFacts): Judged {
  if (connection === null) return not('unmet', 'not-asked');
  return connection.fact.connected ? MET : not('unmet', 'phone-not-connected');
}

function status(facts: JobFacts): Judged {
  const { reading, now } = facts;
  if (reading === null || facts.readFailure !== null) return not('unmet', 'not-read');
  const meaning = meaningOf(reading.answer, serverNow(facts));
  if (meaning.word === 'active') return not('unmet', 'already-active');
  if (!meaning.mayActivate) return not('unmet', 'contradiction');
  return isFresh(reading, now) ? MET : not('unmet', 'stale', { seconds: Math.max(0, Math.round((now - reading.at) / 1000)) });
}

function clock(facts: JobFacts): Judged {
  const offset = serverOffset(facts);
  if (offset === null) return not('unknown', 'skew-unknown');
  const skew = Math.abs(offset);
  const values = { seconds: Math.round(skew / 1000) };
  if (skew > SKEW_BLOCK_MS) return not('unmet', 'skew-block', values);
  return skew > SKEW_WARN_MS ? not('warning', 'skew-warn', values) : MET;
}

function battery({ bridge }: JobFacts): Judged {
  const percent = bridge.name === 'ready' ? (bridge.device?.batteryPercent ?? null) : null;
  if (percent === null) return not('unknown', 'battery-unknown');
  return percent < BATTERY_LOW_PERCENT ? not('warning', 'battery-low', { percent }) : MET;
}

/** The published contract names no service codes, so any subscribed service counts; only an empty list is a clear no. */
function subscription({ services }: JobFacts): Judged {
  if (services === null) return not('unknown', 'services-unknown');
  return services.length === 0 ? not('unmet', 'no-remote-service') : MET;
}

/** The log is part of this line: without it an attempt could not be opened at all (rule 15). */
function noOpenAttempt({ attempt, openElsewhere, vehicleUnknown, logProblem }: JobFacts): Judged {
  if (attempt !== null && isOpen(attempt.view.state)) return not('unmet', 'attempt-open-here');
  if (vehicleUnknown) return not('unmet', 'attempt-vehicle-unknown');
  if (openElsewhere) return not('unmet', 'attempt-open-elsewhere');
  return logProblem === null ? MET : not('unmet', 'log-not-writable');
}

function confirmed(by: Confirmation | null): Judged {
  return by === null ? not('unmet', 'not-confirmed') : MET;
}
