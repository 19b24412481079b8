/**
 * What the customer has to do before the status or an activation can go on: sign in, consent, give a one-time code, enrol the phone. A sign-out
 * that the last job left owed comes first, and a run that was begun is brought to its end.
 */
import { ONE_TIME_CODE } from '../../pims/index.ts';
import type { CustomerFacts, JobFacts } from '../status/index.ts';
import { type Failure, failuresOf, readError, refusalOf } from './failure.ts';
import { signInFailure } from './requirements.ts';
import type { JobView, Next, NextAction } from '../index.ts';

/** The phone is disabled or unknown; its enrolment was never completed. */
const UNKNOWN_PHONE = 2312;
const HALF_ENROLLED = 2313;

/** The action, or null where nothing stands in the way. Where the CarKey is active nothing more is wanted of the customer. */
export function beforeCustomer(facts: JobFacts, status: JobView['status']): Next | null {
  const { customer } = facts;
  if (customer === null) return null;
  const action = ofSession(customer) ?? (status?.word === 'active' ? null : ofJob(facts, customer, status));
  return action === null ? null : { action, about: null };
}

/** What was begun comes to its end first. */
function ofSession({ next, run }: CustomerFacts): NextAction | null {
  if (next === 'wait' || run === 'working') return 'wait-for-customer';
  if (next === 'sign-out') return 'let-sign-out';
  // Signing in again brings the run back to its place; the run itself says so where it lost the session.
  if (run === 'waiting') return next === 'sign-in' || next === 'sign-in-again' ? 'let-sign-in' : withConsent({ next }, 'go-on-run');
  // It is no vehicle of this account any more: nothing is left to be activated in it.
  return run === 'unlinked' ? 'finish' : null;
}

function ofJob(facts: JobFacts, customer: CustomerFacts, status: JobView['status']): NextAction | null {
  const { next, run, step } = customer;
  if (next === 'sign-in' || next === 'sign-in-again') return 'let-sign-in';
  const wanted = customerActionFor(signInFailure(facts), customer, facts);
  if (wanted !== null) return wanted;
  // Steps that were read before this phone was enrolled are old.
  const isMissing = run !== 'enrolled' && (step === 'trusted-phone' || step === 'enrol');
  return isMissing && status?.mayActivate === true ? withConsent(customer, 'enrol') : null;
}

/** What an error of a status or an activation wants of the customer; null: nothing, or not of the customer. */
export function customerActionFor(
  failure: Failure | null,
  customer: CustomerFacts,
  { answered }: Pick<JobFacts, 'answered'>,
): NextAction | null {
  const { next, run } = customer;
  const isIn = next === 'consent' || next === 'nothing';
  if (failure === null || DOES[failure.code] === undefined || !isIn) return null;
  // The code was given, or the phone enrolled: what wanted it is asked once more, which changes nothing. One that is wanted since then is another one.
  if (answered.includes(failure.tx)) return 'read-status';
  return withConsent(customer, failure.code === ONE_TIME_CODE && run !== 'enrol-first' ? 'give-code' : 'enrol');
}

/** The end of a run that does what an error wants. */
const DOES: Readonly<Record<number, CustomerFacts['run']>> = {
  [ONE_TIME_CODE]: 'code-given',
  [UNKNOWN_PHONE]: 'enrolled',
  [HALF_ENROLLED]: 'enrolled',
};

/** What the customer's side going on makes of the job's facts; `isReadOld`: the status is to be read anew. */
type GoneOn = { readonly patch: Pick<JobFacts, 'customer' | 'answered' | 'asked'>; readonly isReadOld: boolean };

/** The customer's side has gone on: what did a run just do that PIMS had wanted, and does what was read tell of a time that is over? */
export function goesOn(facts: JobFacts, customer: CustomerFacts | null): GoneOn {
  const done = hasRunEnded(facts, customer) ? failuresOf(facts).filter(({ code }) => DOES[code] === customer?.run) : [];
  const txs = done.map(({ tx }) => tx);
  // A refusal has been heard once what it wanted was done; another one has not.
  const isHeard = txs.includes(refusalOf(facts)?.tx ?? '');
  const patch = { customer, answered: [...facts.answered, ...txs], asked: facts.asked || isHeard };
  return { patch, isReadOld: isHeard || isReadOld(facts, customer) };
}

/** Somebody has signed in since, or a run has done something: what failed, or is on its way, is read again. What went well stays. */
function isReadOld(facts: JobFacts, customer: CustomerFacts | null): boolean {
  const { customer: before, readFailure, stage } = facts;
  const cameIn = before !== null && !isSignedIn(before) && isSignedIn(customer);
  if (cameIn) return readFailure !== null || stage !== null;
  const wanted = readError(facts);
  return hasRunEnded(facts, customer) && (stage !== null || (wanted !== null && DOES[wanted.code] !== undefined));
}

function hasRunEnded({ customer: before }: JobFacts, customer: CustomerFacts | null): boolean {
  if (before === null || customer === null || before.run === customer.run) return false;
  return customer.run === 'code-given' || customer.run === 'enrolled';
}

const isSignedIn = (customer: CustomerFacts | null): boolean => customer?.next === 'consent' || customer?.next === 'nothing';

/** Nothing is done in an account without the customer's word. */
function withConsent({ next }: Pick<CustomerFacts, 'next'>, action: NextAction): NextAction {
  return next === 'consent' ? 'ask-consent' : action;
}
