/** Long work on the main thread is cut into pieces: between two of them everything else that waits has its turn. */

/** Resolves in the next turn of the event loop, after the input and output that wait. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
