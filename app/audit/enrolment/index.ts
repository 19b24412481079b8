/** Enrolment runs in the log: one step writes state and entry, and the entry reads back as the state. */
export { beginRun, runEntry, runTransition, type RunEntry, type RunTransition } from './transition.ts';
export { runStateOf } from './fold.ts';
