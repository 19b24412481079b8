/** An attempt in the log: one step makes its state and its entry, one fold reads the entries back. */
export { foldAttempt } from './fold.ts';
export { stateOf } from './state.ts';
export { CHECKED, isActivation, transition, type Transition } from './transition.ts';
