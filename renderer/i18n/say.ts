/** From closed words to sentences: the domain's own, with the values of the case filled in. */
import type { JobStage, Problem, StatusWord } from '../../app/carkey/index.ts';
import { type BridgeProblem, pimsErrorInfo, type RetryVerdict } from '../../app/pims/index.ts';
import type { VinProblem, VinRepair } from '../../app/vehicle/index.ts';
import { adviceOf, fill, type PimsAdvice, type Remedy, sayUnknown, type Words } from '../../app/words/shape/index.ts';
import type { Speech } from './language.tsx';

/** Values of a problem or repair, for the places of its sentence. Its `code` is not one. */
function valuesOf(of: VinProblem | VinRepair): Readonly<Record<string, string | number>> {
  return Object.fromEntries(Object.entries(of).filter(([name]) => name !== 'code'));
}

/** What is wrong with a text that should be a VIN. */
export function sayVinProblem(words: Words, problem: VinProblem): string {
  return fill(words.vinProblem[problem.code], valuesOf(problem));
}

/** What a suggestion changes. */
export function sayRepair(words: Words, repair: VinRepair): string {
  return fill(words.vinRepair[repair.code], valuesOf(repair));
}

/** A status word as the history keeps it: a text, since an older program may have written one that is unknown today. */
export function sayHistoryWord(words: Words, word: string): string {
  return Object.hasOwn(words.statusWord, word) ? words.statusWord[word as StatusWord].word : word;
}

/** What the job is busy with. */
export function sayStage(words: Words, stage: JobStage): string {
  return words.jobStage[stage];
}

/** Brands as one text; two when the maker's code does not tell them apart. Empty when none is known. */
export function brandList(brands: readonly string[]): string {
  return brands.join(' / ');
}

/** An error card. `verdict` says whether the same thing may be done again; null where that is not the question. */
type ProblemCard = Remedy & Partial<Omit<PimsAdvice, keyof Remedy>> & { readonly verdict: RetryVerdict | null };

/** What may pass by itself; everything else of the bridge needs a person to change something first. */
const PASSES: ReadonlySet<BridgeProblem> = new Set([
  'unreachable',
  'no-pong',
  'flooding',
  'closed',
  'busy',
  'too-many-requests',
  'server-trouble',
  'login-page',
  'pims-not-started',
]);

/** The card of a problem. */
export function cardOf({ words, labels }: Pick<Speech, 'words' | 'labels'>, problem: Problem): ProblemCard {
  switch (problem.kind) {
    case 'pims': {
      const info = pimsErrorInfo(problem.code);
      return { ...adviceOf(words, problem.code, info.group), verdict: info[problem.method] };
    }
    case 'bridge':
      return { ...words.bridgeProblem[problem.problem], verdict: PASSES.has(problem.problem) ? 'safe' : 'after-fix' };
    case 'unknown-outcome':
      return { hands: words.nextAction['check-again'].help, meaning: sayUnknown(words, problem), verdict: 'read-first' };
    case 'not-sent':
      return { hands: labels.problem.handsNotSent, meaning: words.refusalNotSent[problem.reason], verdict: 'after-fix' };
    case 'status':
      return {
        hands: labels.problem.handsStatus,
        meaning: problem.contradictions.map((one) => words.contradiction[one]).join(' '),
        verdict: 'safe',
      };
    case 'log':
      return { ...words.logProblem[problem.reason], verdict: null };
  }
}
