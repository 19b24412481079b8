/**
 * Small files that serve the proof of a log and not its work: the second places of the newest head, a contradiction that was found. A disk that
 * does not take one of them holds up nobody: it is written down as owed, and tried again until it is done.
 */
import type { LogProblem } from '../../app/carkey/index.ts';
import { asResult } from './problems.ts';

/** First and longest wait before the next try, ms; each is twice the one before. */
const FIRST_MS = 250;
const LONGEST_MS = 60_000;

/** Work that is done now or later. */
export interface Debts {
  /** Does it, now unless the same was refused just before; the newest under a name stands for all before it. Throws only for a bug. */
  settle(name: string, work: () => void): void;
  /** Why something is owed; null while nothing is. */
  problem(): LogProblem | null;
  /** Tries everything once more, and no more after that. */
  stop(): void;
}

/** `onTrouble`: the first refusal, and null once nothing is owed any more. */
export function createDebts(onTrouble: (problem: LogProblem | null) => void): Debts {
  const owed = new Map<string, () => void>();
  let problem: LogProblem | null = null;
  let wait = FIRST_MS;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  const tell = (next: LogProblem | null): void => {
    const news = (next === null) !== (problem === null);
    problem = next;
    if (news) onTrouble(next);
  };
  const tryAgain = (): void => {
    timer = null;
    const left = [...owed].flatMap(([name, work]) => {
      const done = asResult(work);
      if (!done.ok) return [done.error];
      owed.delete(name);
      return [];
    });
    tell(left[0] ?? null);
    if (left.length === 0) wait = FIRST_MS;
    else later();
  };
  const later = (): void => {
    if (stopped) return;
    timer ??= setTimeout(tryAgain, wait);
    timer.unref();
    wait = Math.min(2 * wait, LONGEST_MS);
  };
  return {
    settle(name, work) {
      const isRefused = owed.has(name);
      const done = isRefused && !stopped ? null : asResult(work);
      if (done?.ok === true) {
        owed.delete(name);
        return;
      }
      owed.set(name, work);
      if (done !== null) tell(done.error);
      if (timer === null) later();
    },
    problem: () => problem,
    stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      tryAgain();
    },
  };
}
