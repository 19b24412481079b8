/** What the answer to a call that costs does to a run, and what a missing one does. */
import { decideError } from '../pims/session-calls/index.ts';
import { askFrom, askStepsAnew, done, notDone, only, waitIn } from './asks.ts';
import type { RunSpend, Spot } from './places.ts';
import type { Done, EnrolmentState, NotSent, SpendAnswer, Trouble, Unsure, UnsureWhy, Way } from './types.ts';

/** The call that was sent, from where. */
export type Sent = Spot & Pick<Extract<EnrolmentState, { name: 'spending' }>, 'way' | 'call' | 'tx' | 'otp'>;

const clean = (way: Way) => ({ way, trouble: null, unsure: null });

/** The answer came. */
export function answered(sent: Sent, answer: SpendAnswer): EnrolmentState {
  if (answer.ok) return sent.otp === null ? succeeded(sent, answer.status) : waitIn(sent, clean(sent.way));
  return sent.otp === null ? refused(sent, answer.code) : otpRefused(sent, sent.otp.reset, answer.code);
}

/** No usable answer came: nobody knows what became of it. The asks tell what they can. */
export function lost(sent: Sent, why: UnsureWhy, code: number | null = null): EnrolmentState {
  if (sent.otp !== null) return askFrom(sent, { ...clean(sent.way), trouble: oneTimeCode(sent.otp.reset, code, true) });
  const { call, tx } = sent;
  return askFrom(whereUnsure(sent), { ...clean(sent.way), unsure: { call, tx, why, code } });
}

/** Whether an SMS left, the customer's phone tells: the run waits where its code would be typed, and where another one can be sent. */
function whereUnsure({ goal, way, call, place }: Sent): Spot {
  if (call === 'sms.certify-phone') return afterCertify(goal, way);
  if (call === 'sms.enrol') return { goal: 'enrol', place: 'code' };
  return call === 'sms.reset-pin' ? { goal: 'reset-pin', place: 'reset-code' } : ({ goal, place } as Spot);
}

/** No byte left: everything is as before. */
export function notSent(sent: Sent, reason: NotSent): EnrolmentState {
  return waitIn(sent, { ...clean(sent.way), trouble: { kind: 'not-sent', call: sent.call, reason } });
}

/** A call that the run is unsure of, as one that was sent from where it stands. */
export function sentAgainst(spot: Spot & { readonly way: Way }, { call, tx }: Unsure): Sent {
  return { ...only(spot), way: spot.way, call, tx, otp: null };
}

/** Calls whose success is the end of the run. */
const ENDS: Partial<Readonly<Record<RunSpend, Done>>> = {
  'sms-code.change-phone': 'number-changed',
  'pin.reset': 'pin-set',
  'pin.update': 'pin-changed',
  'otp.with-pin': 'code-given',
  'otp.without-pin': 'code-given',
  'vehicle.unlink': 'unlinked',
};

function succeeded(sent: Sent, status: Extract<SpendAnswer, { ok: true }>['status']): EnrolmentState {
  const { goal, way, call } = sent;
  const end = ENDS[call];
  if (end !== undefined) return done(goal, end);
  switch (call) {
    case 'sms.certify-phone':
      return waitIn(afterCertify(goal, way), clean(way));
    case 'sms.enrol':
      return waitIn({ goal: 'enrol', place: 'code' }, clean(way));
    case 'sms.reset-pin':
      return waitIn({ goal: 'reset-pin', place: 'reset-code' }, clean(way));
    case 'sms-code.enrol':
      if (status === null) return lost(sent, 'unreadable');
      return waitIn({ goal: 'enrol', place: status === 'already-enrolled' ? 'pin-known' : 'pin-new' }, clean(way));
    case 'enrolment.remove-all':
      return goal === 'remove-all' ? done(goal, 'removed') : askFrom({ goal: 'enrol', place: 'start' }, clean(way));
    default:
      // Said to be done: the asks confirm it.
      return askFrom(sent, { ...clean(way), trouble: { kind: 'not-confirmed', call } });
  }
}

