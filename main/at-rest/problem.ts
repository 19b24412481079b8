/** Why a log at rest cannot be used. */
import { fail, type Result } from '../../app/base/index.ts';
import type { LogProblem } from '../../app/carkey/index.ts';

/** `keys-sealed`: its keys cannot be opened here, by the code that a script sees; `log`: what is wrong with the log. */
export type AtRestProblem = { readonly kind: 'keys-sealed'; readonly code: string } | { readonly kind: 'log'; readonly reason: LogProblem };

/** A log that cannot be used. */
export function logFails(reason: LogProblem): Result<never, AtRestProblem> {
  return fail({ kind: 'log', reason });
}
