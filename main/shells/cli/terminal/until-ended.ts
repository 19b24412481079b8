/** Waiting for Ctrl-C. */

/** Resolves when `ended` fires; at once when it has already. */
export function untilEnded(ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (ended.aborted) resolve();
    else ended.addEventListener('abort', () => resolve(), { once: true });
  });
}
