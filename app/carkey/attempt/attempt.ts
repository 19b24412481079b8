/**
 * The state machine of one attempt (docs/activation-rules.md). Pure: it says what a state becomes, the caller makes it durable first.
 * There is no way from any state back to `sent`: an attempt is sent once, and a new try is a new attempt.
 */
import { assertNever, fail, ok, type Result } from '../../base/index.ts';
import type {
  ActivationVerdict,
  AttemptEvent,
  AttemptState,
  Expiry,
  RefusalReason,
  Resolution,
  StatusWord,
  UnknownReason,
} from '../index.ts';

/** An event that does not apply to a state: a double answer, a second decision. The caller records it and changes nothing. */
export type IllegalMove = { readonly code: 'illegal'; readonly from: AttemptState['name']; readonly event: AttemptEvent['type'] };

type State<N extends AttemptState['name']> = Extract<AttemptState, { name: N }>;
type Next = AttemptState | null;

const NO_EXPIRY: Expiry = { kind: 'unknown', reason: 'missing', raw: null };

/** Reasons that mean "no answer was seen", so that a late answer still tells something new. */
const NO_ANSWER: ReadonlySet<UnknownReason> = new Set<UnknownReason>(['timeout', 'disconnected', 'stopped-waiting', 'crash']);

/** Words that say clearly that the CarKey is not active. A contradiction may be half an effect, so it proves nothing. */
const NOT_ACTIVE: ReadonlySet<StatusWord> = new Set<StatusWord>([
  'suspended',
  'suspended-late',
  'suspended-no-date',
  'not-activated',
  'server-does-not-know',
]);

/** What the state becomes. An accepted event may leave the state as it is (a re-read that showed nothing new). */
export function nextState(state: AttemptState, event: AttemptEvent): Result<AttemptState, IllegalMove> {
  const next = move(state, event);
  return next === null ? fail({ code: 'illegal', from: state.name, event: event.type }) : ok(next);
}

function move(state: AttemptState, event: AttemptEvent): Next {
  switch (state.name) {
    case 'checked':
      return fromChecked(event);
    case 'intent':
      return fromIntent(state, event);
    case 'sent':
      return fromSent(state, event);
    case 'unknown':
      return fromUnknown(state, event);
    case 'succeeded':
      return fromSucceeded(state, event);
    case 'resolved':
      return fromResolved(state, event);
    case 'refused':
      return null;
    default:
      return assertNever(state, 'attempt state');
  }
}

function fromChecked(event: AttemptEvent): Next {
  if (event.type === 'intend') return { name: 'intent', transactionId: event.transactionId };
  if (event.type === 'not-sent') return { name: 'refused', transactionId: null, because: { kind: 'not-sent', reason: event.reason } };
  if (event.type === 'restarted') return { name: 'refused', transactionId: null, because: { kind: 'not-sent', reason: 'crash' } };
  return null;
}

function fromIntent(state: State<'intent'>, event: AttemptEvent): Next {
  if (event.type === 'send') return { name: 'sent', transactionId: state.transactionId, sentAt: event.at };
  if (event.type === 'not-sent') return refused(state, { kind: 'not-sent', reason: event.reason });
  if (event.type === 'restarted') return refused(state, { kind: 'not-sent', reason: 'crash' });
  return null;
}

/** `sent` is written before the first byte leaves, so the link may still prove that none did. */
function fromSent(state: State<'sent'>, event: AttemptEvent): Next {
  if (event.type === 'not-sent') return refused(state, { kind: 'not-sent', reason: event.reason });
  if (event.type === 'stop-waiting') return unknown(state, 'stopped-waiting', null);
  if (event.type === 'restarted') return unknown(state, 'crash', null);
  return event.type === 'verdict' ? judged(state, event.verdict) : null;
}

function judged(state: State<'sent'>, verdict: ActivationVerdict): AttemptState {
  switch (verdict.kind) {
    case 'succeeded':
      return {
        name: 'succeeded',
        transactionId: state.transactionId,
        code: verdict.code,
        expiry: verdict.expiry,
        readBack: 'pending',
      };
    case 'refused':
      return refused(state, verdict.because);
    case 'unknown':
      return unknown(state, verdict.reason, verdict.errorCode);
  }
}

function fromUnknown(state: State<'unknown'>, event: AttemptEvent): Next {
  if (event.type === 'decide') return decided(state, event.as);
  if (state.reason === 'other-vehicle') return null;
  if (event.type === 'verdict') return judgedLate(state, event.verdict);
  if (event.type === 'read-back') return readAgain(state, event.word, event.final);
  return null;
}

