/** Waiting times between tries: doubles from 250 ms, never over 5 s. `tries` counts from 0. */
export function backoffMs(tries: number): number {
  return Math.min(5_000, 250 * 2 ** Math.min(tries, 10));
}

/** Resolves after `ms`, or at once when aborted. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
