/** One job after the other. A PIN costs 128 MiB and half a second: jobs that pile up are refused instead of served late. */

import { turns } from '../../base/index.ts';

/** Jobs in a row. */
export interface Queue {
  /** Runs the job when its turn comes; null when too many wait already. A job that fails does not stop the next. */
  run<T>(job: () => Promise<T>): Promise<T> | null;
}

/** Makes a queue for at most `limit` jobs, the running one included. */
export function createQueue(limit: number): Queue {
  let count = 0;
  const inTurn = turns();
  return {
    run(job) {
      if (count >= limit) return null;
      count += 1;
      return inTurn(() => job().finally(() => (count -= 1)));
    },
  };
}
