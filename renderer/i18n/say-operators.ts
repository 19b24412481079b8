/** Accounts and rights in one sentence each. */
import type { Role } from '../../app/audit/types.ts';
import type { OperatorProblem } from '../../app/operators/types.ts';
import { fill, type Words } from '../../app/words/words.ts';

/** Why an operation on accounts or sessions did not happen. */
export function sayOperator(words: Words, problem: OperatorProblem): string {
  if (problem.code === 'bad-pin') return words.pinProblem[problem.pin];
  return fill(words.operatorProblem[problem.code], problem.code === 'wrong-pin' ? { triesLeft: problem.triesLeft } : {});
}

/** Who may do what this role may not, and that the try was logged: refusals of commands always are. */
export function sayRefusedRole(words: Words, whoMay: readonly Role[]): string {
  const roles = new Intl.ListFormat(words.language, { type: 'disjunction' }).format(whoMay.map((role) => words.role[role]));
  return fill(words.roleRefused, { roles });
}
