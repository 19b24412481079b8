/** How many vehicles are due for erasure. Counting takes a look at every vehicle, so it is done beside everything else, and kept for a while. */
import type { TrailMaintenance } from '../audit/index.ts';
import { type Clock, faultFields, type Logger } from '../base/index.ts';

/** How long an answer is kept, ms: a period is counted in days. */
const KEPT_MS = 3_600_000;

/** What is counted. `days`: the retention period, null when a person has not decided. `onCounted`: told when a count came to another number. */
export type DueParts = {
  readonly maintenance: Pick<TrailMaintenance, 'dueForErasure'>;
  readonly clock: Clock;
  readonly days: () => number | null;
  readonly onCounted: () => void;
  readonly log: Logger;
};

/** The count. */
export interface DueCount {
  /** The last count; null without a retention period, and until the first count for it is done. Begins a count when it is time for one. */
  get(): number | null;
  /** Something was erased: the next question counts anew. */
  forget(): void;
  /** Calls a running count off. Before the trail is stopped. */
  stop(): Promise<void>;
}

/** Prepares the count; the first question begins it. */
export function dueCount({ maintenance, clock, days, onCounted, log }: DueParts): DueCount {
  const ended = new AbortController();
  let kept: { readonly days: number; readonly at: number; readonly count: number } | null = null;
  let stale = true;
  let running: Promise<void> | null = null;

  /** Resolves to whether it came to another number. */
  const count = async (period: number): Promise<boolean> => {
    stale = false;
    const due = await maintenance.dueForErasure(period, ended.signal);
    if (ended.signal.aborted) return false;
    const known = kept?.days === period ? kept.count : null;
    kept = { days: period, at: clock.mono(), count: due.length };
    return known !== due.length;
  };
  const begin = async (period: number): Promise<void> => {
    let news = false;
    try {
      news = await count(period);
    } catch (fault) {
      stale = true;
      log.error('due-count-failed', faultFields(fault));
    }
    running = null;
    if (news) onCounted();
  };
  return {
    get() {
      const period = days();
      if (period === null || ended.signal.aborted) return null;
      const due = stale || kept?.days !== period || clock.mono() - kept.at >= KEPT_MS;
      if (due && running === null) running = begin(period);
      return kept?.days === period ? kept.count : null;
    },
    forget: () => void (stale = true),
    async stop() {
      ended.abort();
      await running;
    },
  };
}
