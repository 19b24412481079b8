/** An attempt's state in one word, for rows, exports and the command line. */
import type { AttemptState } from '../index.ts';

/** Outcome in one closed word: `confirmed`, `error`, a reason, a resolution; null while it runs. */
export function outcomeOf(state: AttemptState): string | null {
  switch (state.name) {
    case 'succeeded':
      return state.readBack;
    case 'refused':
      return state.because.kind === 'error' ? 'error' : state.because.reason;
    case 'unknown':
      return state.reason;
    case 'resolved':
      return state.as;
    case 'checked':
    case 'intent':
    case 'sent':
      return null;
  }
}
