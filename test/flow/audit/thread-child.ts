/**
 * Ends threads at every moment around their loading of the database's library: `orderly` as the product does, `at once` as the control. Prints
 * `lived` when the process lives to its end.
 */
import { startThread } from '../../../main/audit/verify/verify-thread.ts';

const orderly = process.argv[2] === 'orderly';
const THREAD = new URL('./loading-worker.mjs', import.meta.url);
/** Moments after the thread's begin at which it is ended, ms: loading falls somewhere among them on any computer. */
const moments = Array.from({ length: orderly ? 60 : 400 }, (_, step) => (step % 100) * 0.2);

for (const moment of moments) {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const { worker, end } = startThread(THREAD, flag);
  // Asleep until the thread says, right before it loads, that it is about to: a turn of the event loop would be too late.
  Atomics.wait(flag, 0, 0, 10_000);
  const until = performance.now() + moment;
  while (performance.now() < until);
  await (orderly ? end(true) : worker.terminate());
}
process.stdout.write('lived');
