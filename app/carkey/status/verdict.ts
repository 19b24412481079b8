/** What the outcome of `set pims.vehicle.carkey` says about one attempt. Whatever is not clearly one thing is `unknown`. */
import { assertNever, type JsonObject } from '../../base/index.ts';
import type { ActivationAnswer, ActivationEffect, Answer, RequestOutcome } from '../../pims/index.ts';
import type { Vin } from '../../vehicle/index.ts';
import { judgeExpiry, receivedState } from '../code/index.ts';
import type { ActivationVerdict, UnknownReason } from '../index.ts';

/** How a result object is read (app/pims), without judging it. */
type ParseActivation = (result: JsonObject) => ActivationAnswer;
/** What the error table says about the effect of a code that answers an activation (app/pims). */
type EffectOf = (code: number) => ActivationEffect;

type Final = Extract<Answer, { status: 'SUCCEEDED' | 'FAILED' }>;

/** Exactly what ISO 3779 allows, upper case, no blanks: only such texts are compared (rule 10). */
const EXACT_VIN = /^[A-HJ-NPR-Z0-9]{17}$/;
/** "No internet" of the phone's SDK does not say whether the call had left; only our own link can prove that (rule 5). */
const NO_INTERNET = 2202;

/** Judges the outcome of the one request of an attempt for `vin`. */
export function judgeActivation(outcome: RequestOutcome, vin: Vin, parse: ParseActivation, effectOf: EffectOf): ActivationVerdict {
  switch (outcome.kind) {
    case 'answered':
      return judgeAnswer(outcome.answer, vin, parse, effectOf);
    case 'not-sent':
      return { kind: 'refused', because: { kind: 'not-sent', reason: outcome.reason } };
    case 'no-answer':
      return unknown(silence(outcome.reason));
    default:
      return assertNever(outcome, 'request outcome');
  }
}

/** Judges an answer that came when nobody waited any more. Null: an event of a subscription, which never answers an activation. */
export function judgeLateAnswer(answer: Answer, vin: Vin, parse: ParseActivation, effectOf: EffectOf): ActivationVerdict | null {
  return answer.status === 'RESULT' ? null : judgeAnswer(answer, vin, parse, effectOf);
}

function judgeAnswer(answer: Final, vin: Vin, parse: ParseActivation, effectOf: EffectOf): ActivationVerdict {
  if (answer.status === 'FAILED') return judgeError(answer.error.code, effectOf);
  return answer.result === null ? unknown('empty-answer') : judgeResult(parse(answer.result), vin);
}

function judgeError(code: number, effectOf: EffectOf): ActivationVerdict {
  const surely = code !== NO_INTERNET && effectOf(code) === 'surely-none';
  return surely ? { kind: 'refused', because: { kind: 'error', code } } : unknown('error-code', code);
}

/** The VIN is judged first: an answer for another vehicle must be noticed whatever else it says. */
function judgeResult(answer: ActivationAnswer, vin: Vin): ActivationVerdict {
  if (answer.vin === null) return unknown('no-vin-in-answer');
  if (!EXACT_VIN.test(answer.vin)) return unknown('odd-vin-in-answer');
  if (answer.vin !== vin) return unknown('other-vehicle');
  if (answer.hasCarKey === null) return unknown('carkey-field-unusable');
  if (!answer.hasCarKey) return unknown('no-carkey-in-answer');
  return { kind: 'succeeded', answer, code: receivedState(answer.securityCode), expiry: judgeExpiry(answer.securityExpiration) };
}

function silence(reason: Extract<RequestOutcome, { kind: 'no-answer' }>['reason']): UnknownReason {
  switch (reason) {
    case 'timeout':
    case 'disconnected':
      return reason;
    case 'aborted':
      return 'stopped-waiting';
    case 'unreadable':
      return 'unreadable-answer';
  }
}

function unknown(reason: UnknownReason, errorCode: number | null = null): ActivationVerdict {
  return { kind: 'unknown', reason, errorCode };
}
