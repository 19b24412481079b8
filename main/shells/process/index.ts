/** How a program of ours ends: when it is asked to, and after a fault that nobody handled. Loads no package, so that a short command starts at once. */
export { askToEnd, onAskedToEnd } from './end-message.ts';
export { endOnFault, type FaultLog } from './faults.ts';
