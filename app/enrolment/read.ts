/** What came back over the bridge, as events of a run. Whoever sends turns outcomes into events here and nowhere else. */
import {
  isSameNumber,
  parseBlocked,
  parseDeviceActivated,
  parseEnrolStatus,
  parseTrustedPhone,
  type SpendCall,
} from '../pims/session-calls/index.ts';
import type { JsonObject } from '../base/index.ts';
import type { RequestOutcome, TransactionId } from '../pims/index.ts';
import type { Secret } from '../secret/index.ts';
import type { RunAsk } from './places.ts';
import type { EnrolmentEvent, NotSent, Tell } from './types.ts';

/** The event that the outcome of an ask is. `wanted`: the number that a run for another number is to set, while it is held. */
export function askEvent(ask: RunAsk, outcome: RequestOutcome, wanted: Secret<'phone-number'> | null = null): EnrolmentEvent {
  if (outcome.kind !== 'answered') {
    const why = outcome.reason === 'not-connected' ? 'disconnected' : outcome.reason === 'too-large' ? 'unreadable' : outcome.reason;
    return { type: 'ask-lost', ask, why };
  }
  if (outcome.answer.status === 'FAILED') return { type: 'ask-failed', ask, code: outcome.answer.error.code };
  return { type: 'told', tell: tellOf(ask, outcome.answer.result, wanted) };
}

/** The event that the outcome of a call that costs is. */
export function spendEvent(call: SpendCall, tx: TransactionId, outcome: RequestOutcome): EnrolmentEvent {
  switch (outcome.kind) {
    case 'not-sent':
      return { type: 'not-sent', tx, reason: outcome.reason satisfies NotSent };
    case 'no-answer':
      return { type: 'lost', tx, why: outcome.reason };
    case 'answered':
      return answeredEvent(call, outcome.answer);
  }
}

/** The event that an answer to a call that costs is, in time or late. */
export function answeredEvent(call: SpendCall, answer: Extract<RequestOutcome, { kind: 'answered' }>['answer']): EnrolmentEvent {
  const { transactionId: tx } = answer;
  if (answer.status === 'FAILED') return { type: 'answered', tx, answer: { ok: false, code: answer.error.code } };
  return { type: 'answered', tx, answer: { ok: true, status: call === 'sms-code.enrol' ? parseEnrolStatus(answer.result) : null } };
}

function tellOf(ask: RunAsk, result: JsonObject | null, wanted: Secret<'phone-number'> | null): Tell {
  switch (ask) {
    case 'account.device-activated':
      return { ask, activated: parseDeviceActivated(result) };
    case 'account.blocked':
      return { ask, blocked: parseBlocked(result) };
    case 'phone.trusted': {
      const number = parseTrustedPhone(result);
      if (number === null) return { ask, number: 'none' };
      // A number that nobody can read is a number.
      return { ask, number: isSameNumber(number ?? null, wanted) === true ? 'same' : 'some' };
    }
    case 'steps.reset':
      return { ask };
  }
}
