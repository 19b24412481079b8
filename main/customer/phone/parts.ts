/** What the services of the customer's side share. */
import type { EntryDraft, VehicleRef } from '../../../app/audit/entry/index.ts';
import type { ConsoleError } from '../../../app/contract/index.ts';
import type { RunNow } from '../../../app/operators/index.ts';
import { type Refusal, refused } from '../../../app/refusals/index.ts';
import { fail, type Result } from '../../../app/base/index.ts';
import type { Vin } from '../../../app/vehicle/index.ts';
import { type CarKeyContext, signed, simulated } from '../../carkey/index.ts';

/** What the customer's side is built from. */
export type CustomerParts = {
  readonly context: CarKeyContext;
  /** Key of account references in this log, 32 bytes. */
  readonly accountKey: Uint8Array;
  /** Limit for the answer to an ask, ms. */
  readonly answerMs: number;
  /** Is the customer signed out at the end of a job (a setting)? */
  readonly signOutAtEnd: () => boolean;
  /** Where this run stands in time, for the spacing of a site; null: nothing is spaced (practice). */
  readonly now: (() => RunNow) | null;
  /** What runs at the vehicle and lets nothing else be sent. */
  readonly running: () => Refusal | null;
  /** Something is to be shown anew. */
  readonly changed: () => void;
};

/** The vehicle in work. */
export type InWork = { readonly vin: Vin; readonly veh: VehicleRef };

/** What an act comes to: begun, or why not. */
export type Acted = Result<null, ConsoleError>;

/** A refusal. */
export const no = (refusal: Refusal): { readonly ok: false; readonly error: ConsoleError } => fail(refused(refusal));

/** What keeps anything from being sent over the bridge now; null: nothing does. */
export function hurdle({ context, running }: CustomerParts): ConsoleError | null {
  const busy = running();
  if (busy !== null) return refused(busy);
  return context.bridge.state().name === 'ready' ? null : refused({ reason: 'phone-not-connected' });
}

/** Writes an entry down with who acts and what plays; that the log did not take it stands in the program's log, by the name of the failure. */
export function record({ context }: Pick<CustomerParts, 'context'>, draft: EntryDraft, failure: string): boolean {
  const written = context.trail.append(signed(context, { ...draft, d: { ...draft.d, ...simulated(context) } }));
  if (!written.ok) context.log.error(failure, { reason: written.error });
  return written.ok;
}
