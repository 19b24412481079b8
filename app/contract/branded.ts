/**
 * Texts that become what they name at the border: behind the schema there is a `Vin` or an `AttemptId`, and nothing parses or casts again.
 * A text that is no VIN has a refusal of its own; whoever parses a message asks {@link refusalOf} for it.
 */
import * as z from 'zod';
import { ATTEMPT_ID } from '../audit/entry/index.ts';
import type { AttemptId } from '../carkey/index.ts';
import type { ConsoleError } from '../refusals/index.ts';
import { parseVin, type Vin } from '../vehicle/index.ts';

/** The code of the contract that a failed schema stands for; a failure of form has none. */
const NOT_A_VIN = { code: 'invalid-vin' } as const satisfies ConsoleError;

/** A VIN. What was typed or scanned is judged and repaired by the page (app/vehicle); a message names what came out of it. */
export const vinText: z.ZodType<Vin, string> = z
  .string()
  .min(1)
  .max(64)
  .transform((text, context) => {
    const vin = parseVin(text);
    if (vin !== null) return vin;
    context.issues.push({ code: 'custom', input: text, params: NOT_A_VIN });
    return z.NEVER;
  });

/** The id of an attempt. Its form is all that a schema can judge. */
export const attemptId = z.string().regex(ATTEMPT_ID) as unknown as z.ZodType<AttemptId, string>;

/** The refusal that a payload gets which fits its schema but for a text that is no VIN; null where its form is wrong. */
export function refusalOf({ issues }: z.ZodError): ConsoleError | null {
  return issues.every((issue) => issue.code === 'custom' && issue.params === NOT_A_VIN) ? NOT_A_VIN : null;
}
