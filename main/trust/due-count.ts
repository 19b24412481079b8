/** How many vehicles are due for erasure. Asking takes a look at every vehicle, so the answer is kept for a while. */
import type { TrailCare } from '../audit/api.ts';
import type { Clock } from '../clock.ts';

/** How long an answer is kept, ms: a period is counted in days. */
const KEPT_MS = 3_600_000;

/** What is counted. `days`: the retention period, null when a person has not decided. */
export type DueParts = { readonly care: Pick<TrailCare, 'dueForErasure'>; readonly clock: Clock; readonly days: () => number | null };

/** The count. */
export interface DueCount {
  /** Null without a retention period. */
  get(): number | null;
  /** Something was erased: the next question counts anew. */
  forget(): void;
}

/** Prepares the count; the first question counts. */
export function dueCount({ care, clock, days }: DueParts): DueCount {
  let kept: { readonly days: number; readonly at: number; readonly count: number } | null = null;
  return {
    get() {
      const period = days();
      if (period === null) return null;
      const now = clock.mono();
      if (kept?.days !== period || now - kept.at >= KEPT_MS) kept = { days: period, at: now, count: care.dueForErasure(period).length };
      return kept.count;
    },
    forget: () => void (kept = null),
  };
}
