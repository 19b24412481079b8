/** The ONE next action. What was interrupted comes first, then the way from finding the vehicle to the code. */
import { isFinal } from './attempt.ts';
import type { JobFacts } from './job.ts';
import { holdsUp, isSignedOut } from './requirements.ts';
import type { AttemptState, AttemptView, CodeState, JobView, NextAction, Requirement } from './types.ts';

type Unknown = Extract<AttemptState, { name: 'unknown' }>;

/** Chooses the action from facts and from what was judged of them. Always exactly one. */
export function nextAction(
  facts: JobFacts,
  requirements: readonly Requirement[],
  status: JobView['status'],
  mayActivate: boolean,
): NextAction {
  if (facts.stage !== null) return 'wait';
  return (
    afterAttempt(facts, status) ??
    beforeStatus(facts) ??
    afterStatus(facts, status) ??
    repair(requirements) ??
    lastSteps(requirements, status, mayActivate)
  );
}

function afterAttempt(facts: JobFacts, status: JobView['status']): NextAction | null {
  const view = facts.attempt?.view;
  if (view === undefined) return null;
  const state = view.state;
  switch (state.name) {
    case 'checked':
    case 'intent':
    case 'sent':
      return 'wait';
    case 'unknown':
      return afterUnknown(facts, view, state);
    case 'succeeded':
      if (state.readBack !== 'confirmed') return connectFirst(facts) ?? 'check-again';
      return afterEnd(view, state.code, status);
    case 'resolved':
      if (state.as === 'no-effect' || state.as === 'other-vehicle-handled') return null;
      return afterEnd(view, state.code, status);
    case 'refused':
      return null;
  }
}

/** Another vehicle's answer is for a second person: it is handed over first, and settled there. */
function afterUnknown(facts: JobFacts, view: AttemptView, state: Unknown): NextAction {
  if (state.reason === 'other-vehicle') return view.handedOver ? 'decide' : 'hand-over';
  if (state.noEffectSeen) return 'decide';
  if (inLateWindow(view, state, facts.now)) return 'wait';
  return connectFirst(facts) ?? 'check-again';
}

/** A clock that was set back by more than the answer limit must not make a person wait for it to catch up. */
function inLateWindow({ recheckAt }: AttemptView, { sentAt }: Unknown, now: number): boolean {
  if (recheckAt === null || now >= recheckAt) return false;
  return now >= sentAt - (recheckAt - sentAt) / 2;
}

/** After a good end: the code if there is one. A later reading that says "not active" again opens the way to a new attempt. */
function afterEnd(view: AttemptView, code: CodeState, status: JobView['status']): NextAction | null {
  const endedAt = view.steps.at(-1)?.at ?? view.openedAt;
  if (isFinal(view.state) && status !== null && status.at > endedAt && status.word !== 'active') return null;
  return code === 'sealed' || code === 'faulty' ? 'show-code' : 'finish';
}

function connectFirst({ bridge }: JobFacts): NextAction | null {
  if (bridge.name === 'ready') return null;
  return bridge.name === 'connecting' ? 'wait' : 'connect-bridge';
}

function beforeStatus(facts: JobFacts): NextAction | null {
  if (facts.vin === null) return 'find';
  const connect = connectFirst(facts);
  if (connect !== null) return connect;
  if (isSignedOut(facts)) return 'fix-requirement';
  if (facts.readFailure !== null) return 'try-again';
  return facts.reading === null ? 'read-status' : null;
}

/** "Active" ends the job however old it is; a status that contradicts itself is read once more and then goes to support. */
function afterStatus({ reading }: JobFacts, status: JobView['status']): NextAction | null {
  if (reading === null || status === null) return 'read-status';
  if (status.word === 'active') return 'finish';
  if (status.mayActivate) return null;
  return status.fresh ? 'ask-support' : 'read-status';
}

/** The first broken line that was measured. A stale status is left for the end: it would age again while the others are repaired. */
function repair(requirements: readonly Requirement[]): NextAction | null {
  const broken = requirements.find((one) => one.how === 'measured' && holdsUp(one) && one.reason !== 'stale');
  if (broken === undefined) return null;
  if (broken.id === 'phone-connected') return 'connect-phone';
  return broken.id === 'same-vehicle' ? 'check-vehicle' : 'fix-requirement';
}

function lastSteps(requirements: readonly Requirement[], status: JobView['status'], mayActivate: boolean): NextAction {
  if (requirements.some((one) => one.how === 'asked' && one.state === 'unmet')) return 'confirm';
  if (status?.fresh !== true) return 'read-status';
  return mayActivate ? 'activate' : 'ask-support';
}
