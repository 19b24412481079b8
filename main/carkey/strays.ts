/** Answers that nobody waits for any more: recorded always, and applied to the attempt they belong to (rule 3). */
import { keptAnswer } from '../../app/carkey/kept-answer.ts';
import { judgeLateAnswer } from '../../app/carkey/verdict.ts';
import { pimsErrorInfo } from '../../app/pims/errors.ts';
import { isOwnTransactionId } from '../../app/pims/forms.ts';
import { parseActivation } from '../../app/pims/schemas.ts';
import type { AttemptId } from '../../app/carkey/types.ts';
import type { AttemptRecord } from '../audit/api.ts';
import type { Stray } from '../pims/api.ts';
import { signed, type CarKeyContext } from './context.ts';
import { settle } from './settle.ts';

function recordStray(context: CarKeyContext, stray: Stray, record: AttemptRecord | null): void {
  const owner = record === null ? {} : { act: record.id, veh: record.veh };
  const draft =
    stray.kind === 'fault'
      ? ({ kind: 'answer', out: 'unreadable', d: { reason: stray.fault, n: stray.bytes } } as const)
      : ({
          kind: 'answer',
          out: stray.kind,
          // The id of a stranger may be any text; one that we could have made is worth keeping.
          d: { ...(isOwnTransactionId(stray.answer.transactionId) ? { tx: stray.answer.transactionId } : {}), word: stray.answer.status },
          ...owner,
          ...(record === null ? {} : { personal: { answer: keptAnswer(stray.answer.raw) } }),
        } as const);
  const written = context.trail.append(signed(context, draft));
  if (!written.ok) context.log.warn('stray-not-recorded', { reason: written.error });
}

/**
 * Follows stray frames. A late answer of an attempt resolves it, whether its request timed out or an earlier run sent it;
 * doubles change nothing, strangers are only recorded. `onSettled` is told which attempt changed.
 */
export function followStrays(context: CarKeyContext, onSettled: (id: AttemptId) => void): () => void {
  return context.bridge.onStray((stray) => {
    const record = stray.kind === 'fault' ? null : context.trail.attemptByTransaction(stray.answer.transactionId);
    recordStray(context, stray, record);
    if (stray.kind === 'fault' || stray.kind === 'double' || record?.vin === null || record === null) return;
    const verdict = judgeLateAnswer(stray.answer, record.vin, parseActivation, (code) => pimsErrorInfo(code).effect);
    if (verdict === null) return;
    const settled = settle(context, record, { verdict, raw: stray.answer.raw, late: true, elapsedMs: null });
    if (settled.ok) onSettled(record.id);
    else if (settled.error !== 'ignored') context.log.error('late-answer-not-recorded', { reason: settled.error });
  });
}
