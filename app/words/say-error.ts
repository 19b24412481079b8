/** A refused message in the words of one language: screens and command line say the same. */
import type { OperatorProblem, Role } from '../operators/index.ts';
import type { LogProblem } from '../carkey/index.ts';
import type { ConsoleError, Refusal } from '../refusals/index.ts';
import { fill, type Words } from './shape/index.ts';

/** Why the console did not do it, and what to do now: the most exact sentence that there is. */
export function sayError(words: Words, error: ConsoleError): string {
  if (error.refusal !== undefined) return sayRefusal(words, error.refusal);
  if (error.code === 'role' && error.whoMay !== undefined) return sayRefusedRole(words, error.whoMay);
  if (error.operator !== undefined) return sayOperator(words, error.operator);
  if (error.problem?.kind === 'log') return sayLogProblem(words, error.problem.reason);
  return words.consoleError[error.code];
}

/** What keeps a file from being written, and what to do. */
function sayLogProblem({ logProblem }: Words, problem: LogProblem): string {
  const { meaning, hands } = logProblem[problem];
  return `${meaning} ${hands}`;
}

/** The sentence of a reason, with its values. */
function sayRefusal(words: Words, refusal: Refusal): string {
  return fill(words.refusal[refusal.reason], valuesOf(words, refusal));
}

function valuesOf(words: Words, refusal: Refusal): Readonly<Record<string, string>> {
  if (refusal.reason === 'requirement-unmet') return { requirement: words.requirement[refusal.requirement].title };
  if (refusal.reason === 'car-not-read') return { hands: words.linkProblem[refusal.problem].hands };
  const numbers = new Intl.NumberFormat(words.language);
  return Object.fromEntries(
    Object.entries(refusal).map(([name, value]) => [name, typeof value === 'number' ? numbers.format(value) : value]),
  );
}

/** Why an operation on accounts or sessions did not happen. */
export function sayOperator(words: Words, problem: OperatorProblem): string {
  if (problem.code === 'bad-pin') return words.pinProblem[problem.pin];
  return fill(words.operatorProblem[problem.code], problem.code === 'wrong-pin' ? { triesLeft: problem.triesLeft } : {});
}

/** Who may do what this role may not, and that the try was logged: refusals of commands always are. */
function sayRefusedRole(words: Words, whoMay: readonly Role[]): string {
  const roles = new Intl.ListFormat(words.language, { type: 'disjunction' }).format(whoMay.map((role) => words.role[role]));
  return fill(words.roleRefused, { roles });
}