/** An answer that reaches an attempt of unknown outcome. Another vehicle's VIN always wins: that must not be overlooked. */
function judgedLate(state: State<'unknown'>, verdict: ActivationVerdict): Next {
  switch (verdict.kind) {
    case 'succeeded':
      return activatedLate(state, verdict);
    case 'refused':
      return NO_ANSWER.has(state.reason) ? refused(state, verdict.because) : null;
    case 'unknown':
      if (verdict.reason !== 'other-vehicle' && (!NO_ANSWER.has(state.reason) || NO_ANSWER.has(verdict.reason))) return null;
      return unknown(state, verdict.reason, verdict.errorCode);
  }
}

function readAgain(state: State<'unknown'>, word: StatusWord, final: boolean): AttemptState {
  if (word === 'active') return resolved(state, 'activated-code-lost', 'read-back');
  const notActive = NOT_ACTIVE.has(word);
  return { ...state, noEffectSeen: notActive && (final || state.noEffectSeen) };
}

function decided(state: State<'unknown'>, as: Resolution): Next {
  switch (as) {
    case 'activated':
      return null;
    case 'activated-code-lost':
      return resolved(state, as, 'person');
    case 'no-effect':
      return state.noEffectSeen ? resolved(state, as, 'person') : null;
    case 'other-vehicle-handled':
      return state.reason === 'other-vehicle' ? resolved(state, as, 'person') : null;
  }
}

function fromSucceeded(state: State<'succeeded'>, event: AttemptEvent): Next {
  if (event.type === 'code-expired') return expired(state);
  if (event.type !== 'read-back' || state.readBack === 'confirmed') return null;
  if (event.word === 'active') return { ...state, readBack: 'confirmed' };
  return event.final ? { ...state, readBack: 'not-confirmed' } : state;
}

/** A first answer that comes after the attempt was settled without one still brings the code, or corrects a person's "no effect". */
function fromResolved(state: State<'resolved'>, event: AttemptEvent): Next {
  if (event.type === 'code-expired') return expired(state);
  if (event.type !== 'verdict' || event.verdict.kind !== 'succeeded') return null;
  return state.code === 'lost' || state.as === 'no-effect' ? activatedLate(state, event.verdict) : null;
}

function expired<S extends State<'succeeded'> | State<'resolved'>>(state: S): S | null {
  return state.code === 'sealed' || state.code === 'faulty' ? { ...state, code: 'expired' } : null;
}

type WithTransaction = { readonly transactionId: State<'sent'>['transactionId'] };

function refused(state: WithTransaction, because: RefusalReason): AttemptState {
  return { name: 'refused', transactionId: state.transactionId, because };
}

function unknown(state: State<'sent'> | State<'unknown'>, reason: UnknownReason, errorCode: number | null): AttemptState {
  return { name: 'unknown', transactionId: state.transactionId, sentAt: state.sentAt, reason, errorCode, noEffectSeen: false };
}

function activatedLate(state: WithTransaction, verdict: Extract<ActivationVerdict, { kind: 'succeeded' }>): AttemptState {
  const { code, expiry } = verdict;
  return { name: 'resolved', transactionId: state.transactionId, as: 'activated', by: 'late-answer', code, expiry };
}

function resolved(state: State<'unknown'>, as: Resolution, by: 'read-back' | 'person'): AttemptState {
  const lost = as === 'no-effect' ? 'none' : 'lost';
  const code = state.reason === 'other-vehicle' ? 'withheld' : lost;
  return { name: 'resolved', transactionId: state.transactionId, as, by, code, expiry: NO_EXPIRY };
}

/** Is the attempt one of those of which a vehicle and a station may have only one (rule 2)? */
export function isOpen(state: AttemptState): boolean {
  return state.name === 'intent' || state.name === 'sent' || state.name === 'unknown';
}

/** Is nothing left to be done for the attempt? Its code may still expire, and a late answer may still bring a lost code. */
export function isFinal(state: AttemptState): boolean {
  return state.name === 'refused' || state.name === 'resolved' || (state.name === 'succeeded' && state.readBack === 'confirmed');
}

/** End of the window in which an answer may still come: twice the answer limit after sending. Times in ms. */
export function lateWindowEnd(sentAt: number, limitMs: number): number {
  return sentAt + 2 * limitMs;
}

/**
 * May the status be read again to learn what became of the attempt? After an unknown outcome only when the late-answer window is over
 * (reading earlier could settle the attempt without its code); after a success that was not confirmed at any time.
 * A `now` far before the sending means that the clock was set back: waiting for it would take for ever.
 */
export function mayRecheck(state: AttemptState, now: number, limitMs: number): boolean {
  if (state.name === 'succeeded') return state.readBack !== 'confirmed';
  if (state.name !== 'unknown' || state.reason === 'other-vehicle') return false;
  return now >= lateWindowEnd(state.sentAt, limitMs) || now < state.sentAt - limitMs;
}