function afterCertify(goal: Spot['goal'], way: Way): Spot {
  if (goal === 'change-phone') return { goal, place: 'change-code' };
  return { goal: 'enrol', place: way === 'short' ? 'number-code-short' : 'number-code' };
}

function refused(sent: Sent, code: number): EnrolmentState {
  const { call, way, goal } = sent;
  const decision = decideError(call, code);
  const on = { ...clean(way), trouble: { kind: 'error', call, code } satisfies Trouble };
  if (decision.done !== 'no') return lost(sent, 'error', code);
  switch (decision.next) {
    case 'sign-in':
      return waitIn(sent, { ...on, trouble: { kind: 'session-lost' } });
    case 'one-time-code':
      // Enrolling is what gives the second factor: no code can be had before it.
      return waitIn(sent, goal === 'enrol' || isOtp(call) ? on : { ...on, trouble: oneTimeCode(false, null, false) });
    case 'remove-all':
      return isBlocked(sent, on);
    case 'reset-steps':
      return stepsAnew(sent, code, on);
    case 'number-exists':
      return call === 'enrolment.enrol-with-phone' ? askFrom(...longWay(on)) : askFrom(sent, on);
    case 'add-number':
      return askFrom(sent, on);
    case 'enrol':
      return goal === 'enrol' || goal === 'remove-all' ? waitIn(sent, on) : notDone(goal, 'enrol-first');
    case 'update-bridge':
      return call === 'enrolment.enrol-with-phone' ? waitIn(...longWay(on)) : waitIn(sent, on);
    default:
      return waitIn(sent, on);
  }
}

/** The short way is refused for good: the number alone is next. */
function longWay(on: Parameters<typeof waitIn>[1]): Parameters<typeof waitIn> {
  return [
    { goal: 'enrol', place: 'number-code' },
    { ...on, way: 'long' },
  ];
}

function isBlocked(sent: Sent, on: Parameters<typeof waitIn>[1]): EnrolmentState {
  if (sent.goal === 'enrol') return waitIn({ goal: 'enrol', place: 'blocked' }, on);
  return sent.goal === 'remove-all' ? waitIn(sent, on) : notDone(sent.goal, 'blocked');
}

/** 2312 and 2317 where no enrolling is under way: the steps are asked anew once; then it takes an enrolment, or the account is blocked. */
function stepsAnew(sent: Sent, code: number, on: Parameters<typeof waitIn>[1]): EnrolmentState {
  if (sent.place === 'otp-after-reset') return notDone(sent.goal, code === 2317 ? 'blocked' : 'enrol-first');
  return askStepsAnew(sent.place === 'otp' ? { goal: 'one-time-code', place: 'otp-after-reset' } : sent, on);
}

function otpRefused(sent: Sent, reset: boolean, code: number): EnrolmentState {
  const on = { ...clean(sent.way), trouble: oneTimeCode(reset, code, false) };
  const decision = decideError(sent.call, code);
  switch (decision.next) {
    case 'sign-in':
      return waitIn(sent, { ...on, trouble: { kind: 'session-lost' } });
    case 'remove-all':
      return notDone(sent.goal, 'blocked');
    case 'enrol':
      return notDone(sent.goal, 'enrol-first');
    case 'reset-steps':
      if (reset) return notDone(sent.goal, code === 2317 ? 'blocked' : 'enrol-first');
      return askStepsAnew(sent, { ...on, trouble: oneTimeCode(true, code, false) });
    default:
      return decision.done === 'no' ? waitIn(sent, on) : lost(sent, 'error', code);
  }
}

function oneTimeCode(reset: boolean, code: number | null, unsure: boolean): Trouble {
  return { kind: 'one-time-code', reset, code, unsure };
}

function isOtp(call: RunSpend): boolean {
  return call === 'otp.with-pin' || call === 'otp.without-pin';
}
