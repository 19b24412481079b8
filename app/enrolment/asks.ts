/** What the asks of a run decide: where it goes on. Asks are free, and so they are what an interrupted run begins with. */
import { SIGNED_OUT } from '../pims/index.ts';
import type { Goal, RunAsk, Spot } from './places.ts';
import type { Done, EnrolmentState, NotDone, Standing, Tell, Trouble, Unsure } from './types.ts';

/** What each goal has to know, in this order. The one published order for enrolling: enrolled already? blocked? a trusted number? */
const CHAIN: Readonly<Record<Goal, readonly [RunAsk, ...RunAsk[]]>> = {
  enrol: ['account.device-activated', 'account.blocked', 'phone.trusted'],
  'one-time-code': ['account.device-activated'],
  'reset-pin': ['account.device-activated'],
  'change-pin': ['account.device-activated'],
  'change-phone': ['account.device-activated', 'phone.trusted'],
  'remove-all': ['account.blocked'],
  unlink: ['account.device-activated'],
};

/** Places that hold as long as the account has no trusted number, and as long as it has one. */
const WITHOUT_NUMBER: ReadonlySet<string> = new Set(['number', 'number-code', 'number-code-short']);
const WITH_NUMBER: ReadonlySet<string> = new Set(['sms', 'code', 'pin-known', 'pin-new', 'forgotten']);

type On = Pick<Standing, 'way' | 'trouble' | 'unsure'>;

/** Asks from the beginning of the chain, to come back to this spot. */
export function askFrom(spot: Spot, on: On): EnrolmentState {
  return { ...only(spot), ...carried(on), name: 'asking', ask: CHAIN[spot.goal][0] };
}

/** Asks PIMS to make the steps anew, as published after 2312 and 2317, to come back to this spot. */
export function askStepsAnew(spot: Spot, on: On): EnrolmentState {
  return { ...only(spot), ...carried(on), name: 'asking', ask: 'steps.reset' };
}

/** Waits in this spot for the person. */
export function waitIn(spot: Spot, on: On): EnrolmentState {
  return { ...only(spot), ...carried(on), name: 'waiting' };
}

/** A run that came to its end. */
export const done = (goal: Goal, how: Done): EnrolmentState => ({ name: 'done', goal, how });
/** A run that ended otherwise. */
export const notDone = (goal: Goal, because: NotDone): EnrolmentState => ({ name: 'not-done', goal, because });

/** Goal and place alone, of whatever holds them. */
export function only({ goal, place }: Spot): Spot {
  return { goal, place } as Spot;
}

function carried({ way, trouble, unsure }: On): On {
  return { way, trouble, unsure };
}

type Asking = Extract<EnrolmentState, { name: 'asking' }>;

/** Where an answer leads; null when it is the answer to another ask. */
export function toldState(state: Asking, tell: Tell): EnrolmentState | null {
  if (tell.ask !== state.ask) return null;
  switch (tell.ask) {
    case 'account.device-activated':
      return tell.activated === null ? unanswered(state, 'unreadable') : toldActivated(state, tell.activated);
    case 'account.blocked':
      return toldBlocked(state, tell.blocked === 'account' || tell.blocked === 'pin');
    case 'phone.trusted':
      return tell.number === null ? unanswered(state, 'unreadable') : toldNumber(state, tell.number);
    case 'steps.reset':
      return waitIn(state, state);
  }
}

/** The ask brought nothing: the person may ask again. What the run is unsure of, and a code that is wanted, stay first. */
export function unanswered(state: Asking, why: Extract<Trouble, { kind: 'no-answer' }>['why']): EnrolmentState {
  return waitIn(state, { ...state, trouble: keeps(state.trouble) ?? { kind: 'no-answer', call: state.ask, why } });
}

/** The ask was refused. */
export function askFailed(state: Asking, code: number): EnrolmentState {
  if (code === 2307 && state.ask === 'phone.trusted') return toldNumber(state, 'none');
  const trouble: Trouble =
    code === SIGNED_OUT ? { kind: 'session-lost' } : (keeps(state.trouble) ?? { kind: 'error', call: state.ask, code });
  return waitIn(state, { ...state, trouble });
}

function keeps(trouble: Trouble | null): Trouble | null {
  return trouble?.kind === 'one-time-code' || trouble?.kind === 'not-confirmed' ? trouble : null;
}

/** The next ask of the chain; after the last one the run waits where it was, or in the first place that its goal has. */
function onward(state: Asking): EnrolmentState {
  const chain = CHAIN[state.goal];
  const next = chain[chain.indexOf(state.ask) + 1];
  return next === undefined ? arrive(state, firstOf(state)) : { ...state, ask: next };
}

function firstOf({ goal, place }: Spot): Spot {
  if (place !== 'start') return { goal, place } as Spot;
  switch (goal) {
    case 'enrol':
      return { goal, place: 'sms' };
    case 'one-time-code':
      return { goal, place: 'otp' };
    case 'reset-pin':
      return { goal, place: 'reset-sms' };
    case 'change-pin':
      return { goal, place: 'change-pin' };
    case 'change-phone':
      return { goal, place: 'change-number' };
    case 'remove-all':
      return { goal, place: 'remove' };
    case 'unlink':
      return { goal, place: 'unlink' };
  }
}

/** What was wrong in a place is over when the asks show another one; but what blocked the account, and what is not known of it, is told there. */
function arrive(state: Asking, spot: Spot): EnrolmentState {
  if (spot.place === state.place) return waitIn(spot, state);
  return waitIn(spot, spot.place === 'blocked' ? state : { ...state, trouble: null, unsure: null });
}

function toldActivated(state: Asking, activated: boolean): EnrolmentState {
  const { goal, trouble, unsure } = state;
  if (goal === 'enrol') {
    if (!activated) return onward(state);
    return done(goal, enrolledNow(trouble, unsure) ? 'enrolled' : 'already');
  }
  // A vehicle can be unlinked from any phone; whether a code is wanted, PIMS says.
  if (goal === 'unlink' || activated) return onward(state);
  return notDone(goal, 'enrol-first');
}

/** Did this run send what enrolled the phone? */
function enrolledNow(trouble: Trouble | null, unsure: Unsure | null): boolean {
  const call = trouble?.kind === 'not-confirmed' ? trouble.call : unsure?.call;
  return call === 'enrolment.enrol' || call === 'enrolment.enrol-with-phone';
}

function toldBlocked(state: Asking, blocked: boolean): EnrolmentState {
  if (state.goal !== 'enrol') return onward(state);
  return blocked ? arrive(state, { goal: 'enrol', place: state.place === 'remove-sure' ? 'remove-sure' : 'blocked' }) : onward(state);
}

function toldNumber(state: Asking, number: 'none' | 'some' | 'same'): EnrolmentState {
  if (state.goal === 'enrol') return arrive(state, numberSpot(state.place, number === 'none'));
  if (number === 'none') return notDone(state.goal, 'no-number');
  const changes = state.goal === 'change-phone' && state.unsure?.call === 'sms-code.change-phone';
  return changes && number === 'same' ? done(state.goal, 'number-changed') : onward(state);
}

function numberSpot(place: string, none: boolean): Spot<'enrol'> {
  if ((none ? WITHOUT_NUMBER : WITH_NUMBER).has(place)) return { goal: 'enrol', place: place as Spot<'enrol'>['place'] };
  return { goal: 'enrol', place: none ? 'number' : 'sms' };
}
