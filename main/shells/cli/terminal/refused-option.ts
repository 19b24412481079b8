/** Why an option of the command line cannot be used, in the words that screens have for the same reason. */
import type { Reason } from '../../../../app/refusals/index.ts';
import { refusals } from '../../../../app/words/en/index.ts';

/** One sentence about an option. The command line speaks English; what it refuses has a code for scripts. */
export function refusedOption(option: `--${string}`, reason: Reason): string {
  return `${option}: ${refusals.refusal[reason]}`;
}
