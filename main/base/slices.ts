/** Long work on the main thread, cut by the clock instead of by a count: entries differ in size, and computers in speed. */
import { nextTurn } from './turn.ts';

/** Work between two turns of the event loop, ms. A frame of the screen has 16. */
const SLICE_MS = 8;

/** Call it between two pieces of work and await what it returns: it gives everything else its turn once the slice is used up. */
export function slices(ms = SLICE_MS): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < ms) return;
    await nextTurn();
    since = performance.now();
  };
}
