/** The console as a whole: everything started in order, everything stopped in order; and the second start, which watches. */
export { startConsole, type ConsoleOptions, type RunningConsole, type StartStep } from './console.ts';
export { startWatching } from './watch.ts';
