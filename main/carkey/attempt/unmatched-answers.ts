/** Answers that nobody waits for any more: written down or counted, and applied to the attempt they belong to (rule 3). */
import { keptAnswer, nextState } from '../../../app/carkey/attempt/index.ts';
import { judgeLateAnswer } from '../../../app/carkey/status/index.ts';
import { isOwnTransactionId, parseActivation, pimsErrorInfo } from '../../../app/pims/index.ts';
import type { EntryDraft } from '../../../app/audit/entry/index.ts';
import type { ActivationVerdict, AttemptId } from '../../../app/carkey/index.ts';
import type { AttemptRecord } from '../../audit/index.ts';
import type { Stray } from '../../pims/index.ts';
import { type CarKeyContext, signed } from '../index.ts';
import { settle } from './settle.ts';
import { StrayLedger, type StrayKind } from './unmatched-ledger.ts';

/** An answer to one attempt, and what it says about it. */
type Settling = { readonly record: AttemptRecord; readonly verdict: ActivationVerdict; readonly raw: string };

function write(context: CarKeyContext, draft: EntryDraft): void {
  const written = context.trail.append(signed(context, draft));
  if (!written.ok) context.log.warn('stray-not-recorded', { reason: written.error });
}

function kindOf(stray: Stray, record: AttemptRecord | null): StrayKind {
  if (stray.kind === 'fault') return { kind: 'answer', out: 'unreadable', reason: stray.fault };
  return { kind: 'answer', out: stray.kind, ...(record === null ? {} : { act: record.id, veh: record.veh }) };
}

function draftOf(stray: Stray, record: AttemptRecord | null): EntryDraft {
  const { reason, ...draft } = kindOf(stray, record);
  if (stray.kind === 'fault') return { ...draft, d: { ...(reason === undefined ? {} : { reason }), n: stray.bytes } };
  return {
    ...draft,
    // The id of a stranger may be any text; one that we could have made is worth keeping.
    d: { ...(isOwnTransactionId(stray.answer.transactionId) ? { tx: stray.answer.transactionId } : {}), word: stray.answer.status },
    ...(record === null ? {} : { personal: { answer: keptAnswer(stray.answer.raw) } }),
  };
}

/** What a stray would change; null when it changes nothing. */
function settlingOf(stray: Stray, record: AttemptRecord | null): Settling | null {
  if (stray.kind === 'fault' || stray.kind === 'double' || record?.vin === null || record === null) return null;
  const verdict = judgeLateAnswer(stray.answer, record.vin, parseActivation, (code) => pimsErrorInfo(code).effect);
  if (verdict === null || !nextState(record.state, { type: 'verdict', verdict, late: true }).ok) return null;
  return { record, verdict, raw: stray.answer.raw };
}

/**
 * Follows stray frames. A late answer of an attempt resolves it, whether its request timed out or an earlier run sent it; it is written down
 * and applied at once, whatever else comes in. Doubles and strangers change nothing: the first few are written down, then they are counted.
 * `onSettled` is told which attempt changed.
 */
export function followStrays(context: CarKeyContext, onSettled: (id: AttemptId) => void): () => void {
  const { clock, bridgeLimits: limits } = context;
  const ledger = new StrayLedger({ clock, limits, write: (draft) => write(context, draft) });
  const unlisten = context.bridge.onStray((stray) => {
    const record = stray.kind === 'fault' ? null : context.trail.attemptByTransaction(stray.answer.transactionId);
    const settling = settlingOf(stray, record);
    if (settling !== null || ledger.admit(kindOf(stray, record))) write(context, draftOf(stray, record));
    if (settling === null) return;
    const { verdict, raw } = settling;
    const settled = settle(context, settling.record, { verdict, raw, late: true, elapsedMs: null });
    if (settled.ok) onSettled(settling.record.id);
    else if (settled.error !== 'ignored') context.log.error('late-answer-not-recorded', { reason: settled.error });
  });
  return () => {
    unlisten();
    ledger.stop();
  };
}
