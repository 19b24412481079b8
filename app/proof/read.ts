/** What came back over the bridge, as events of a proof. */
import { parseSignal, parseVehicleStatus } from '../pims/session-calls/index.ts';
import type { JsonObject } from '../base/index.ts';
import type { RequestOutcome, TransactionId } from '../pims/index.ts';
import type { Vin } from '../vehicle/index.ts';
import type { ProofEvent } from './types.ts';

/** What a read of the status came to. `at`: when the answer was here, UTC ms. A status that names no vehicle is that of the chosen one. */
export function statusEvent(outcome: RequestOutcome, vin: Vin, at: number): ProofEvent {
  if (outcome.kind === 'not-sent') return { type: 'read-lost', why: outcome.reason === 'aborted' ? 'aborted' : 'disconnected' };
  if (outcome.kind === 'no-answer') return { type: 'read-lost', why: outcome.reason };
  const { answer } = outcome;
  if (answer.status === 'FAILED') return { type: 'read-failed', code: answer.error.code };
  const status = parseVehicleStatus(answer.result);
  return { type: 'told', status, at, isOther: status !== null && status.vin !== null && status.vin !== vin };
}

/** What a command came to. */
export function commandEvent(tx: TransactionId, outcome: RequestOutcome): ProofEvent {
  switch (outcome.kind) {
    case 'not-sent':
      return { type: 'not-sent', tx, reason: outcome.reason };
    case 'no-answer':
      return { type: 'lost', tx, why: outcome.reason };
    case 'answered':
      return { type: 'answered', tx, code: outcome.answer.status === 'FAILED' ? outcome.answer.error.code : null };
  }
}

/** A signal; null: its code is none of the published ones. */
export function signalEvent(result: JsonObject | null): ProofEvent | null {
  const code = parseSignal(result);
  return code === null ? null : { type: 'signal', code };
}
