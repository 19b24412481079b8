/** What is to happen later at the simulated phone. The customer goes on when the console is gone; a process that ends does not wait for it. */

/** All that waits, of all connections. */
export type Timers = {
  /** At once where no delay is asked for, so that reactions keep their order. `of`: the call it belongs to. */
  readonly start: (afterMs: number, of: string | null, run: () => void) => void;
  /** Forgets what belongs to a call. */
  readonly cancel: (of: string) => void;
  /** Forgets all, and takes nothing more that is for later. */
  readonly stop: () => void;
};

/** Opens an empty set. */
export function openTimers(): Timers {
  const waiting = new Map<NodeJS.Timeout, string | null>();
  let stopped = false;
  const forget = (timer: NodeJS.Timeout): void => {
    clearTimeout(timer);
    waiting.delete(timer);
  };
  const later = (afterMs: number, of: string | null, run: () => void): void => {
    const timer = setTimeout(() => {
      waiting.delete(timer);
      run();
    }, afterMs);
    timer.unref();
    waiting.set(timer, of);
  };
  return {
    start: (afterMs, of, run) => {
      if (afterMs === 0) run();
      else if (!stopped) later(afterMs, of, run);
    },
    cancel: (of) => [...waiting].filter(([, call]) => call === of).forEach(([timer]) => forget(timer)),
    stop: () => {
      stopped = true;
      [...waiting.keys()].forEach(forget);
    },
  };
}
