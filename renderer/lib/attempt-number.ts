/** The short form of an attempt's id: what is said on the phone, and what the find field takes. */
import type { AttemptId } from '../../app/carkey/index.ts';

/** `A-` and eight characters: some 2^38 different ones, so that one log never meets two by chance that anybody would notice. */
const SHORT = 10;

/** The number of an attempt for the phone. */
export function attemptNumber(id: AttemptId): string {
  return id.slice(0, SHORT);
}
