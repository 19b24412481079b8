/** Where a run waits for a one-time password, whichever run it is. */
import type { RunView } from '../../../../app/contract/index.ts';

/** Is it what comes next? Then it is asked for in a dialog of its own, and the run is at the same place afterwards. */
export function isCodeWanted({ state }: Pick<RunView, 'state'>): boolean {
  return state.name === 'waiting' && (state.goal === 'one-time-code' || state.trouble?.kind === 'one-time-code');
}
