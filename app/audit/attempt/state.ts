/** The state of an attempt from its row: what fold.ts made of the entries that transition.ts wrote. */
import type { AttemptState, Expiry, RefusalReason, Resolution, UnknownReason } from '../../carkey/index.ts';
import type { TransactionId } from '../../pims/index.ts';
import type { AttemptFold } from '../rows/index.ts';

/** Total: a row of a log that was damaged gives a state too, the most careful one. */
export function stateOf(row: AttemptFold): AttemptState {
  const transactionId = (row.tx ?? '') as TransactionId;
  const sentAt = row.sent ?? row.opened;
  switch (row.state) {
    case 'checked':
      return { name: 'checked' };
    case 'intent':
      return { name: 'intent', transactionId };
    case 'sent':
      return { name: 'sent', transactionId, sentAt };
    case 'succeeded':
      return { name: 'succeeded', transactionId, code: row.code, expiry: expiryOf(row), readBack: row.readback };
    case 'refused':
      return { name: 'refused', transactionId: row.tx as TransactionId | null, because: refusalOf(row) };
    case 'unknown': {
      const reason = (row.why ?? 'unreadable-answer') as UnknownReason;
      return { name: 'unknown', transactionId, sentAt, reason, errorCode: row.err, noEffectSeen: row.noeffect === 1 };
    }
    case 'resolved':
      return {
        name: 'resolved',
        transactionId,
        as: row.why as Resolution,
        by: row.by as 'late-answer' | 'read-back' | 'person',
        code: row.code,
        expiry: expiryOf(row),
      };
  }
}

/** The text of the date as received is in the sealed answer; the log keeps the moment. */
function expiryOf(row: AttemptFold): Expiry {
  if (row.exp !== null) return { kind: 'at', at: row.exp, raw: new Date(row.exp).toISOString() };
  return { kind: 'unknown', reason: (row.noexp ?? 'missing') as Extract<Expiry, { kind: 'unknown' }>['reason'], raw: null };
}

function refusalOf(row: AttemptFold): RefusalReason {
  if (row.why === 'error') return { kind: 'error', code: row.err ?? 0 };
  return { kind: 'not-sent', reason: row.why as Extract<RefusalReason, { kind: 'not-sent' }>['reason'] };
}
