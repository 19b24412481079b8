/** The log that the options name, and what a person is told of one that cannot be used. */
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import type { LogProblem } from '../../../../app/carkey/index.ts';
import { wordsFor } from '../../../../app/words/index.ts';
import type { AtRestProblem, LogPlace } from '../../../at-rest/index.ts';
import { EXIT, exitOfProblem, failed, type Invocation, type CommandResult } from '../command/index.ts';
import { bridgeOverride } from './bridge-options.ts';

/** The log that the options name; without them the one that was written last. */
export async function logPlace(invocation: Invocation): Promise<Result<LogPlace, string>> {
  const override = bridgeOverride(invocation);
  if (!override.ok) return fail(override.error);
  const { logPlaces } = await import('../../../at-rest/index.ts');
  const places = logPlaces(invocation.dataDir);
  const wanted = places.find((place) => place.mode === override.value.mode) ?? places[0];
  return wanted === undefined ? fail('There is no log in this data folder.') : ok(wanted);
}

/** A log that cannot be used. */
export async function logFailure(problem: LogProblem): Promise<CommandResult> {
  const { hands, meaning } = (await wordsFor('en')).logProblem[problem];
  return failed(exitOfProblem({ kind: 'log', reason: problem }), problem, `${hands} ${meaning}`);
}

/** A log that cannot be used, or whose keys cannot be opened here. */
export async function atRestFailure(problem: AtRestProblem): Promise<CommandResult> {
  if (problem.kind === 'log') return logFailure(problem.reason);
  const { KEYS_SEALED } = await import('../../../secrets/index.ts');
  return failed(EXIT.fault, problem.code, KEYS_SEALED);
}
