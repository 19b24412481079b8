/** The work of a job that takes time: reading, activating, checking again. Each runs inside {@link JobState.run}. */
import { isDeepStrictEqual } from 'node:util';
import { lateWindowEnd, mayRecheck } from '../../../app/carkey/attempt/index.ts';
import type { JobFacts } from '../../../app/carkey/status/index.ts';
import type { AttemptId, JobView } from '../../../app/carkey/index.ts';
import type { ConsoleError } from '../../../app/contract/index.ts';
import type { ReadReport } from '../../../app/link/read/index.ts';
import type { ConnectionFact } from '../../../app/pims/index.ts';
import { refused } from '../../../app/refusals/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import type { Vin } from '../../../app/vehicle/index.ts';
import { intend, type OpenAttempt, recordOf, send, type ConnectionStamp, stampOf } from '../attempt/index.ts';
import type { AttemptRecord } from '../../audit/index.ts';
import { type CarKeyContext, signed, withLink } from '../index.ts';
import { firstUnmet, goneOverOf, withEvidence } from './job-facts.ts';
import type { JobState } from './job-state.ts';
import { readConnection, readStatus, type LoggedStatus } from './read.ts';
import { readAgain, recheckAt } from './recheck.ts';

/** What a command answers. */
export type JobAnswer = Result<JobView, ConsoleError>;

/** Said whenever an entry could not be written before something that needs it. */
export const LOG_STOPPED: ConsoleError = { code: 'log-unwritable' };

const CONFLICT: ConsoleError = refused({ reason: 'attempt-in-the-way' });

/** How long reading waits for the bridge to become ready, ms. */
const BRIDGE_WAIT_MS = 10_000;

/** Takes a status that is in the log over into the facts. */
function takeStatus(job: JobState, status: LoggedStatus): void {
  const { vin } = job.vehicle;
  const history = vin === null ? [] : job.context.trail.statusHistory(job.context.trail.vehicle(vin), 12);
  if (status.kind === 'read') job.set({ reading: status.reading, readFailure: null, history });
  else job.set({ reading: null, readFailure: status.failure, history });
}

/** The same said again within this time tells nothing new, ms. */
const SAME_MS = 1_000;

/** Takes what the phone says about its vehicle over into the facts; a change is recorded first, or merged with others when there are too many. */
function takeConnection(job: JobState, fact: ConnectionFact, at: number): void {
  const { vin, connection, evidence } = job.vehicle;
  if (vin === null) return;
  const known = connection?.fact;
  if (known?.connected !== fact.connected || known.vin !== fact.vin) job.connections.changed(vin, fact);
  else if (connection !== null && at - connection.at < SAME_MS && isDeepStrictEqual(known, fact)) return;
  const others = evidence.filter((one) => one.source !== 'phone connection');
  const spoken = fact.connected && fact.vin !== null ? withEvidence(others, { source: 'phone connection', vin: fact.vin, at }) : others;
  job.set({ connection: { fact, at }, evidence: spoken });
}

/**
 * Takes what the phone says by itself. Until it was asked for the vehicle in work it may still speak of the one of before, which is neither
 * evidence nor an entry; once it was asked, every word counts.
 */
export function hearConnection(job: JobState, fact: ConnectionFact, at: number): void {
  if (job.hear({ fact, at })) takeConnection(job, fact, at);
}

/** Has the work lost its point: ended by somebody, or the vehicle was changed? */
const pointless = (job: JobState, vin: Vin, signal: AbortSignal): boolean => signal.aborted || job.vehicle.vin !== vin;

/** Reads status, connection and services of the vehicle in work. */
export async function readAll(job: JobState, vin: Vin, signal: AbortSignal): Promise<void> {
  const { context } = job;
  job.stage('selecting');
  await context.bridge.ready(BRIDGE_WAIT_MS, signal);
  if (pointless(job, vin, signal)) return;
  job.stage('reading-status');
  const status = await readStatus(context, vin, signal);
  if (pointless(job, vin, signal)) return;
  if (status.ok) takeStatus(job, status.value);
  job.stage('reading-connection');
  await readCar(job, signal);
  if (pointless(job, vin, signal)) return;
  const services = await context.pims.services(vin, signal);
  if (!pointless(job, vin, signal) && services.kind === 'ok') job.set({ services: services.value });
}

