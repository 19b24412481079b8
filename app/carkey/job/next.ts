/**
 * The ONE next action. What was interrupted comes first, then the way from finding the vehicle to the code. Card, button, key and
 * announcement are made from the one value that stands here, so that none of them can say something else than the others.
 */
import { isFinal } from '../attempt/index.ts';
import type { JobFacts } from '../status/index.ts';
import { problemOfAttempt, problemOfBridge, problemOfRead, problemOfStatus } from './problem.ts';
import { beforeCustomer, customerActionFor } from './customer.ts';
import { refusalOf } from './failure.ts';
import { actionForProblem, actionForRequirement } from './remedy.ts';
import { holdsUp, isSignedOut } from './requirements.ts';
import type { AttemptState, AttemptView, CodeState, Deed, JobView, Next, NextAction, Problem, Requirement } from '../index.ts';

type Unknown = Extract<AttemptState, { name: 'unknown' }>;

/** What the press of each action does. Nothing that a press does is decided anywhere else. */
export const DEEDS: Readonly<Record<NextAction, Deed>> = {
  find: 'find',
  wait: 'none',
  'connect-bridge': 'reconnect',
  'open-settings': 'settings',
  'read-status': 'reread',
  'sign-in': 'reread',
  'connect-phone': 'reread',
  'read-vehicle': 'link',
  'check-vehicle': 'find',
  'set-clock': 'reconnect',
  'check-subscription': 'reread',
  'settle-other': 'follow-ups',
  confirm: 'confirm',
  activate: 'activate',
  'show-code': 'reveal',
  'show-receipt': 'receipt',
  'check-again': 'recheck',
  decide: 'decide',
  'hand-over': 'hand-over',
  'ask-support': 'support',
  'try-again': 'reread',
  finish: 'close',
  'let-sign-in': 'sign-in',
  'let-sign-out': 'sign-out',
  'wait-for-customer': 'none',
  'ask-consent': 'consent',
  'give-code': 'one-time-code',
  enrol: 'enrol',
  'go-on-run': 'customer',
};

/** What a person is still asked to state. */
export function openStatements({ keys, inside }: JobView['confirmations']): 'both' | 'keys' | 'inside' {
  if (keys === null) return inside === null ? 'both' : 'keys';
  return 'inside';
}

/** Chooses the action from facts and from what was judged of them. Always exactly one. */
export function nextOf(facts: JobFacts, requirements: readonly Requirement[], status: JobView['status']): Next {
  if (facts.stage !== null) return bare('wait');
  if (facts.vin === null) return bare('find');
  return (
    afterLog(facts) ??
    afterAttempt(facts, status) ??
    connectFirst(facts) ??
    beforeCustomer(facts, status) ??
    beforeStatus(facts) ??
    afterRefusal(facts, status) ??
    afterStatus(facts, status) ??
    repair(requirements) ??
    bare(lastSteps(facts, requirements, status))
  );
}

/** Was its code lost, so that sending again is for somebody else? */
export function isBarredAgain({ codeLost, may }: Pick<JobFacts, 'codeLost' | 'may'>): boolean {
  return codeLost && !may.again;
}

const bare = (action: NextAction): Next => ({ action, about: null });

const forProblem = (problem: Problem): Next => ({ action: actionForProblem(problem), about: { kind: 'problem', problem } });

/** Without the log nothing can be read, sent or shown. */
function afterLog({ logProblem: reason }: JobFacts): Next | null {
  return reason === null ? null : forProblem({ kind: 'log', reason });
}

function afterAttempt(facts: JobFacts, status: JobView['status']): Next | null {
  const view = facts.attempt?.view;
  if (view === undefined) return null;
  const state = view.state;
  switch (state.name) {
    case 'checked':
    case 'intent':
    case 'sent':
      // Nothing runs: its end could not be written down when it came. Reading settles it as a restart would.
      return connectFirst(facts) ?? bare('try-again');
    case 'unknown':
      return afterUnknown(facts, view, state);
    case 'succeeded':
      if (state.readBack !== 'confirmed') return connectFirst(facts) ?? bare('check-again');
      return afterEnd(view, state.code, status);
    case 'resolved':
      if (state.as === 'no-effect' || state.as === 'other-vehicle-handled') return null;
      return afterEnd(view, state.code, status);
    case 'refused':
      return null;
  }
}

