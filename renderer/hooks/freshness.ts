/** What a view says can change by the passing of time alone: a status grows old, a late-answer window ends. Then the view is asked for again. */
import { useEffect } from 'react';
import { type JobView, STATUS_FRESH_MS } from '../../app/carkey/index.ts';
import { useJob, useStores } from '../stores/stores.ts';

/** The next moment (this computer's clock) after `view.asOf` at which the view would read differently; null when none is known. Pure. */
export function nextTurn(view: JobView): number | null {
  const deadline = view.status?.deadline ?? null;
  const offset = view.serverOffsetMs ?? 0;
  const moments = [
    view.status === null ? null : view.status.at + STATUS_FRESH_MS,
    deadline === null ? null : deadline - offset,
    view.attempt?.recheckAt ?? null,
  ];
  return moments.reduce<number | null>((next, at) => (at === null || at <= view.asOf || (next !== null && next <= at) ? next : at), null);
}

/** Longest timer that a browser keeps; a later moment is looked at again when it is reached. */
const LONGEST_MS = 2_000_000_000;

/** Asks for the job again when its view turns. */
export function useFreshness(): void {
  const { job } = useStores();
  const view = useJob((s) => s.view);
  useEffect(() => {
    const at = view === null ? null : nextTurn(view);
    if (at === null) return;
    const timer = setTimeout(() => void job.load(), Math.min(LONGEST_MS, Math.max(0, at - Date.now()) + 50));
    return () => clearTimeout(timer);
  }, [job, view]);
}
