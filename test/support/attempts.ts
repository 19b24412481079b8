/** Attempts that a log already holds, for tests of what comes after them. */
import type { EntryDraft } from '../../app/audit/entry/types.ts';
import { parseVin } from '../../app/vehicle/vin.ts';
import type { RunningConsole } from '../../main/console/console.ts';
import { newTransactionId } from '../../main/pims/transaction.ts';

/** The entries of an attempt that was sent, had no answer and was resolved. */
export function attemptThatEnds({ current }: RunningConsole, text: string, as: 'activated-code-lost' | 'no-effect'): readonly EntryDraft[] {
  const { context, trail } = current();
  const vin = parseVin(text);
  if (vin === null) throw new Error('no VIN');
  const [base, tx] = [{ act: context.newAttemptId(), veh: trail.vehicle(vin) }, newTransactionId()];
  return [
    { kind: 'checked', ...base, d: { src: 'scanned' } },
    { kind: 'intent', ...base, d: { tx, lim: context.activationLimitMs() }, personal: { vin } },
    { kind: 'sent', ...base, d: { tx, at: context.clock.wall() } },
    { kind: 'unknown', ...base, out: 'timeout', d: { tx } },
    { kind: 'resolved', ...base, out: as, d: { tx, by: 'read-back', code: as === 'no-effect' ? 'none' : 'lost' } },
  ];
}
