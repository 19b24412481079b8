/** Forgets a vehicle for good, wherever the console knows it: in work, in the vault, in saved views. */
import type { ErasureGround } from '../../app/audit/entry/index.ts';
import { type ErasureView, namesVehicle } from '../../app/audit/search/index.ts';
import { fail, ok, type Result } from '../../app/base/index.ts';
import type { ConsoleError } from '../../app/contract/index.ts';
import { refused } from '../../app/refusals/index.ts';
import type { Vin } from '../../app/vehicle/index.ts';
import type { ForgetProblem } from '../audit/index.ts';
import { byOf } from '../carkey/index.ts';
import { type SettingsStore, withoutViews } from '../settings/index.ts';
import type { RunningMode } from './mode.ts';

const NOT_KNOWN: ConsoleError = refused({ reason: 'vehicle-not-known' });

/** Forgets it; a vehicle that is in work is laid aside first. `onGone` is told before the views that name it go. */
export function forgetVehicle(
  { mode, trail, trust, context, job }: RunningMode,
  settings: SettingsStore,
  { vin, ground }: { readonly vin: Vin; readonly ground: ErasureGround },
  onGone: () => void,
): Result<ErasureView, ConsoleError> {
  const veh = trail.findVehicle(vin);
  if (veh === null) return fail(NOT_KNOWN);
  const laidAside = job.view().vin === vin ? job.close() : ok(null);
  if (!laidAside.ok) return laidAside;
  const done = trust.maintenance.forget(veh, ground, byOf(context));
  if (!done.ok) return fail(notForgotten(done.error));
  // The entry of the erasure comes before the values go, and so does what its listeners count.
  onGone();
  const kept = withoutViews(settings.get(), mode, ({ filter }) => namesVehicle(filter, vin));
  if (kept !== null) settings.change(kept);
  return done;
}

function notForgotten(problem: ForgetProblem): ConsoleError {
  if (problem === 'open-attempt') return refused({ reason: 'forget-open-attempt' });
  if (problem === 'unknown-vehicle') return NOT_KNOWN;
  return { code: 'log-unwritable', detail: `The log cannot be written (${problem}), so nothing was forgotten.` };
}
