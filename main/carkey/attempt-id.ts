/** Ids of attempts. */
import { attemptRef, REF_BYTES } from '../../app/audit/entry/index.ts';
import type { AttemptId } from '../../app/carkey/index.ts';
import { type Random, systemRandom } from '../base/index.ts';

/** A new id for an attempt. */
export function newAttemptId(random: Random = systemRandom): AttemptId {
  return attemptRef(random(REF_BYTES));
}
