/** An attempt's row as the rest of the console knows it. */
import type { AttemptFold } from '../../../app/audit/projection-rows.ts';
import type { EntryKind, VehicleRef } from '../../../app/audit/kinds.ts';
import type { AttemptId, AttemptState, Expiry, RefusalReason, Resolution, UnknownReason } from '../../../app/carkey/types.ts';
import type { TransactionId } from '../../../app/pims/types.ts';
import type { Vin } from '../../../app/vehicle/types.ts';

/** One attempt as the projection knows it. */
export type AttemptRecord = {
  readonly id: AttemptId;
  readonly veh: VehicleRef;
  /** Null once the vehicle was forgotten. */
  readonly vin: Vin | null;
  readonly state: AttemptState;
  readonly transactionId: TransactionId | null;
  readonly handedOver: boolean;
  /** Simulator scenario it ran against; null on a real bridge. */
  readonly scenario: string | null;
  readonly openedAt: number;
  readonly updatedAt: number;
  /** Answer limit it was sent with, ms; the late-answer window is twice that. */
  readonly limitMs: number | null;
  readonly steps: readonly { readonly name: AttemptState['name'] | 'read-back'; readonly at: number }[];
};

type Step = AttemptRecord['steps'][number];
type Told = { readonly kind: EntryKind; readonly out?: string | null; readonly ts: number };

/** Makes the record from its row and from what its entries tell, oldest first. */
export function attemptRecord(row: AttemptFold, told: readonly Told[], vin: Vin | null): AttemptRecord {
  return {
    id: row.act,
    veh: row.veh,
    vin,
    state: stateOf(row),
    transactionId: row.tx as TransactionId | null,
    handedOver: row.handed === 1,
    scenario: row.sim,
    openedAt: row.opened,
    updatedAt: row.updated,
    limitMs: row.lim,
    steps: told.flatMap(stepOf),
  };
}

function stateOf(row: AttemptFold): AttemptState {
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

function stepOf({ kind, out, ts }: Told): readonly Step[] {
  switch (kind) {
    case 'checked':
    case 'intent':
    case 'sent':
    case 'unknown':
    case 'resolved':
    case 'read-back':
      return [{ name: kind, at: ts }];
    case 'result':
      return [{ name: out === 'succeeded' ? 'succeeded' : 'refused', at: ts }];
    default:
      return [];
  }
}
