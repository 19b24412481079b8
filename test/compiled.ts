/** Compiled code for the programs that tests start by the hundred: consoles, link processes and the runners' own workers. */
import { join } from 'node:path';

/**
 * Lets every Node started from here on keep its compiled code where the command line keeps its own, which more than halves what the start of a link
 * process costs. What stands there is found by the content of its source, so nothing stale is run.
 */
export function keepCompiled(): void {
  process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '..', 'node_modules', '.cache', 'carkey');
}