/**
 * Another vehicle's answer is for a second person: it is handed over first, and settled there. Checking may be asked for at once: it waits
 * by itself until no answer can come any more.
 */
function afterUnknown(facts: JobFacts, view: AttemptView, state: Unknown): Next {
  if (state.reason === 'other-vehicle') return bare(view.handedOver ? decideOrAsk(facts, view) : 'hand-over');
  if (state.noEffectSeen) return bare(decideOrAsk(facts, view));
  return (isInLateWindow(view, state, facts.now) ? null : connectFirst(facts)) ?? bare('check-again');
}

/** Who may not decide hands over to somebody who may, and then asks. */
function decideOrAsk({ may }: JobFacts, { handedOver }: AttemptView): NextAction {
  if (may.decide) return 'decide';
  return handedOver ? 'ask-support' : 'hand-over';
}

/** Checking waits for the end of the window, and a lost bridge has until then to come back. A clock that was set back does not make it longer. */
function isInLateWindow({ recheckAt }: AttemptView, { sentAt }: Unknown, now: number): boolean {
  if (recheckAt === null || now >= recheckAt) return false;
  return now >= sentAt - (recheckAt - sentAt) / 2;
}

/** Has a status that was read after the end of an attempt said something else than active? Then the attempt is history. */
export function isUndoneSince({ state, steps, openedAt }: AttemptView, status: JobView['status']): boolean {
  const endedAt = steps.at(-1)?.at ?? openedAt;
  return isFinal(state) && status !== null && status.at > endedAt && status.word !== 'active';
}

/** After a good end: the code if there is one, then the paper, then the next vehicle. A later reading that says "not active" again opens the way to a new attempt. */
function afterEnd(view: AttemptView, code: CodeState, status: JobView['status']): Next | null {
  if (isUndoneSince(view, status)) return null;
  if ((code === 'sealed' || code === 'faulty') && !view.seen.code) return bare('show-code');
  return bare(view.seen.receipt ? 'finish' : 'show-receipt');
}

function connectFirst({ bridge }: JobFacts): Next | null {
  if (bridge.name === 'ready') return null;
  if (bridge.name === 'connecting') return bare('wait');
  const problem = problemOfBridge(bridge);
  return problem === null ? bare('connect-bridge') : forProblem(problem);
}

function beforeStatus(facts: JobFacts): Next | null {
  if (facts.readFailure === null) return null;
  const problem = problemOfRead(facts);
  return problem === null ? bare('read-status') : forProblem(problem);
}

/** A refusal says what to do before anybody tries again; it has been heard when a person had things read again, or confirmed anew. */
function afterRefusal(facts: JobFacts, status: JobView['status']): Next | null {
  const view = facts.attempt?.view;
  if (view?.state.name !== 'refused' || status?.word === 'active' || isHeard(facts)) return null;
  const problem = problemOfAttempt(facts);
  if (problem === null) return null;
  const wanted = facts.customer === null ? null : customerActionFor(refusalOf(facts), facts.customer, facts);
  return wanted === null ? forProblem(problem) : bare(wanted);
}

/** Confirmations are used up by an attempt, so two that stand were given since. */
function isHeard({ asked, keys, inside }: JobFacts): boolean {
  return asked || (keys !== null && inside !== null);
}

/** "Active" ends the job however old it is; a status that contradicts itself is read once more and then goes to support. */
function afterStatus(facts: JobFacts, status: JobView['status']): Next | null {
  if (isSignedOut(facts)) return bare('sign-in');
  if (facts.reading === null || status === null) return bare('read-status');
  if (status.word === 'active') return bare('finish');
  if (status.mayActivate) return null;
  const problem = problemOfStatus(status);
  return status.fresh && problem !== null ? forProblem(problem) : bare('read-status');
}

/** The first broken line that was measured. A stale status is left for the end: it would age again while the others are repaired. */
function repair(requirements: readonly Requirement[]): Next | null {
  const broken = requirements.find((one) => one.how === 'measured' && holdsUp(one) && one.reason !== 'stale');
  return broken === undefined ? null : { action: actionForRequirement(broken), about: { kind: 'requirement', requirement: broken } };
}

function lastSteps(facts: JobFacts, requirements: readonly Requirement[], status: JobView['status']): NextAction {
  if (isBarredAgain(facts)) return 'ask-support';
  if (requirements.some((one) => one.how === 'asked' && one.state === 'unmet')) return 'confirm';
  return status?.fresh === true ? 'activate' : 'read-status';
}
