/** Opens the trail in the folder given, asks for its head and its first page, and prints the milliseconds that took, and the memory, in bytes. */
import { reopen } from './generator.ts';

const start = performance.now();
const trail = reopen(process.argv[2] ?? '');
trail.view();
trail.list({}, undefined, 50);
console.log((performance.now() - start).toFixed(2), process.memoryUsage.rss());
trail.stop();