/**
 * Asks the phone which vehicle it is connected to. Without an answer the connection is not known any more. An event that came meanwhile and
 * names another vehicle is not talked away by the answer: which of the two is older cannot be told, and one of them is wrong.
 */
async function readCar(job: JobState, signal: AbortSignal): Promise<void> {
  const early = job.startAsking();
  const read = await readConnection(job.context, signal);
  if (signal.aborted) return;
  const meanwhile = job.heard;
  if (meanwhile !== null && namesAnother(meanwhile.fact, job.vehicle.vin)) return;
  if (read === null && early !== null && meanwhile === null) takeConnection(job, early.fact, early.at);
  else if (read === null) job.set({ connection: null, evidence: job.vehicle.evidence.filter((one) => one.source !== 'phone connection') });
  else takeConnection(job, read.fact, read.at);
}

const namesAnother = (fact: ConnectionFact, vin: Vin | null): boolean => fact.connected && fact.vin !== null && fact.vin !== vin;

/** The sources that speak for the vehicle at this moment, for the log. */
const sources = (facts: JobFacts) => facts.evidence.map((one) => one.source);

/** Checks once more right before sending: the car is read again, the vehicle is selected again (rules 8 and 11). */
async function checkedAgain(job: JobState, vin: Vin, signal: AbortSignal): Promise<ConsoleError | null> {
  job.stage('checking');
  const selected = await job.context.pims.select(vin, signal);
  if (selected.kind !== 'ok') return refused({ reason: 'vehicle-not-selected' });
  await readCar(job, signal);
  const silent = signal.aborted ? null : await linkAgain(job, vin, signal);
  if (signal.aborted) return refused({ reason: 'cancelled' });
  if (silent !== null) return silent;
  // Not counting our own running stage: the view's `mayActivate` is about pressing the button, this is about sending.
  const unmet = firstUnmet(job.facts());
  return unmet === null ? null : refused({ reason: 'requirement-unmet', requirement: unmet });
}

/** Where a link is open the car is read again; the read is logged and in the facts when it answers. A car that said its VIN before and does not now may be another one: nothing is sent. */
async function linkAgain(job: JobState, vin: Vin, signal: AbortSignal): Promise<ConsoleError | null> {
  const { context } = job;
  const before = context.link.report();
  if (before === null) return null;
  job.stage('reading-car');
  const read = await context.link.reread(vin, signal);
  job.stage('checking');
  if (signal.aborted) return null;
  if (!read.ok) return refused({ reason: 'car-not-read', problem: read.error.code }, read.error.detail);
  const gone = before.facts.readings.length > 0 && read.value.facts.readings.length === 0;
  return gone ? refused({ reason: 'car-silent' }) : null;
}

/** Takes what the car said over the link (null: the link is gone) over into the facts. The read is in the log already. */
export function takeLink(job: JobState, report: ReadReport | null, vin: Vin | null): void {
  if (vin !== null && job.vehicle.vin === vin) job.set({ evidence: withLink(job.vehicle.evidence, report) });
}

function denied(job: JobState, vin: Vin, error: ConsoleError): ConsoleError {
  const { context } = job;
  const written = context.trail.append(signed(context, { kind: 'denied', veh: context.trail.vehicle(vin), out: error.code }));
  if (!written.ok) context.log.warn('denial-not-recorded', { reason: written.error });
  return error;
}

