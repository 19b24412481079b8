/**
 * What an error of a session call means: was it done, was a try spent, what next. One table by code, and the few calls that differ.
 * Labels and error lists are published; the judgements are concluded (docs/session.md), but for those marked [D] there.
 */
import { callRow, type CallName } from './calls.ts';

/** Was what the call stands for carried out, or the try spent? */
export type Surely = 'no' | 'yes' | 'maybe';

/** What a person does next about an error. Each has words in the catalogues. */
export const ERROR_NEXTS = [
  /** Nobody knows what became of it: the console asks for the state. */
  'ask-state',
  'sign-in',
  'one-time-code',
  'reconnect',
  'settings',
  'phone-online',
  /** The other reading of a contradiction, or another value. */
  'check-input',
  'type-code-again',
  'new-sms',
  'add-number',
  /** The account has a number: the long way. */
  'number-exists',
  'pin-again',
  'other-pin',
  'remove-all',
  'reset-steps',
  'enrol',
  'update-bridge',
  'ask-steps-again',
  'open-browser-again',
  'owner',
  'wait',
  'already-so',
  'close-doors',
  'read-status',
  'network',
  'subscribe-signals',
  'check-vehicle',
  'support',
] as const;

/** One of {@link ERROR_NEXTS}. */
export type ErrorNext = (typeof ERROR_NEXTS)[number];

/** Judgement of one error of one call. */
export type ErrorDecision = {
  readonly done: Surely;
  /** Did it cost the try that it costs? `no` for calls that cost nothing. */
  readonly spent: Surely;
  /** Was a PIN refused? `no` where the error is published for the SMS code that went along, which leaves the PIN unjudged. */
  readonly wrongPin: Surely;
  readonly next: ErrorNext;
  /** Is the code published for this call? Otherwise it is one more to be expected. */
  readonly published: boolean;
};

type Verdict = readonly [done: Surely, spent: Surely, next: ErrorNext];

const REFUSED = (next: ErrorNext): Verdict => ['no', 'no', next];
const TRIED = (next: ErrorNext): Verdict => ['no', 'yes', next];
const OPEN = (next: ErrorNext): Verdict => ['maybe', 'maybe', next];

const BY_CODE: Readonly<Record<number, Verdict>> = {
  2000: OPEN('ask-state'),
  2001: REFUSED('reconnect'),
  2002: REFUSED('update-bridge'),
  2003: REFUSED('settings'),
  2004: REFUSED('settings'),
  2005: REFUSED('wait'),
  2006: REFUSED('settings'),
  2010: REFUSED('check-input'),
  2101: REFUSED('check-input'),
  2102: REFUSED('check-input'),
  2201: OPEN('ask-state'),
  // A bridge answers it only when nothing was sent to PIMS (bridge protocol, section 6).
  2202: REFUSED('phone-online'),
  2203: OPEN('ask-state'),
  2204: OPEN('ask-state'),
  2208: REFUSED('network'),
  2210: REFUSED('sign-in'),
  2301: REFUSED('sign-in'),
  2302: REFUSED('one-time-code'),
  2303: OPEN('ask-state'),
  2305: TRIED('type-code-again'),
  2306: TRIED('new-sms'),
  2307: REFUSED('add-number'),
  2308: TRIED('pin-again'),
  2309: REFUSED('update-bridge'),
  2310: TRIED('remove-all'),
  2311: TRIED('ask-state'),
  2312: REFUSED('reset-steps'),
  2313: REFUSED('enrol'),
  2314: REFUSED('support'),
  2315: TRIED('other-pin'),
  2316: OPEN('ask-state'),
  2317: REFUSED('reset-steps'),
  2318: REFUSED('sign-in'),
  2319: REFUSED('sign-in'),
  2323: REFUSED('owner'),
  2329: REFUSED('wait'),
  2339: REFUSED('already-so'),
  2344: REFUSED('settings'),
  2346: REFUSED('ask-steps-again'),
  2353: REFUSED('wait'),
  2357: REFUSED('read-status'),
  2358: REFUSED('wait'),
  2359: REFUSED('wait'),
  2360: REFUSED('already-so'),
  2361: REFUSED('already-so'),
  2362: REFUSED('close-doors'),
  2363: OPEN('network'),
  2364: REFUSED('wait'),
  2365: REFUSED('subscribe-signals'),
  2366: REFUSED('check-vehicle'),
  2368: REFUSED('open-browser-again'),
  2369: REFUSED('open-browser-again'),
  2377: REFUSED('network'),
  2383: REFUSED('wait'),
  2384: REFUSED('open-browser-again'),
  2390: REFUSED('number-exists'),
};

/** A code that nobody published, or that means nothing here: it may have been done. */
const UNKNOWN_CODE: Verdict = OPEN('support');

/** While enrolling, 2317 means "blocked": remove all enrolments [D]. Elsewhere the steps are asked again with `resetSteps` [D]. */
const ENROLLING: ReadonlySet<CallName> = new Set<CallName>([
  'sms-code.enrol',
  'enrolment.enrol',
  'enrolment.enrol-with-phone',
  'enrolment.remove-all',
]);

/** What `code`, answered to `call`, means. Total: every number has a decision. */
export function decideError(call: CallName, code: number): ErrorDecision {
  const { errors, nature, spends } = callRow(call);
  const [done, spent, next] = verdictOf(call, code);
  const costs = nature === 'spend' && (spends.length > 0 || call.startsWith('sms-code.'));
  const wrongPin = spends.includes('pin') && !blamesSmsCode(call, code) ? spent : 'no';
  return { done: nature === 'ask' ? 'no' : done, spent: costs ? spent : 'no', wrongPin, next, published: errors.includes(code) };
}

/** "The sms code is invalid" and "expired" [D]; 2308, "access refused", tells code and PIN not apart, and counts as the PIN. */
const OF_SMS_CODE: ReadonlySet<number> = new Set([2305, 2306]);

function blamesSmsCode(call: CallName, code: number): boolean {
  const carries = Object.values(callRow(call).secrets).some((kinds) => kinds.includes('sms-code'));
  return carries && OF_SMS_CODE.has(code);
}

function verdictOf(call: CallName, code: number): Verdict {
  if (code === 2317 && ENROLLING.has(call)) return TRIED(call === 'enrolment.remove-all' ? 'support' : 'remove-all');
  if (code === 2310 && call === 'enrolment.remove-all') return TRIED('support');
  // A browser that was closed may have been closed after its page had done its work.
  if (code === 2368 && call !== 'user.login' && call !== 'user.forced-login') return OPEN('ask-state');
  if (call === 'user.logout' && code === 2301) return ['yes', 'no', 'already-so'];
  return BY_CODE[code] ?? UNKNOWN_CODE;
}
