/** The states of an attempt: what may follow what, and how it ended. */
export { isFinal, isOpen, lateWindowEnd, mayRecheck, nextState, type IllegalMove } from './attempt.ts';
export { keptAnswer, keptConnection, keptPersonal } from './kept-answer.ts';
export { outcomeOf } from './outcome.ts';
