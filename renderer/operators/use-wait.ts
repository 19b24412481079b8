/** Counts down the wait after a refused PIN, on the page's monotonic clock. */
import { useState } from 'react';
import type { OperatorProblem } from '../../app/operators/index.ts';
import { clock } from '../lib/format.ts';
import { useMono } from '../hooks/hooks.ts';

/** The wait. `left` in ms, 0 for none; `text` as a clock; `over`: one has just passed. */
type Wait = {
  readonly left: number;
  readonly text: string;
  readonly over: boolean;
  /** Starts the wait that a refusal asks for; a refusal without one ends it. */
  readonly begin: (problem: OperatorProblem | undefined) => void;
};

/** No wait at first. */
export function useWait(): Wait {
  const mono = useMono();
  const [until, setUntil] = useState<number | null>(null);
  const left = until === null ? 0 : Math.max(0, until - mono);
  return {
    left,
    text: clock(left),
    over: until !== null && left === 0,
    begin: (problem) => {
      const waitMs = problem !== undefined && 'waitMs' in problem ? problem.waitMs : 0;
      setUntil(waitMs > 0 ? performance.now() + waitMs : null);
    },
  };
}
