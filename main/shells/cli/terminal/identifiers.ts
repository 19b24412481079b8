/** VINs and ids of attempts as they are typed: parsed here once, so that no command does it again. */
import { parseAttemptId } from '../../../../app/audit/entry/index.ts';
import type { AttemptId } from '../../../../app/carkey/index.ts';
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import { parseVin, type Vin } from '../../../../app/vehicle/index.ts';
import { textOf, type Values } from '../command/index.ts';

const VIN_FORM = '--vin takes a VIN: 17 characters, digits and capital letters without I, O and Q ("carkey vin TEXT" explains).';
const ATTEMPT_FORM = '--attempt takes the id of an attempt ("carkey attempts --all" lists them).';

/** The VIN of `--vin`, or one sentence about what was given; null where the option is not. */
export function vinIn(values: Values): Result<Vin | null, string> {
  const text = textOf(values, 'vin');
  if (text === undefined) return ok(null);
  const vin = parseVin(text);
  return vin === null ? fail(VIN_FORM) : ok(vin);
}

/** The VIN of a command that needs one. */
export function neededVin(values: Values): Result<Vin, string> {
  const vin = vinIn(values);
  if (!vin.ok) return vin;
  return vin.value === null ? fail(VIN_FORM) : ok(vin.value);
}

/** The id of `--attempt`; null where the option is not given. */
export function attemptIn(values: Values): Result<AttemptId | null, string> {
  const text = textOf(values, 'attempt');
  if (text === undefined) return ok(null);
  const id = parseAttemptId(text);
  return id === null ? fail(ATTEMPT_FORM) : ok(id);
}
