/** An attempt's row as the rest of the console knows it. */
import type { AttemptFold } from '../../../app/audit/rows/index.ts';
import type { EntryKind, VehicleRef } from '../../../app/audit/entry/index.ts';
import { stateOf } from '../../../app/audit/attempt/index.ts';
import type { AttemptId, AttemptState } from '../../../app/carkey/index.ts';
import type { TransactionId } from '../../../app/pims/index.ts';
import type { Vin } from '../../../app/vehicle/index.ts';

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