/** Runs one attempt to its end. `answer` is called as soon as the activation is on its way or refused. */
export async function attempt(job: JobState, vin: Vin, answer: (first: JobAnswer) => void, signal: AbortSignal): Promise<void> {
  const stamp = stampOf(job.context);
  const broken = await checkedAgain(job, vin, signal);
  if (broken !== null) {
    answer(fail(denied(job, vin, broken)));
    return;
  }
  job.stage('logging');
  job.connections.flush();
  const facts = job.facts();
  const answeredFor = facts.override !== null;
  const opened = intend(job.context, { vin, sources: sources(facts), answeredFor, goneOver: goneOverOf(facts) });
  if (!opened.ok) {
    answer(fail(opened.error === 'conflict' ? denied(job, vin, CONFLICT) : LOG_STOPPED));
    return;
  }
  await runAttempt(job, vin, opened.value, stamp, answer, signal);
}

/** From the durable intent to the end: sends, settles, reads back. */
async function runAttempt(
  job: JobState,
  vin: Vin,
  { id, transactionId }: OpenAttempt,
  stamp: ConnectionStamp,
  answer: (first: JobAnswer) => void,
  signal: AbortSignal,
): Promise<void> {
  job.showAttempt(id);
  job.stage('sending');
  const onSent = () => {
    // What was read before says nothing about now: it must not stand on the screen beside an outcome that is not known.
    job.set({ reading: null });
    job.showAttempt(id);
    job.stage('waiting-for-answer', job.context.activationLimitMs());
    answer(ok(job.view()));
  };
  const settled = await send(job.context, { id, transactionId }, stamp, onSent, signal);
  job.showAttempt(id);
  if (!settled.ok) {
    answer(fail(LOG_STOPPED));
    return;
  }
  // A new attempt needs new checks: what was confirmed for this one is used up.
  job.set({ keys: null, inside: null, override: null, goOn: null, asked: false, evidence: withAnswer(job, settled.value.answeredVin) });
  if (settled.value.state.name === 'succeeded') await readBack(job, id, signal);
  if (settled.value.state.name === 'refused') await readAfresh(job, vin, signal);
  answer(ok(job.view()));
}

/** The answer is a source of its own: it is compared and shown like the others. */
function withAnswer(job: JobState, vin: string | null): JobFacts['evidence'] {
  const { evidence } = job.vehicle;
  return vin === null ? evidence : withEvidence(evidence, { source: 'activation answer', vin, at: job.context.clock.wall() });
}

/** A refusal had no effect; the next attempt needs a fresh status anyway. */
async function readAfresh(job: JobState, vin: Vin, signal: AbortSignal): Promise<void> {
  job.stage('reading-status');
  const status = await readStatus(job.context, vin, signal);
  if (status.ok && !signal.aborted) takeStatus(job, status.value);
}

/** Reads the status after a success: only a fresh `active` makes it green. */
async function readBack(job: JobState, id: AttemptId, signal: AbortSignal): Promise<void> {
  job.stage('reading-back');
  await readAgain(job.context, id, (last) => takeStatus(job, last), signal);
  job.showAttempt(id);
}

/** What is left of the late-answer window, ms. A clock that was set back does not make it longer than it is. */
function windowLeft(context: CarKeyContext, record: AttemptRecord): number {
  const now = context.clock.wall();
  const limitMs = record.limitMs ?? context.activationLimitMs();
  const until = recheckAt(context, record);
  if (until === null || mayRecheck(record.state, now, limitMs)) return 0;
  return Math.max(0, Math.min(until - now, lateWindowEnd(0, limitMs)));
}

/** Waits out the late-answer window, then reads the status. A late answer that arrives meanwhile ends it. */
export async function checkAgain(job: JobState, id: AttemptId, signal: AbortSignal): Promise<void> {
  const { context } = job;
  const left = windowLeft(context, recordOf(context, id));
  if (left > 0) {
    job.stage('late-window', left);
    await context.wait(left, signal);
  }
  if (signal.aborted) return;
  job.stage('checking-again');
  await context.bridge.ready(BRIDGE_WAIT_MS, signal);
  await readAgain(context, id, (last) => takeStatus(job, last), signal);
  job.showAttempt(id);
}
