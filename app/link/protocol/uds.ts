/** Answers of ECUs to diagnostic services (ISO 14229, ISO 15031): positive, negative with its reason, or "wait". */
import { startsWith, type Bytes } from './bytes.ts';

/** What a negative response code means for the reading. */
export type RefusalCode =
  | 'general-reject'
  | 'service-unknown'
  | 'sub-function-unknown'
  | 'wrong-request-length'
  | 'answer-too-long'
  | 'busy'
  | 'conditions-not-correct'
  | 'sequence-error'
  | 'no-answer-behind-gateway'
  | 'identifier-unknown'
  | 'access-denied'
  | 'pending'
  | 'not-in-this-session'
  | 'authentication-required'
  | 'other';

/** How the reader reacts. `limited`: the car decides who may read. `session`: the extended session may help. */
export type RefusalGroup = 'transient' | 'session' | 'limited' | 'not-here' | 'malformed';

type Meaning = { readonly code: RefusalCode; readonly group: RefusalGroup };
const nrc = (code: RefusalCode, group: RefusalGroup): Meaning => ({ code, group });

const TABLE: ReadonlyMap<number, Meaning> = new Map([
  [0x10, nrc('general-reject', 'limited')],
  [0x11, nrc('service-unknown', 'not-here')],
  [0x12, nrc('sub-function-unknown', 'not-here')],
  [0x13, nrc('wrong-request-length', 'malformed')],
  [0x14, nrc('answer-too-long', 'not-here')],
  [0x21, nrc('busy', 'transient')],
  [0x22, nrc('conditions-not-correct', 'session')],
  [0x24, nrc('sequence-error', 'session')],
  [0x25, nrc('no-answer-behind-gateway', 'limited')],
  [0x31, nrc('identifier-unknown', 'not-here')],
  [0x33, nrc('access-denied', 'limited')],
  [0x34, nrc('authentication-required', 'limited')],
  [0x78, nrc('pending', 'transient')],
  [0x7e, nrc('not-in-this-session', 'session')],
  [0x7f, nrc('not-in-this-session', 'session')],
]);

/** Meaning of a negative response code; unknown codes are refusals of the car. */
export function refusalOf(code: number): Meaning {
  return TABLE.get(code) ?? { code: 'other', group: 'limited' };
}

/** What one message says to one request. `foreign`: an answer to something else. */
export type Judged =
  | { readonly kind: 'positive'; readonly data: Bytes }
  | { readonly kind: 'negative'; readonly nrc: number; readonly code: RefusalCode; readonly group: RefusalGroup }
  | { readonly kind: 'pending' }
  | { readonly kind: 'foreign' };

/** Judges a message as answer to `request` (service byte and its identifier bytes, which the answer repeats). `data` is what follows them. */
export function judge(message: Bytes, request: Bytes): Judged {
  const [service = 0, ...identifier] = request;
  if (message[0] === 0x7f) return judgeNegative(message, service);
  const head = [(service + 0x40) & 0xff, ...identifier];
  return startsWith(message, head) ? { kind: 'positive', data: message.slice(head.length) } : { kind: 'foreign' };
}

function judgeNegative(message: Bytes, service: number): Judged {
  const [, refused, reason] = message;
  if (message.length !== 3 || refused !== service || reason === undefined) return { kind: 'foreign' };
  return reason === 0x78 ? { kind: 'pending' } : { kind: 'negative', nrc: reason, ...refusalOf(reason) };
}
