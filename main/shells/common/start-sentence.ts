/** What a shell tells a person when the console does not start. */
import type { StartProblem } from '../../data-folder/index.ts';

/** One sentence for a person. */
export function startSentence(problem: StartProblem): string {
  switch (problem.code) {
    case 'internal':
      return `The console did not start: ${problem.detail}`;
    case 'newer-data':
    case 'in-use':
    case 'other-writer':
    case 'log-unwritable':
    case 'log-damaged':
    case 'bad-data-dir':
    case 'bad-scenario':
    case 'keys-sealed':
      return problem.detail;
  }
}
