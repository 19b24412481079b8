/**
 * Calls that wait for a person at the phone (bridge protocol 1.1, capability `long-calls`). The request names its limit in `limitMs` beside
 * the published fields; until its answer, the bridge tells progress in messages of status `RESULT` whose result is `{"progress": …}`; and
 * `set bridge.cancel` asks it to give up. A bridge of 1.0 ignores `limitMs` and tells nothing.
 */
import type { JsonObject } from '../../base/index.ts';
import { encodeRequest, type Answer, type PimsRequest, type TransactionId } from '../index.ts';

/** How far a long call is. Each has words in the catalogues. */
export const PROGRESS = ['asking-on-phone', 'browser-open', 'person-at-work', 'page-done', 'calling-pims'] as const;

/** One of {@link PROGRESS}. */
export type Progress = (typeof PROGRESS)[number];

/** Longest a person may take in the phone's browser or at its question, ms. */
export const LONG_CALL_MS = 600_000;

/** API of our own that gives up a call. It needs no SDK. */
export const CANCEL_API = 'bridge.cancel';

/** What a cancel came to. `cancelled`: the call gets its own answer all the same (2368, or 2010 for a question that nobody answered). */
export const CANCEL_STATES = ['cancelled', 'done', 'not-seen', 'cannot'] as const;

/** One of {@link CANCEL_STATES}. */
export type CancelState = (typeof CANCEL_STATES)[number];

/** A request with its limit, as the text of a frame. */
export function encodeLongRequest(transactionId: TransactionId, request: PimsRequest, limitMs: number): string {
  return JSON.stringify({ ...(JSON.parse(encodeRequest(transactionId, request)) as JsonObject), limitMs });
}

/** Asks the bridge to give up a call. Nothing is undone; what the call came to, its own answer says. */
export function cancelCall(transactionId: TransactionId): PimsRequest {
  return { method: 'set', api: CANCEL_API, parameters: { transactionId } };
}

/** The answer to {@link cancelCall}; null: unreadable. */
export function parseCancel(result: JsonObject | null): CancelState | null {
  return CANCEL_STATES.find((one) => one === result?.['state']) ?? null;
}

/** The progress that a message tells; null: it is something else, an event of a subscription for one. A word of a later version reads as at work. */
export function progressOf(answer: Answer): Progress | null {
  if (answer.status !== 'RESULT' || !('result' in answer) || !Object.hasOwn(answer.result, 'progress')) return null;
  const said = answer.result['progress'];
  return typeof said === 'string' ? (PROGRESS.find((one) => one === said) ?? 'person-at-work') : null;
}
