/**
 * The one verdict of the job as it stands: of what the next action answers to, or of the outcome that is unknown. While something runs, and
 * where nothing is in the way but a person's word, there is none.
 */
import type { JobView, LogProblem, Next, NextAction, Problem } from '../../carkey/index.ts';
import type { JobFacts } from '../../carkey/status/index.ts';
import {
  factOf,
  verdictOf,
  verdictOfBridge,
  verdictOfCode,
  verdictOfRow,
  withFacts,
  type Judged,
  type Row,
  type Verdict,
} from '../index.ts';
import { factsAround } from './around.ts';
import { verdictOfAttempt } from './attempt.ts';
import { verdictOfStep, verdictOfStop } from './customer.ts';
import { verdictOfRequirement } from './requirement.ts';

/** The log is this computer's, whatever keeps it from taking entries. */
export const BY_LOG: Readonly<Record<LogProblem, Judged>> = {
  'disk-full': ['console', 'measured', 'disk'],
  'read-only': ['console', 'measured', 'disk'],
  io: ['console', 'measured', 'disk'],
  corrupt: ['console', 'measured', 'disk'],
  'in-use': ['console', 'measured', 'close-other-program'],
  'other-writer': ['console', 'measured', 'close-other-program'],
  conflict: ['console', 'measured', 'settle-other'],
};

type Silence = Extract<NonNullable<JobFacts['readFailure']>, { outcome: unknown }>['outcome']['reason'];

/** A read that got no answer. It changes nothing: its silence leaves nothing open but the reason. `aborted`: a person wanted it so. */
export const BY_SILENCE: Readonly<Record<Silence, Row | null>> = {
  timeout: { judged: ['nobody-knows', 'open', 'web-page-on-phone'], facts: ['no-answer'] },
  disconnected: { judged: ['nobody-knows', 'open', 'bridge-app'], facts: ['line-lost'] },
  'not-connected': { judged: ['phone', 'concluded', 'bridge-app'], facts: ['nothing-left', 'side-concluded'] },
  unreadable: { judged: ['back-end', 'concluded', 'mobile-data'], facts: ['answer-unusable', 'side-concluded'] },
  'too-large': { judged: ['back-end', 'concluded', 'other-vehicle-too'], facts: ['answer-unusable', 'side-concluded'] },
  aborted: null,
};

/** The verdict at `facts.now`. Pure and total. `next`: what was decided from the same facts. */
export function verdictOfJob(facts: JobFacts, next: Next): Verdict | null {
  const verdict = ofJob(facts, next);
  return verdict === null ? null : withFacts(verdict, factsAround(facts));
}

function ofJob(facts: JobFacts, next: Next): Verdict | null {
  const state = facts.attempt?.view.state;
  if (facts.vin === null) return null;
  if (facts.logProblem !== null) return verdictOf(BY_LOG[facts.logProblem], [factOf('log-stopped')]);
  if (state?.name === 'unknown') return verdictOfAttempt(state);
  if (facts.stage !== null) return null;
  return ofNext(facts, next);
}

function ofNext(facts: JobFacts, { action, about }: Next): Verdict | null {
  if (about?.kind === 'problem') return ofProblem(facts, about.problem);
  return about?.kind === 'requirement' ? verdictOfRequirement(about.requirement, facts.carSilence) : ofAction(facts, action);
}

/** What the action says by itself, where it answers to no problem and no line. */
function ofAction(facts: JobFacts, action: NextAction): Verdict | null {
  if (action === 'connect-bridge') return verdictOfBridge(null);
  if (action === 'ask-support' && facts.codeLost) return verdictOf(['nobody-knows', 'open', 'other-vehicle-too'], [factOf('code-lost')]);
  if (action === 'let-sign-in' || action === 'sign-in') {
    return ofRefusedSession(facts) ?? ofStop(facts) ?? verdictOfStop({ kind: 'session-lost' });
  }
  if (!OF_CUSTOMERS_SIDE.has(action)) return null;
  // A step that is missing is in the way until its run has begun; a run that waits for its next press is going on.
  const ofStep = action === 'enrol' ? verdictOfStep(facts.customer?.step ?? null) : null;
  return ofStop(facts) ?? ofStep ?? ofRefusedSession(facts);
}

const OF_CUSTOMERS_SIDE: ReadonlySet<NextAction> = new Set<NextAction>(['give-code', 'enrol', 'ask-consent', 'go-on-run']);

function ofProblem(facts: JobFacts, problem: Problem): Verdict | null {
  switch (problem.kind) {
    case 'pims':
      return problem.method === 'set' ? verdictOfCode('carkey.set', problem.code) : ofRead(facts, problem.code);
    case 'bridge':
      return verdictOfBridge(problem.problem);
    case 'status':
      return verdictOf(['back-end', 'answered', 'other-vehicle-too'], [factOf('status-contradicts')]);
    case 'not-sent':
      return facts.attempt === null ? null : verdictOfAttempt(facts.attempt.view.state);
    case 'unknown-outcome':
    case 'log':
      return null;
  }
}

/** A read without an answer is shown with a code of the SDK, which PIMS did not say: what was seen here counts. */
function ofRead({ readFailure: failure }: JobFacts, code: number): Verdict | null {
  if (failure === null || 'error' in failure) return verdictOfCode('carkey.get', code);
  const row = BY_SILENCE[failure.outcome.reason];
  return row === null ? null : verdictOfRow(row);
}

/** The error by which PIMS wanted somebody to sign in, or to give a code. */
function ofRefusedSession({ readFailure: failure, attempt }: JobFacts): Verdict | null {
  if (failure !== null && 'error' in failure) return verdictOfCode('carkey.get', failure.error.code);
  const state = attempt?.view.state;
  return state?.name === 'refused' ? verdictOfAttempt(state) : null;
}

function ofStop({ customer }: JobFacts): Verdict | null {
  return customer === null || customer.stop === null ? null : verdictOfStop(customer.stop);
}

/** The verdict of a view's attempt, where the job itself has gone on: for whoever tells of the attempt alone. */
export function verdictOfView({ verdict, attempt }: Pick<JobView, 'verdict' | 'attempt'>): Verdict | null {
  return verdict ?? (attempt === null ? null : verdictOfAttempt(attempt.state));
}
