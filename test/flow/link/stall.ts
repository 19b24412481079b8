/** Measures how long this thread's event loop answers nobody, beyond what the whole machine is slow. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const TICK_MS = 5;

/** The same measurement on a thread that does nothing else: what it misses, too many processes took. */
const BYSTANDER = `
const { parentPort } = require('node:worker_threads');
let last = performance.now();
let longest = 0;
setInterval(() => {
  const now = performance.now();
  longest = Math.max(longest, now - last);
  last = now;
}, ${TICK_MS});
parentPort.on('message', () => parentPort.postMessage(longest));
parentPort.postMessage('ready');
`;

/** Runs `work` and gives the longest pause between two turns of the loop meanwhile, less the longest one of an idle thread, ms. */
export async function longestStall(work: () => Promise<unknown>): Promise<number> {
  const bystander = new Worker(BYSTANDER, { eval: true });
  await once(bystander, 'message');
  let last = performance.now();
  let longest = 0;
  const turn = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(turn, TICK_MS);
  await work();
  // A stall that has just ended is seen by one more turn.
  await new Promise((resolve) => setImmediate(resolve));
  turn();
  clearInterval(timer);
  bystander.postMessage('how long?');
  const [slow] = (await once(bystander, 'message')) as [number];
  await bystander.terminate();
  return longest - slow;
}
