/** The customer's side as it is shown: codes only, all of closed lists. */
import { type Counts, leaveFor, leftOf, standingOf } from '../../app/budget/index.ts';
import type { BudgetView, CustomerView, ProofPart, RunView, SpendActView } from '../../app/contract/index.ts';
import { customerNext, signOutFailed, type CustomerState, WORK_CALLS } from '../../app/customer/index.ts';
import { type ActView, GOALS, type RunSpend, viewEnrolment } from '../../app/enrolment/index.ts';
import { BUDGETS, decideError, type ErrorNext } from '../../app/pims/session-calls/index.ts';
import type { Role } from '../../app/operators/index.ts';
import type { Run } from './run-record.ts';
import type { RunValues } from './run-values.ts';

/** What the view of a run is made from. `takenOn`: as whom the desk took a call on. */
export type RunFacts = { readonly values: RunValues; readonly counts: Counts; readonly takenOn: (call: RunSpend) => Role | null };

/** The run as it is shown. */
export function runView({ id, state, step }: Run, facts: RunFacts): RunView {
  const { acts, ...view } = viewEnrolment(state);
  return {
    ...view,
    id,
    step,
    goal: state.goal,
    acts: acts.map((act) => (act.kind === 'free' ? act : spendView(act, facts))),
    number: facts.values.number?.masked ?? null,
  };
}

function spendView(act: Extract<ActView, { kind: 'spend' }>, { values, counts, takenOn }: RunFacts): SpendActView {
  const leave = leaveFor(act.call, counts, { known: false, takenOn: takenOn(act.call) });
  return { ...act, type: values.missing(act.needs), say: leave.ok ? null : leave.error };
}

/** The budgets of an account. */
export function budgetViews(counts: Counts): readonly BudgetView[] {
  return BUDGETS.map((budget) => ({ budget, used: counts[budget], left: leftOf(budget, counts), near: standingOf(budget, counts) }));
}

/** The session's part. */
export function sessionPart(state: CustomerState): Pick<CustomerView, 'session' | 'trouble' | 'heed' | 'next' | 'signOut'> {
  const { session, trouble, signOutOwed } = state;
  return {
    session,
    trouble,
    heed: heedOf(state),
    next: customerNext(state),
    signOut: { owed: signOutOwed !== null, failed: signOutFailed(state) },
  };
}

/** What to do about the trouble. */
function heedOf({ trouble }: CustomerState): ErrorNext | null {
  if (trouble === null) return null;
  if (trouble.code !== null) return decideError(trouble.work === null ? 'account.username' : WORK_CALLS[trouble.work], trouble.code).next;
  if (trouble.why === 'not-sent' || trouble.why === 'disconnected') return 'reconnect';
  // Of a browser that the phone has told nothing of, nobody knows whether it was closed: the next act says enough.
  return trouble.work === null ? 'ask-state' : null;
}

/** The proof as it is shown: commands act in the customer's account, so none is offered without a consent. */
export function proofPart(part: ProofPart | null, { session, consent }: CustomerState): ProofPart | null {
  const isConsented = session.name === 'signed-in' && consent !== null;
  return part === null || isConsented ? part : { ...part, mayCommand: [] };
}

/** Goals that a run can begin with. */
export function mayBegin(state: CustomerState, isOpen: boolean): CustomerView['mayBegin'] {
  return isOpen || state.session.name !== 'signed-in' || state.consent === null ? [] : GOALS;
}
